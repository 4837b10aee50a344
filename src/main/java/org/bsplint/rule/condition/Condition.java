package org.bsplint.rule.condition;

import java.util.List;
import org.bsplint.syntax.condition.ConditionLine;

/** What a rule asks of an image: one fact, or facts combined at most two deep. */
public sealed interface Condition {
    /** One line as written, and as read. */
    record Fact(String text, ConditionLine line) implements Condition {}

    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /** Every fact in it, in order. */
    default List<Fact> facts() {
        if (this instanceof Fact fact) {
            return List.of(fact);
        }
        if (this instanceof Not not) {
            return not.part().facts();
        }
        List<Condition> parts = this instanceof All all ? all.parts() : ((Any) this).parts();
        return parts.stream().flatMap(part -> part.facts().stream()).toList();
    }
}
