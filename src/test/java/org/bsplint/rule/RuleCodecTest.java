package org.bsplint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bsplint.engine.RuleBook;
import org.junit.jupiter.api.Test;

class RuleCodecTest {
    @Test
    void everyRuleComesBackButForItsExamples() {
        RuleSet rules = RuleBook.builtin("0.1.0").tree().rules();
        RuleSet read = RuleCodec.read(RuleCodec.write(rules));
        assertEquals(rules.version(), read.version());
        assertEquals(rules.added(), read.added());
        assertEquals(rules.rules().stream().map(RuleCodecTest::withoutTests).toList(), read.rules());
    }

    private static Rule withoutTests(Rule rule) {
        return new Rule(
                rule.name(),
                rule.pack(),
                rule.aliases(),
                rule.severity(),
                rule.irreversible(),
                rule.summary(),
                rule.message(),
                rule.fix(),
                rule.why(),
                rule.console(),
                rule.references(),
                rule.checklist(),
                rule.appliesTo(),
                rule.when(),
                rule.require(),
                List.of());
    }
}
