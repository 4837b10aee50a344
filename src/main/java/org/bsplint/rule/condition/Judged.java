package org.bsplint.rule.condition;

import java.util.List;
import java.util.function.Consumer;
import org.bsplint.value.Truth;

/** A condition, decided: its truth, and for a single fact what came of it. */
public sealed interface Judged {
    Truth truth();

    record Single(Condition.Fact fact, Outcome outcome) implements Judged {
        @Override
        public Truth truth() {
            return outcome.truth();
        }
    }

    /** All or any of several. */
    record Several(Truth truth, List<Judged> parts) implements Judged {
        public Several {
            parts = List.copyOf(parts);
        }
    }

    record Negated(Judged part) implements Judged {
        @Override
        public Truth truth() {
            return part.truth().not();
        }
    }

    /** Hands on every fact with its outcome, in order. */
    default void forEach(Consumer<Single> reader) {
        if (this instanceof Single single) {
            reader.accept(single);
        } else if (this instanceof Negated negated) {
            negated.part().forEach(reader);
        } else {
            ((Several) this).parts().forEach(part -> part.forEach(reader));
        }
    }

    /** The facts that make it what it is: of a true "all" every one, of a false one only the false ones. */
    default List<Single> reasons() {
        if (this instanceof Single single) {
            return List.of(single);
        }
        return this instanceof Negated negated
                ? negated.part().reasons()
                : ((Several) this)
                        .parts().stream()
                                .filter(part -> part.truth() == truth())
                                .flatMap(part -> part.reasons().stream())
                                .toList();
    }
}
