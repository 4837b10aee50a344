package org.bsplint.syntax.hush;

import java.util.Optional;

/**
 * One place in a list of commands: the command there, if any, and what joins it to the next.
 *
 * @param start offset of its first character in the text that was read
 */
public record Step(Optional<Statement> statement, Joint joint, int start, int end) {
    /** What stands between two commands. */
    public enum Joint {
        /** {@code ;} or a line's end. */
        THEN,
        AND,
        OR,
        /** {@code |} of the modern shell: the command before it runs, and what follows is left to chance. */
        PIPE
    }
}
