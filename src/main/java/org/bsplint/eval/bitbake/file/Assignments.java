package org.bsplint.eval.bitbake.file;

import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.syntax.bitbake.AssignmentOperator;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Assignments as {@code ast.DataNode} carries them out: on raw contents, in the order of the file. */
final class Assignments {
    private final DataStore store;

    Assignments(DataStore store) {
        this.store = store;
    }

    void export(Statement.Export export) {
        store.storeFlag(
                export.name(),
                "export",
                Value.known("1"),
                Event.flag("exported", "export", "1", Place.at(export.span())));
    }

    void execute(Statement.Assignment assignment) {
        Place place = Place.at(assignment.span());
        if (assignment.exported()) {
            Event exported = Event.flag("exported", "export", "1", place);
            store.storeFlag(assignment.name(), "export", Value.known("1"), exported);
        }
        Findings.beforeAssignment(store, assignment);
        Effect effect = Effect.APPLIED;
        if (assignment.operator() == AssignmentOperator.DEFAULT) {
            Value before = before(assignment);
            boolean perhaps = before instanceof Value.Unknown unknown && unknown.maybeUnset();
            effect =
                    before.isUnset() ? Effect.APPLIED : perhaps ? Effect.CONDITION_UNKNOWN : Effect.IGNORED_ALREADY_SET;
        }
        Value value = value(assignment);
        boolean weak = assignment.operator() == AssignmentOperator.WEAK;
        String flag = assignment.flag().isEmpty() && weak ? "_defaultval" : assignment.flag();
        Event event = new Event(assignment.operator().word(), flag, assignment.value(), place, effect);
        if (!assignment.flag().isEmpty()) {
            if (weak && store.dialect().hasWeakFlags()) {
                store.storeWeakFlag(assignment.name(), assignment.flag(), value, event);
            } else {
                store.storeFlag(assignment.name(), assignment.flag(), value, event);
            }
        } else if (weak) {
            store.storeWeak(assignment.name(), value, event);
        } else {
            store.store(assignment.name(), value, event);
        }
    }

    /** What the operators of statements see: content only, no weak default, nothing stored. */
    private Value before(Statement.Assignment assignment) {
        return assignment.flag().isEmpty()
                ? store.content(assignment.name())
                : store.flagContent(assignment.name(), assignment.flag());
    }

    private Value value(Statement.Assignment assignment) {
        Text text = Text.of(assignment.value());
        return switch (assignment.operator()) {
            case SET, WEAK -> Value.of(text);
            case IMMEDIATE -> immediate(assignment, text);
            case DEFAULT -> orElse(before(assignment), text);
            case APPEND ->
                Value.of(before(assignment).partial().plus(Text.of(" ").plus(text)));
            case PREPEND -> Value.of(text.plus(" ").plus(before(assignment).partial()));
            case APPEND_TIGHT -> Value.of(before(assignment).partial().plus(text));
            case PREPEND_TIGHT -> Value.of(text.plus(before(assignment).partial()));
        };
    }

    private static Value orElse(Value before, Text text) {
        if (before.isUnset()) {
            return Value.of(text);
        }
        boolean perhaps = before instanceof Value.Unknown unknown && unknown.maybeUnset();
        return perhaps ? Value.unknown(before.causes(), false) : before;
    }

    private Value immediate(Statement.Assignment assignment, Text text) {
        Value value = store.expand(text);
        if (value instanceof Value.Failing failing) {
            Optional<Diagnostic> error = Optional.of(Diagnostic.error(
                    assignment.span(), "cannot expand " + assignment.name() + " := …: " + failing.reason()));
            error.ifPresent(store.notes()::add);
        }
        return value;
    }
}
