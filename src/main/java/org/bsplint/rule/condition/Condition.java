package org.bsplint.rule.condition;

import java.util.ArrayList;
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
        List<Fact> facts = new ArrayList<>();
        addFactsTo(facts);
        return facts;
    }

    /** The same, added to others. */
    default void addFactsTo(List<Fact> facts) {
        if (this instanceof Fact fact) {
            facts.add(fact);
        } else if (this instanceof Not not) {
            not.part().addFactsTo(facts);
        } else {
            List<Condition> parts = this instanceof All all ? all.parts() : ((Any) this).parts();
            parts.forEach(part -> part.addFactsTo(facts));
        }
    }
}
