package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Exceptions;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Raised;
import org.bsplint.eval.bitbake.python.value.Scope;
import org.bsplint.eval.bitbake.python.value.Show;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.syntax.bitbake.python.Expression;
import org.bsplint.syntax.bitbake.python.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;

/**
 * Runs statements over possibly unknown values. Where a condition is unknown both ways are run tentatively: what they do
 * to a datastore only makes the touched variables unknown, the names they bind become unknown, and what they raise or
 * return may or may not have happened.
 */
public final class Interpreter {
    private enum Outcome {
        NORMAL,
        BREAK,
        CONTINUE,
        RETURN
    }

    private final World world;
    private final Evaluator evaluator;
    private final Targets targets;

    public Interpreter(World world, Evaluator evaluator) {
        this.world = world;
        this.evaluator = evaluator;
        this.targets = new Targets(world, evaluator);
    }

    Targets targets() {
        return targets;
    }

    /** Runs a function's body and gives its result. */
    public Py run(List<Statement> body, Frame frame) {
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
            Set<Cause> mayBeLeft = world.isTentative() ? Set.of() : world.mayBeLeft();
            if ((frame.isUncertain() || !mayBeLeft.isEmpty()) && !world.isTentative()) {
                Set<Cause> causes = new LinkedHashSet<>(frame.mayHaveReturned);
                causes.addAll(frame.mayHaveJumped);
                causes.addAll(mayBeLeft);
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
            one.targets().forEach(target -> targets.assign(target, value, frame));
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
            targets.augment(one, frame);
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
            one.targets().forEach(target -> targets.delete(target, frame));
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
            if (perhaps.exception().type.isA("bb.parse.SkipRecipe")) {
                world.maySkip(causes);
            }
        } finally {
            world.leaveTentative();
        }
        mentions.bound().forEach(name -> frame.bind(name, new Py.Unknown(causes)));
    }

    /** What the statements mention may be changed in place by them. */
    private static void spoil(Mentions mentions, Frame frame, Set<Cause> causes) {
        for (String name : mentions.mentioned()) {
            frame.scope.find(name).ifPresent(value -> {
                if (value instanceof Py.Mutable mutable && !(value instanceof Py.Instance)) {
                    mutable.spoil(causes);
                }
            });
        }
    }

    private Outcome loop(Statement.For statement, Frame frame) {
        Py given = evaluator.evaluate(statement.source(), frame.scope);
        Py source = given instanceof Py.Store store ? store.access().call("keys", Arguments.of()) : given;
        Optional<List<Py>> items = world.iteration().ordered(source);
        if (items.isEmpty()) {
            if (source instanceof Py.Group group && group.spoilt().isEmpty() && !world.isTentative()) {
                return anyOrder(statement, frame, group);
            }
            round(statement, frame, world.iteration().reasons(source));
            return Outcome.NORMAL;
        }
        for (Py item : items.get()) {
            targets.assign(statement.target(), item, frame);
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
        boolean returns = false;
        try {
            for (Py item : List.copyOf(group.items)) {
                effects.nextRound();
                targets.assign(statement.target(), item, frame);
                Outcome outcome = run(statement.body(), frame, true);
                returns |= outcome == Outcome.RETURN;
                if (outcome == Outcome.RETURN || outcome == Outcome.BREAK) {
                    effects.leaves();
                }
                if (frame.isUncertain()) {
                    round(statement, frame, causes);
                    break;
                }
            }
        } finally {
            world.recorders().remove(effects);
        }
        effects.settle(causes);
        if (returns && !effects.leavesAlone()) {
            frame.mayHaveReturned = causes;
            return Outcome.NORMAL;
        }
        if (returns) {
            return Outcome.RETURN;
        }
        return effects.leavesAtAll() || frame.isUncertain() ? Outcome.NORMAL : run(statement.otherwise(), frame, true);
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
        int outer = world.enterTry();
        boolean all = statement.handlers().stream().anyMatch(Interpreter::catchesAll);
        try {
            outcome = run(statement.body(), frame, true);
            if (world.possibleRaises() > before) {
                Set<Cause> causes = Set.of(Unmodelled.cause("an exception that may be raised"));
                world.leaveTry(outer, all);
                statement.handlers().forEach(handler -> tentatively(handler.body(), frame, causes));
            } else {
                world.leaveTry(outer, false);
            }
            if (outcome == Outcome.NORMAL) {
                outcome = run(statement.otherwise(), frame, true);
            }
        } catch (Raised raised) {
            world.leaveTry(outer, all);
            outcome = handle(statement, raised, frame);
        }
        Outcome last = run(statement.last(), frame, true);
        return last == Outcome.NORMAL ? outcome : last;
    }

    private static boolean catchesAll(Statement.Handler handler) {
        return handler.type().isEmpty()
                || handler.type().get() instanceof Expression.Name name
                        && name.id().endsWith("Exception");
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
}
