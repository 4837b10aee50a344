package org.bsplint.syntax.hush;

import java.util.List;
import java.util.Optional;

/**
 * What the shell reads before it runs anything of it: a line, or a compound up to its end. With an error nothing of the
 * chunk runs, nor anything after it; unless {@code steps} is not empty, where the shell complains and runs them.
 *
 * @param end offset in the text after which reading goes on
 */
public record Chunk(List<Step> steps, Optional<Fault> fault, int start, int end) {
    /**
     * A syntax error.
     *
     * @param atEnd the text ended before the compound did (the shell treats this more mildly than any other)
     */
    public record Fault(int offset, String message, boolean atEnd) {}

    public Chunk {
        steps = List.copyOf(steps);
    }
}
