package org.bsplint.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text on the console and what it means.
 *
 * @param pattern over one line with blanks folded
 * @param unlessLater the text counts only where no later line fits this; empty for most
 * @param general says little: told only where nothing more special is recognised
 * @param next what to look at next
 * @param rules names of the rules that see the cause before the build
 */
public record Failure(
        String name,
        Pattern pattern,
        Optional<Pattern> unlessLater,
        boolean general,
        String title,
        String cause,
        String fix,
        String next,
        List<String> rules,
        String source) {
    public Failure {
        rules = List.copyOf(rules);
    }
}
