package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Format;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Raised;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/** Evaluates expressions, calls functions, reads attributes. */
public final class Evaluator {
    private final World world;
    private final Attributes attributes;
    private final Items items;
    private final Calls calls;

    public Evaluator(World world) {
        this.world = world;
        this.attributes = new Attributes(world, this);
        this.items = new Items(world);
        this.calls = new Calls(world, this);
    }

    public Items items() {
        return items;
    }

    public void run(List<Statement> statements, Frame frame) {
        calls.interpreter().run(statements, frame);
    }

    public Py call(Py function, Arguments arguments) {
        return calls.call(function, arguments);
    }

    public Py attribute(Py value, String name) {
        return attributes.get(value, name);
    }

    public void setAttribute(Py value, String name, Py changed) {
        if (value instanceof Py.Instance instance) {
            if (world.isTentative()) {
                instance.spoil(world.doubts());
            }
            instance.attributes.put(name, changed);
        } else if (value instanceof Py.Type type) {
            type.attributes.put(name, world.isTentative() ? new Py.Unknown(world.doubts()) : changed);
        }
    }

    public Py.Closure closure(Statement.Function function, Scope scope) {
        Py.Body body = new Py.Body(function.body(), Optional.empty(), Mentions.yields(function.body()));
        return new Py.Closure(
                function.name(), function.parameters(), initial(function.parameters(), scope), body, scope);
    }

    private List<Py> initial(List<Expression.Parameter> parameters, Scope scope) {
        return parameters.stream()
                .map(parameter ->
                        parameter.initial().map(value -> evaluate(value, scope)).orElse(Py.NONE))
                .toList();
    }

    public Py evaluate(Expression expression, Scope scope) {
        world.step();
        if (expression instanceof Expression.Name name) {
            return name(name.id(), scope);
        }
        if (expression instanceof Expression.Text text) {
            return world.text(text.value());
        }
        if (expression instanceof Expression.Call call) {
            return calls.evaluate(call, scope);
        }
        if (expression instanceof Expression.Attribute attribute) {
            boolean adds = Attributes.kind(attribute.name()) != Effects.Kind.OTHER
                    && attribute.value() instanceof Expression.Name;
            Py value = adds ? unread(attribute.value(), scope) : evaluate(attribute.value(), scope);
            return attribute(value, attribute.name());
        }
        if (expression instanceof Expression.Int number) {
            return new Py.Int(number.value());
        }
        if (expression instanceof Expression.Bool bool) {
            return Py.of(bool.value());
        }
        if (expression instanceof Expression.None) {
            return Py.NONE;
        }
        if (expression instanceof Expression.Logical logical) {
            return logical(logical, scope);
        }
        if (expression instanceof Expression.Compare compare) {
            return compare(compare, scope);
        }
        if (expression instanceof Expression.Conditional conditional) {
            return conditional(conditional, scope);
        }
        if (expression instanceof Expression.Binary binary) {
            Py left = evaluate(binary.left(), scope);
            return world.operators().binary(binary.operator(), left, evaluate(binary.right(), scope));
        }
        return expression instanceof Expression.Unary unary ? unary(unary, scope) : display(expression, scope);
    }

    private Py display(Expression expression, Scope scope) {
        if (expression instanceof Expression.Subscript item) {
            Py container = evaluate(item.value(), scope);
            return item.index() instanceof Expression.Slice slice
                    ? items.slice(
                            container, bound(slice.from(), scope), bound(slice.to(), scope), bound(slice.step(), scope))
                    : items.get(container, evaluate(item.index(), scope));
        }
        if (expression instanceof Expression.ListDisplay list) {
            return collected(list.items(), scope, Py.Sequence::new);
        }
        if (expression instanceof Expression.TupleDisplay tuple) {
            return collected(tuple.items(), scope, Py.Tuple::new);
        }
        if (expression instanceof Expression.SetDisplay set) {
            return collected(set.items(), scope, Py.Group::new);
        }
        if (expression instanceof Expression.DictDisplay dict) {
            return dict(dict, scope);
        }
        if (expression instanceof Expression.Comprehension comprehension) {
            return comprehension(comprehension, scope);
        }
        if (expression instanceof Expression.Joined joined) {
            return joined(joined, scope);
        }
        if (expression instanceof Expression.Real real) {
            return new Py.Real(real.value());
        }
        if (expression instanceof Expression.Lambda lambda) {
            Py.Body body = new Py.Body(List.of(), Optional.of(lambda.body()), false);
            return new Py.Closure("<lambda>", lambda.parameters(), initial(lambda.parameters(), scope), body, scope);
        }
        if (expression instanceof Expression.Assigned assigned) {
            Py value = evaluate(assigned.value(), scope);
            scope.bind(assigned.name(), value);
            return value;
        }
        return Unmodelled.value(
                expression instanceof Expression.Unsupported one
                        ? one.what()
                        : expression.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }

    private Py name(String id, Scope scope) {
        Py value = scope.find(id).orElseGet(() -> world.library().global(id));
        if (!world.recorders().isEmpty()) {
            scope.owner(id).ifPresent(owner -> world.reads(new Targets.Local(owner, id)));
            if (value instanceof Py.Mutable) {
                world.reads(value);
            }
        }
        return value;
    }

    /** A value that is only going to be changed in place: what it holds is not looked at. */
    Py unread(Expression expression, Scope scope) {
        return expression instanceof Expression.Name name
                ? scope.find(name.id()).orElseGet(() -> world.library().global(name.id()))
                : evaluate(expression, scope);
    }

    private Optional<Py> bound(Optional<Expression> expression, Scope scope) {
        return expression.map(one -> evaluate(one, scope)).filter(value -> !value.isNone());
    }

    private Py logical(Expression.Logical logical, Scope scope) {
        Py value = Py.NONE;
        Set<Cause> doubts = new LinkedHashSet<>();
        Truth all = logical.and() ? Truth.TRUE : Truth.FALSE;
        for (Expression operand : logical.operands()) {
            Truth truth;
            try {
                value = evaluate(operand, scope);
                truth = Operators.truth(value);
            } catch (Raised raised) {
                if (doubts.isEmpty()) {
                    throw raised;
                }
                world.mayRaise(raised);
                return new Py.Unknown(doubts);
            }
            all = logical.and() ? all.and(truth) : all.or(truth);
            if (truth == Truth.of(!logical.and())) {
                break;
            }
            if (truth == Truth.UNKNOWN) {
                doubts.addAll(Operators.causes(value, value));
            }
        }
        if (doubts.isEmpty()) {
            return value;
        }
        boolean lastAlone = doubts.equals(value.causes()) && logical.operands().size() == 1;
        return lastAlone ? value : undecided(value, doubts, all);
    }

    /** Either of several values: a Boolean if its truth is certain all the same and nobody can see the difference. */
    private static Py undecided(Py last, Set<Cause> doubts, Truth truth) {
        return last instanceof Py.Bool && truth != Truth.UNKNOWN ? Py.of(truth == Truth.TRUE) : new Py.Unknown(doubts);
    }

    private Py compare(Expression.Compare compare, Scope scope) {
        Py left = evaluate(compare.operands().get(0), scope);
        Py result = Py.TRUE;
        for (int i = 0; i < compare.operators().size(); i++) {
            Py right = evaluate(compare.operands().get(i + 1), scope);
            Py next = world.operators().compare(compare.operators().get(i), left, right);
            Truth both = Operators.truth(result).and(Operators.truth(next));
            result = both == Truth.UNKNOWN && Operators.truth(next) != Truth.UNKNOWN ? result : next;
            if (both == Truth.FALSE) {
                return Py.FALSE;
            }
            left = right;
        }
        return result;
    }

    private Py conditional(Expression.Conditional conditional, Scope scope) {
        Py test = evaluate(conditional.test(), scope);
        Truth truth = Operators.truth(test);
        if (truth != Truth.UNKNOWN) {
            return evaluate(truth == Truth.TRUE ? conditional.then() : conditional.otherwise(), scope);
        }
        Set<Cause> causes = Operators.causes(test, test);
        try {
            Py then = evaluate(conditional.then(), scope);
            Py otherwise = evaluate(conditional.otherwise(), scope);
            boolean alike = Operators.equal(then, otherwise) == Truth.TRUE && then.getClass() == otherwise.getClass();
            return alike && !(then instanceof Py.Mutable) ? then : Py.either(then, otherwise, causes);
        } catch (Raised raised) {
            world.mayRaise(raised);
            return new Py.Unknown(causes);
        }
    }

    private Py unary(Expression.Unary unary, Scope scope) {
        Py operand = evaluate(unary.operand(), scope);
        if (unary.operator().equals("not")) {
            return Py.of(Operators.truth(operand).not(), Operators.causes(operand, operand));
        }
        if (operand.isUncertain()) {
            return new Py.Unknown(operand.causes());
        }
        Optional<Long> whole = Operators.whole(operand);
        if (whole.isPresent()) {
            long value = whole.get();
            return new Py.Int(
                    unary.operator().equals("-") ? -value : unary.operator().equals("~") ? ~value : value);
        }
        if (operand instanceof Py.Real real && !unary.operator().equals("~")) {
            return new Py.Real(unary.operator().equals("-") ? -real.value() : real.value());
        }
        throw world.exceptions()
                .raise(
                        "TypeError",
                        "bad operand type for unary " + unary.operator() + ": '" + Show.typeName(operand) + "'");
    }

    private Py collected(List<Expression> expressions, Scope scope, java.util.function.Function<List<Py>, Py> make) {
        List<Py> values = new ArrayList<>();
        for (Expression one : expressions) {
            if (one instanceof Expression.Starred star) {
                Py source = evaluate(star.value(), scope);
                Optional<List<Py>> more = world.iteration().ordered(source);
                if (more.isEmpty()) {
                    return new Py.Unknown(world.iteration().reasons(source));
                }
                values.addAll(more.get());
            } else {
                values.add(evaluate(one, scope));
            }
        }
        return make.apply(values);
    }

    private Py dict(Expression.DictDisplay display, Scope scope) {
        Py.Dict dict = new Py.Dict();
        for (Expression.Entry entry : display.entries()) {
            if (entry.spread()) {
                attributes.call(dict, "update", Arguments.of(evaluate(entry.value(), scope)));
            } else {
                items.set(dict, evaluate(entry.key(), scope), evaluate(entry.value(), scope));
            }
        }
        return dict;
    }

    private Py joined(Expression.Joined joined, Scope scope) {
        Text.Builder text = new Text.Builder();
        for (Expression part : joined.parts()) {
            if (part instanceof Expression.Field field) {
                Py value = evaluate(field.value(), scope);
                Py shown = field.conversion().equals("r") ? new Py.Str(Show.repr(value)) : value;
                Text specification = Show.str(evaluate(field.format(), scope));
                text.append(
                        specification.isKnown()
                                ? new Format(world.exceptions()).format(shown, specification.known())
                                : Text.unknown(specification.causes()));
            } else {
                text.append(Show.str(evaluate(part, scope)));
            }
        }
        return new Py.Str(text.build());
    }

    private Py comprehension(Expression.Comprehension comprehension, Scope scope) {
        Map<Py, Py> entries = new LinkedHashMap<>();
        List<Py> values = new ArrayList<>();
        Set<Cause> doubts = new LinkedHashSet<>();
        Frame frame = new Frame(scope.inner());
        clause(comprehension, 0, frame, doubts, () -> {
            Py item = evaluate(comprehension.item(), frame.scope);
            comprehension
                    .value()
                    .ifPresentOrElse(
                            value -> {
                                doubts.addAll(item.causes());
                                entries.put(item, evaluate(value, frame.scope));
                            },
                            () -> values.add(item));
        });
        if (comprehension.kind() == Expression.Kind.SET) {
            values.forEach(value -> doubts.addAll(Operators.deepCauses(value)));
        }
        Py.Mutable result = switch (comprehension.kind()) {
            case DICT -> new Py.Dict();
            case SET -> new Py.Group(values);
            case LIST, GENERATOR -> new Py.Sequence(values);
        };
        if (result instanceof Py.Dict dict) {
            dict.entries.putAll(entries);
        }
        if (!doubts.isEmpty()) {
            result.spoil(doubts);
        }
        return result;
    }

    private void clause(
            Expression.Comprehension comprehension, int index, Frame frame, Set<Cause> doubts, Runnable collect) {
        if (index == comprehension.clauses().size()) {
            collect.run();
            return;
        }
        Expression.Clause clause = comprehension.clauses().get(index);
        Py source = evaluate(clause.source(), frame.scope);
        boolean orderMatters = comprehension.kind() != Expression.Kind.SET;
        Optional<List<Py>> all = orderMatters && comprehension.kind() != Expression.Kind.GENERATOR
                ? world.iteration().ordered(source)
                : world.iteration().items(source);
        if (all.isEmpty()) {
            doubts.addAll(world.iteration().reasons(source));
            return;
        }
        if (orderMatters && world.iteration().ordered(source).isEmpty()) {
            doubts.addAll(world.iteration().reasons(source));
            return;
        }
        for (Py item : all.get()) {
            calls.interpreter().targets().assign(clause.target(), item, frame);
            Truth wanted = Truth.TRUE;
            for (Expression condition : clause.conditions()) {
                if (wanted != Truth.FALSE) {
                    Py test = evaluate(condition, frame.scope);
                    wanted = wanted.and(Operators.truth(test));
                    if (Operators.truth(test) == Truth.UNKNOWN) {
                        doubts.addAll(Operators.causes(test, test));
                    }
                }
            }
            if (wanted == Truth.TRUE) {
                clause(comprehension, index + 1, frame, doubts, collect);
            }
        }
    }
}
