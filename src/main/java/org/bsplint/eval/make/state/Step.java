package org.bsplint.eval.make.state;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.value.Assignment;
import org.bsplint.value.Origin;

/** One entry of a variable's history, kept lean: it becomes an {@link Assignment} only if someone asks. */
public record Step(
        String operator,
        String text,
        Definition.Source source,
        Optional<Place> place,
        Assignment.Effect effect,
        String note,
        Optional<Way> way) {

    public Assignment assignment(Holes holes) {
        return new Assignment(
                operator,
                holes.text(text).toString(),
                origin(source),
                place.map(Place::span),
                effect,
                note,
                place.isPresent() ? Way.related(way) : List.<Related>of());
    }

    public static Origin origin(Definition.Source source) {
        return switch (source) {
            case DEFAULT -> Origin.DEFAULT;
            case ENVIRONMENT, ENVIRONMENT_OVERRIDE -> Origin.ENVIRONMENT;
            case COMMAND_LINE -> Origin.COMMAND_LINE;
            case OVERRIDE -> Origin.OVERRIDE;
            case AUTOMATIC -> Origin.AUTOMATIC;
            case FILE, UNSURE -> Origin.FILE;
            case KNOWLEDGE -> Origin.KNOWLEDGE_BASE;
        };
    }
}
