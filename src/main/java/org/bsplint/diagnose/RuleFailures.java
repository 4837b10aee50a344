package org.bsplint.diagnose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.Rule;

/** What rules say that users see on the console, as failures that {@code diagnose} recognises. */
public final class RuleFailures {
    private RuleFailures() {}

    public static List<Failure> of(RuleBook book) {
        return book.rules().rules().stream()
                .flatMap(rule -> rule.console().stream().map(text -> failure(rule, text)))
                .toList();
    }

    private static Failure failure(Rule rule, String text) {
        return new Failure(
                rule.name(),
                Pattern.compile(Pattern.quote(text.strip().replaceAll("\\s+", " "))),
                Optional.empty(),
                false,
                rule.summary(),
                rule.why().split("\n\\s*\n", 2)[0].strip(),
                // placeholders speak of an evaluated image, which is not at hand
                rule.fix().description().render(name -> "…"),
                "",
                List.of(rule.name()),
                "rule " + rule.name());
    }
}
