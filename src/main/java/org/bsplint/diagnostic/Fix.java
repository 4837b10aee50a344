package org.bsplint.diagnostic;

import java.util.List;

/**
 * How to mend a finding: a sentence, and the edits that do it where one can be given. {@code verified} is true only if a
 * re-evaluation with the edits applied no longer gives the finding.
 */
public record Fix(String description, List<Edit> edits, boolean verified) {
    public Fix {
        edits = List.copyOf(edits);
    }

    public static Fix advice(String description) {
        return new Fix(description, List.of(), false);
    }

    public Fix asVerified() {
        return new Fix(description, edits, true);
    }
}
