package org.bsplint.eval.bitbake.python.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;

/** What assignments and {@code del} do to their targets. */
final class Targets {
    private final World world;
    private final Evaluator evaluator;

    Targets(World world, Evaluator evaluator) {
        this.world = world;
        this.evaluator = evaluator;
    }

    private static final Map<String, String> IN_PLACE =
            Map.of("|", "update", "-", "difference_update", "&", "intersection_update");

    /** A name in a scope, for telling what rounds of a loop change. */
    record Local(Scope scope, String name) {}

    void delete(Expression target, Frame frame) {
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
            world.changes(new Local(frame.scope, name.id()), causes -> frame.bind(name.id(), new Py.Unknown(causes)));
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
        if (items.isEmpty()) {
            Py unknown = new Py.Unknown(world.iteration().reasons(value));
            targets.forEach(target ->
                    assign(target instanceof Expression.Starred star ? star.value() : target, unknown, frame));
            return;
        }
        boolean starred = targets.stream().anyMatch(target -> target instanceof Expression.Starred);
        int spare = items.get().size() - targets.size();
        if (starred ? spare < -1 : spare != 0) {
            throw world.exceptions()
                    .raise(
                            "ValueError",
                            spare > 0
                                    ? "too many values to unpack (expected " + targets.size() + ")"
                                    : "not enough values to unpack (expected " + (starred ? "at least " : "")
                                            + (targets.size() - (starred ? 1 : 0)) + ", got "
                                            + items.get().size() + ")");
        }
        int next = 0;
        for (Expression target : targets) {
            if (target instanceof Expression.Starred star) {
                assign(star.value(), new Py.Sequence(items.get().subList(next, next + spare + 1)), frame);
                next += spare + 1;
            } else {
                assign(target, items.get().get(next++), frame);
            }
        }
    }

    /** {@code x += y}: in place where Python changes the object. */
    void augment(Statement.Augment statement, Frame frame) {
        Py before = evaluator.unread(statement.target(), frame.scope);
        Py value = evaluator.evaluate(statement.value(), frame.scope);
        if (before instanceof Py.Sequence && statement.operator().equals("+")) {
            evaluator.call(evaluator.attribute(before, "extend"), Arguments.of(value));
            return;
        }
        Optional<String> method = before instanceof Py.Group && value instanceof Py.Group
                ? Optional.ofNullable(IN_PLACE.get(statement.operator()))
                : Optional.empty();
        if (method.isPresent()) {
            evaluator.call(evaluator.attribute(before, method.get()), Arguments.of(value));
            return;
        }
        assign(statement.target(), world.operators().binary(statement.operator(), before, value), frame);
    }
}
