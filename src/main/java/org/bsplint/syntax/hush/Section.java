package org.bsplint.syntax.hush;

import java.util.List;

/** What follows one of the words {@code if}, {@code then}, {@code elif}, {@code else}, up to the next of them. */
public record Section(Keyword keyword, List<Step> steps) {
    public Section {
        steps = List.copyOf(steps);
    }
}
