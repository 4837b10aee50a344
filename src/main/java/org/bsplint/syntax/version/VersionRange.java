package org.bsplint.syntax.version;

import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.Antlr;

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
        var parsed = Antlr.parse(text.strip(), VersionLexer::new, VersionParser::new, VersionParser::range);
        if (!parsed.errors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new VersionRange(parsed.tree().constraints.stream()
                .map(tree -> new Constraint(operator(tree), Version.of(tree.target)))
                .toList()));
    }

    public boolean contains(Version version) {
        return constraints.stream().allMatch(constraint -> constraint.accepts(version));
    }

    private static String operator(VersionParser.ConstraintContext tree) {
        return tree.operator == null || tree.operator.getText().equals("==") ? "=" : tree.operator.getText();
    }
}
