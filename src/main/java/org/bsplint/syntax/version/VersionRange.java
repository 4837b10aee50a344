package org.bsplint.syntax.version;

import java.util.List;
import java.util.Optional;

/** Constraints that a version must all meet: {@code >= 3.1, < 4}; a bare version means exactly that version. */
public record VersionRange(List<Constraint> constraints) {
    /** One comparison; {@code operator} is one of {@code < <= > >= = !=}. */
    public record Constraint(String operator, Version version) {
        boolean accepts(Version candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                case "!=" -> order != 0;
                default -> order == 0;
            };
        }
    }

    public VersionRange {
        constraints = List.copyOf(constraints);
    }

    /** Empty if the text is no range. */
    public static Optional<VersionRange> parse(String text) {
        return new VersionScanner(text.strip()).range();
    }

    public boolean contains(Version version) {
        return constraints.stream().allMatch(constraint -> constraint.accepts(version));
    }
}
