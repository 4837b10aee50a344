package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private static final Executor NEVER = task -> {};
    private static final Executor AT_ONCE = Runnable::run;

    private final List<String> tried = new ArrayList<>();

    @Test
    void theFirstTwelveThatAreShownAreTriedWhoeverBegins() {
        List<Finding> shown = IntStream.range(0, 15)
                .mapToObj(number -> finding("rule-" + number, true))
                .toList();
        List<Finding> alone = new Verification(this::helps, NEVER).of(shown);
        assertEquals(12, tried.size());
        assertEquals(6, verified(alone));

        tried.clear();
        Verification early = new Verification(this::helps, AT_ONCE);
        shown.forEach(early::expect);
        assertEquals(12, tried.size());
        assertEquals(alone, early.of(shown));
        assertEquals(12, tried.size());
    }

    @Test
    void whatWasExpectedAndIsNotShownCountsForNothing() {
        Verification verification = new Verification(this::helps, AT_ONCE);
        IntStream.range(0, 12).forEach(number -> verification.expect(finding("other-" + number, true)));
        assertEquals(1, verified(verification.of(List.of(finding("rule-0", true)))));
    }

    @Test
    void adviceIsNotTried() {
        Verification verification = new Verification(this::helps, AT_ONCE);
        verification.expect(finding("rule-0", false));
        assertEquals(0, verified(verification.of(List.of(finding("rule-0", false)))));
        assertEquals(List.of(), tried);
    }

    private boolean helps(Finding finding, Fix fix) {
        tried.add(finding.rule());
        return (finding.rule().charAt(finding.rule().length() - 1) - '0') % 2 == 0;
    }

    private static long verified(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.fix().orElseThrow().verified())
                .count();
    }

    private static Finding finding(String rule, boolean edits) {
        Fix fix =
                edits ? new Fix("set it", List.of(new Edit("conf.mk", 1, 1, 1, 1, rule)), false) : Fix.advice("set it");
        return new Finding(
                rule,
                Severity.ERROR,
                false,
                "seen",
                rule,
                "message",
                "label",
                "default",
                "optee",
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(fix),
                rule,
                List.of());
    }
}
