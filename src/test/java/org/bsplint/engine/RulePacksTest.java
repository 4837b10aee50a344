package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.engine.trial.Trial;
import org.bsplint.engine.trial.TrialResult;
import org.bsplint.rule.Rule;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/** The program's own rules: each reads, each example holds, each option that a rule reads matters. */
class RulePacksTest {
    private static final ParseResult<RuleBook> BUILTIN = RuleBook.builtin("0.1.0");

    @Test
    void everyRuleFileReads() {
        assertEquals(List.of(), BUILTIN.diagnostics());
        assertTrue(BUILTIN.tree().rules().rules().size() >= 20);
    }

    @Test
    void everyExampleHolds() {
        Trial trial = new Trial(BUILTIN.tree(), Optional.empty());
        List<TrialResult> failed = new ArrayList<>();
        for (Rule rule : BUILTIN.tree().rules().rules()) {
            trial.run(rule).stream().filter(result -> !result.passed()).forEach(failed::add);
        }
        assertEquals(List.of(), failed);
    }

    @Test
    void everyRuleSaysWhyAndNamesItsSources() {
        List<String> mute = BUILTIN.tree().rules().rules().stream()
                .filter(rule -> rule.why().isBlank()
                        || rule.references().isEmpty()
                        || rule.fix().description().text().isBlank())
                .map(Rule::name)
                .toList();
        assertEquals(List.of(), mute);
    }
}
