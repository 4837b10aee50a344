package org.bsplint.eval.hush;

import java.util.List;
import java.util.stream.Collectors;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.Span;
import org.bsplint.value.Text;

/**
 * One command that a script or environment may run.
 *
 * @param argv the words after expansion; an unknown one outside quotes may stand for none or several words
 * @param span where it is written; for a variable's value the place that set the variable
 * @param path the way that leads there, outermost first: {@code run x}, {@code source}, a condition that is not known
 */
public record RunCommand(List<Text> argv, Span span, Reach reach, List<Related> path) {
    public RunCommand {
        argv = List.copyOf(argv);
        path = List.copyOf(path);
    }

    /** Are all words known? */
    public boolean isKnown() {
        return argv.stream().allMatch(Text::isKnown);
    }

    /** The words as one line; unknown stretches are shown as {@code …}. */
    public String line() {
        return argv.stream().map(Text::toString).collect(Collectors.joining(" "));
    }
}
