package org.bsplint.eval.bitbake.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/**
 * Runs statements over possibly unknown values. Where a condition is unknown both ways are run tentatively: what they do
 * to a datastore only makes the touched variables unknown, the names they bind become unknown, and what they raise or
 * return may or may not have happened.
 */
final class Interpreter {
    private enum Outcome {
        NORMAL,
        BREAK,
        CONTINUE,
        RETURN
    }

    private final World world;
    private final Evaluator evaluator;

    Interpreter(World world, Evaluator evaluator) {
        this.world = world;
        this.evaluator = evaluator;
    }

    /** Runs a function's body and gives its result. */
    Py run(List<Statement> body, Frame frame) {
        run(body, frame, true);
        if (!frame.mayHaveReturned.isEmpty()) {
            return new Py.Unknown(frame.mayHaveReturned);
        }
        return frame.result;
    }

    private Outcome run(List<Statement> statements, Frame frame, boolean ignored) {
        for (int i = 0; i < statements.size(); i++) {
            Outcome outcome = run(statements.get(i), frame);
            if (outcome != Outcome.NORMAL) {
                return outcome;
            }
            if (frame.isUncertain() && !world.isTentative()) {
                Set<Cause> causes = new LinkedHashSet<>(frame.mayHaveReturned);
                causes.addAll(frame.mayHaveJumped);
                tentatively(statements.subList(i + 1, statements.size()), frame, causes);
                return Outcome.NORMAL;
            }
        }
        return Outcome.NORMAL;
    }

    private Outcome run(Statement statement, Frame frame) {
        world.step();
        Scope scope = frame.scope;
        if (statement instanceof Statement.Evaluate one) {
            if (one.value() instanceof Expression.Yield yield) {
                frame.yielded.add(yield.value()
                        .map(value -> evaluator.evaluate(value, scope))
                        .orElse(Py.NONE));
            } else {
                evaluator.evaluate(one.value(), scope);
            }
            return Outcome.NORMAL;
        }
        if (statement instanceof Statement.Assign one) {
            Py value = evaluator.evaluate(one.value(), scope);
            one.targets().forEach(target -> assign(target, value, frame));
            return Outcome.NORMAL;
        }
        if (statement instanceof Statement.If one) {
            return branch(one, frame);
        }
        if (statement instanceof Statement.For one) {
            return loop(one, frame);
        }
        if (statement instanceof Statement.While one) {
            return loop(one, frame);
        }
        if (statement instanceof Statement.Try one) {
            return attempt(one, frame);
        }
        if (statement instanceof Statement.Return one) {
            frame.result =
                    one.value().map(value -> evaluator.evaluate(value, scope)).orElse(Py.NONE);
            return Outcome.RETURN;
        }
        if (statement instanceof Statement.Raise one) {
            throw raised(one, scope);
        }
        if (statement instanceof Statement.Break) {
            return Outcome.BREAK;
        }
        return statement instanceof Statement.Continue ? Outcome.CONTINUE : simple(statement, frame);
    }

    private Outcome simple(Statement statement, Frame frame) {
        Scope scope = frame.scope;
        if (statement instanceof Statement.Augment one) {
            augment(one, frame);
        } else if (statement instanceof Statement.Function one) {
            frame.bind(one.name(), evaluator.closure(one, scope));
        } else if (statement instanceof Statement.ClassDefinition one) {
            frame.bind(one.name(), type(one, scope));
        } else if (statement instanceof Statement.Import one) {
            String first = one.module().split("\\.", -1)[0];
            frame.bind(
                    one.name().isEmpty() ? first : one.name(),
                    world.library().module(one.name().isEmpty() ? first : one.module()));
        } else if (statement instanceof Statement.ImportFrom one) {
            frame.bind(one.name(), world.library().member(one.module(), one.item()));
        } else if (statement instanceof Statement.Scope one) {
            frame.outerNames.addAll(one.names());
        } else if (statement instanceof Statement.Delete one) {
            one.targets().forEach(target -> delete(target, frame));
        } else if (statement instanceof Statement.With one) {
            Set<Cause> causes = Set.of(Unmodelled.cause("with"));
            one.items().forEach(item -> evaluator.evaluate(item, scope));
            tentatively(one.body(), frame, causes);
        } else if (statement instanceof Statement.Unsupported one) {
            world.note(one.what());
        }
        return Outcome.NORMAL;
    }

    private Raised raised(Statement.Raise statement, Scope scope) {
        Py value = statement
                .value()
                .map(one -> evaluator.evaluate(one, scope))
                .orElseGet(() -> scope.find("(raised)").orElse(Py.NONE));
        if (value instanceof Py.Type type) {
            return Exceptions.of(type, List.of());
        }
        return value instanceof Py.Instance instance
                ? new Raised(instance, Show.str(instance).toString())
                : world.exceptions().raise("Exception", "an exception of an unknown class");
    }

    private Outcome branch(Statement.If statement, Frame frame) {
        Py test = evaluator.evaluate(statement.test(), frame.scope);
        Truth truth = Operators.truth(test);
        if (truth != Truth.UNKNOWN) {
            return run(truth == Truth.TRUE ? statement.then() : statement.otherwise(), frame, true);
        }
        Set<Cause> causes = Operators.causes(test, test);
        tentatively(statement.then(), frame, causes);
        tentatively(statement.otherwise(), frame, causes);
        return Outcome.NORMAL;
    }

    /** Runs what may or may not be run. */
    private void tentatively(List<Statement> statements, Frame frame, Set<Cause> causes) {
        if (statements.isEmpty()) {
            return;
        }
        Mentions mentions = Mentions.of(statements);
        spoil(mentions, frame, causes);
        world.enterTentative(causes);
        try {
            Outcome outcome = run(statements, frame, true);
            if (outcome == Outcome.RETURN) {
                frame.mayHaveReturned = causes;
            } else if (outcome != Outcome.NORMAL) {
                frame.mayHaveJumped = causes;
            }
        } catch (Raised perhaps) {
            world.mayRaise(perhaps);
        } finally {
            world.leaveTentative();
        }
        mentions.bound().forEach(name -> frame.bind(name, new Py.Unknown(causes)));
    }

    /** What the statements mention may be changed in place by them. */
    private static void spoil(Mentions mentions, Frame frame, Set<Cause> causes) {
        for (String name : mentions.mentioned()) {
            frame.scope.find(name).ifPresent(value -> {
                if (value instanceof Py.Mutable mutable) {
                    mutable.spoil(causes);
                }
            });
        }
    }

    private Outcome loop(Statement.For statement, Frame frame) {
        Py source = evaluator.evaluate(statement.source(), frame.scope);
        Optional<List<Py>> items = world.iteration().ordered(source);
        if (items.isEmpty()) {
            if (source instanceof Py.Group group && group.spoilt().isEmpty() && !world.isTentative()) {
                return anyOrder(statement, frame, group);
            }
            round(statement, frame, world.iteration().reasons(source));
            return Outcome.NORMAL;
        }
        for (Py item : items.get()) {
            assign(statement.target(), item, frame);
            Outcome outcome = run(statement.body(), frame, true);
            if (outcome == Outcome.RETURN) {
                return outcome;
            }
            if (!frame.mayHaveJumped.isEmpty() || !frame.mayHaveReturned.isEmpty()) {
                Set<Cause> causes = frame.mayHaveJumped.isEmpty() ? frame.mayHaveReturned : frame.mayHaveJumped;
                round(statement, frame, causes);
                return Outcome.NORMAL;
            }
            if (outcome == Outcome.BREAK) {
                return Outcome.NORMAL;
            }
        }
        return run(statement.otherwise(), frame, true);
    }

    /** A loop over a set of several: what only one round changes does not depend on the order. */
    private Outcome anyOrder(Statement.For statement, Frame frame, Py.Group group) {
        Set<Cause> causes = world.iteration().reasons(group);
        Effects effects = new Effects();
        world.recorders().add(effects);
        try {
            for (Py item : List.copyOf(group.items)) {
                effects.nextRound();
                assign(statement.target(), item, frame);
                Outcome outcome = run(statement.body(), frame, true);
                if (outcome == Outcome.RETURN || outcome == Outcome.BREAK || frame.isUncertain()) {
                    frame.mayHaveReturned = outcome == Outcome.RETURN ? causes : frame.mayHaveReturned;
                    round(statement, frame, causes);
                    break;
                }
            }
        } finally {
            world.recorders().remove(effects);
        }
        effects.settle(causes);
        Mentions.of(List.of(statement)).bound().forEach(name -> frame.bind(name, new Py.Unknown(causes)));
        return frame.isUncertain() ? Outcome.NORMAL : run(statement.otherwise(), frame, true);
    }

    /** One round that stands for any number of them. */
    private void round(Statement.For statement, Frame frame, Set<Cause> causes) {
        List<Statement> all = new ArrayList<>(statement.body());
        Set<String> bound = Mentions.of(List.of(statement)).bound();
        bound.forEach(name -> frame.bind(name, new Py.Unknown(causes)));
        tentatively(all, frame, causes);
        tentatively(statement.otherwise(), frame, causes);
        bound.forEach(name -> frame.bind(name, new Py.Unknown(causes)));
        frame.mayHaveJumped = Set.of();
    }

    private Outcome loop(Statement.While statement, Frame frame) {
        while (true) {
            Py test = evaluator.evaluate(statement.test(), frame.scope);
            Truth truth = Operators.truth(test);
            if (truth == Truth.FALSE) {
                return run(statement.otherwise(), frame, true);
            }
            Outcome outcome = Outcome.NORMAL;
            if (truth == Truth.TRUE) {
                outcome = run(statement.body(), frame, true);
            }
            if (outcome == Outcome.RETURN) {
                return outcome;
            }
            boolean jumped = frame.isUncertain() && !world.isTentative();
            if (truth == Truth.UNKNOWN || jumped || world.isTentative()) {
                Set<Cause> causes = truth == Truth.UNKNOWN ? Operators.causes(test, test) : world.causesOr(frame);
                Set<String> bound = Mentions.of(List.of(statement)).bound();
                bound.forEach(name -> frame.bind(name, new Py.Unknown(causes)));
                tentatively(statement.body(), frame, causes);
                frame.mayHaveJumped = Set.of();
                return Outcome.NORMAL;
            }
            if (outcome == Outcome.BREAK) {
                return Outcome.NORMAL;
            }
        }
    }

    private Outcome attempt(Statement.Try statement, Frame frame) {
        Outcome outcome;
        int before = world.possibleRaises();
        try {
            outcome = run(statement.body(), frame, true);
            if (world.possibleRaises() > before) {
                Set<Cause> causes = Set.of(Unmodelled.cause("an exception that may be raised"));
                statement.handlers().forEach(handler -> tentatively(handler.body(), frame, causes));
            }
            if (outcome == Outcome.NORMAL) {
                outcome = run(statement.otherwise(), frame, true);
            }
        } catch (Raised raised) {
            outcome = handle(statement, raised, frame);
        }
        Outcome last = run(statement.last(), frame, true);
        return last == Outcome.NORMAL ? outcome : last;
    }

    private Outcome handle(Statement.Try statement, Raised raised, Frame frame) {
        for (Statement.Handler handler : statement.handlers()) {
            Truth matches = handler.type().isEmpty()
                    ? Truth.TRUE
                    : catches(evaluator.evaluate(handler.type().get(), frame.scope), raised);
            if (matches == Truth.FALSE) {
                continue;
            }
            if (!handler.name().isEmpty()) {
                frame.bind(handler.name(), raised.exception());
            }
            frame.scope.bind("(raised)", raised.exception());
            if (matches == Truth.UNKNOWN) {
                tentatively(handler.body(), frame, Set.of(Unmodelled.cause("an exception of an unknown class")));
                return Outcome.NORMAL;
            }
            return run(handler.body(), frame, true);
        }
        run(statement.last(), frame, true);
        throw raised;
    }

    private static Truth catches(Py type, Raised raised) {
        if (type instanceof Py.Tuple several) {
            Truth any = Truth.FALSE;
            for (Py one : several.items()) {
                any = any.or(catches(one, raised));
            }
            return any;
        }
        return type instanceof Py.Type wanted ? Truth.of(raised.exception().type.isA(wanted.name)) : Truth.UNKNOWN;
    }

    private Py type(Statement.ClassDefinition statement, Scope scope) {
        List<Py.Type> bases = new ArrayList<>();
        for (Expression base : statement.bases()) {
            if (!(evaluator.evaluate(base, scope) instanceof Py.Type type)) {
                return Unmodelled.value("class " + statement.name());
            }
            bases.add(type);
        }
        Py.Type type = new Py.Type(statement.name(), bases);
        Frame frame = new Frame(scope.inner());
        run(statement.body(), frame, true);
        type.attributes.putAll(frame.scope.own());
        return type;
    }

    private void augment(Statement.Augment statement, Frame frame) {
        Py before = evaluator.evaluate(statement.target(), frame.scope);
        Py value = evaluator.evaluate(statement.value(), frame.scope);
        if (before instanceof Py.Sequence && statement.operator().equals("+")) {
            evaluator.call(evaluator.attribute(before, "extend"), Arguments.of(value));
            return;
        }
        if (before instanceof Py.Group && statement.operator().equals("|")) {
            evaluator.call(evaluator.attribute(before, "update"), Arguments.of(value));
            return;
        }
        assign(statement.target(), world.operators().binary(statement.operator(), before, value), frame);
    }

    private void delete(Expression target, Frame frame) {
        if (target instanceof Expression.Name name) {
            frame.scope.unbind(name.id());
        } else if (target instanceof Expression.Subscript item) {
            Py container = evaluator.evaluate(item.value(), frame.scope);
            evaluator.items().delete(container, evaluator.evaluate(item.index(), frame.scope));
        } else if (target instanceof Expression.TupleDisplay several) {
            several.items().forEach(one -> delete(one, frame));
        }
    }

    void assign(Expression target, Py value, Frame frame) {
        if (target instanceof Expression.Name name) {
            frame.bind(name.id(), value);
        } else if (target instanceof Expression.TupleDisplay tuple) {
            unpack(tuple.items(), value, frame);
        } else if (target instanceof Expression.ListDisplay list) {
            unpack(list.items(), value, frame);
        } else if (target instanceof Expression.Subscript item) {
            Py container = evaluator.evaluate(item.value(), frame.scope);
            evaluator.items().set(container, evaluator.evaluate(item.index(), frame.scope), value);
        } else if (target instanceof Expression.Attribute attribute) {
            evaluator.setAttribute(evaluator.evaluate(attribute.value(), frame.scope), attribute.name(), value);
        }
    }

    private void unpack(List<Expression> targets, Py value, Frame frame) {
        Optional<List<Py>> items = world.iteration().ordered(value);
        boolean starred = targets.stream().anyMatch(target -> target instanceof Expression.Starred);
        if (items.isEmpty() || starred) {
            Py unknown = items.isEmpty()
                    ? new Py.Unknown(world.iteration().reasons(value))
                    : Unmodelled.value("unpacking with a star");
            targets.forEach(target ->
                    assign(target instanceof Expression.Starred star ? star.value() : target, unknown, frame));
            return;
        }
        if (items.get().size() != targets.size()) {
            throw world.exceptions()
                    .raise(
                            "ValueError",
                            items.get().size() > targets.size()
                                    ? "too many values to unpack (expected " + targets.size() + ")"
                                    : "not enough values to unpack (expected " + targets.size() + ", got "
                                            + items.get().size() + ")");
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), items.get().get(i), frame);
        }
    }
}
