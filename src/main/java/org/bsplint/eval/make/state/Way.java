package org.bsplint.eval.make.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Related;

/**
 * How evaluation came to where it is: includes and calls, innermost first.
 *
 * @param outer the way to the including or calling line; empty at the top
 */
public record Way(Optional<Way> outer, Place at, String note) {
    /** Name of a makefile that stands for absent ones: no place to show. */
    public static final String STAND_IN = "bsplint-front-slice.mk";

    /** The whole way, outermost first. */
    public static List<Related> related(Optional<Way> way) {
        List<Related> steps = new ArrayList<>();
        for (Optional<Way> step = way; step.isPresent(); step = step.get().outer()) {
            if (step.get().at().name().equals(STAND_IN)) {
                continue;
            }
            steps.add(Related.at(step.get().at().span(), step.get().note()));
        }
        Collections.reverse(steps);
        return steps;
    }
}
