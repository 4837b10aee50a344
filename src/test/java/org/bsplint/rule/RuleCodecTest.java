package org.bsplint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bsplint.engine.RuleBook;
import org.bsplint.value.Deferred;
import org.junit.jupiter.api.Test;

class RuleCodecTest {
    @Test
    void everyRuleComesBackButForItsExamples() {
        RuleSet rules = RuleBook.builtin("0.1.0").tree().rules();
        RuleCodec.Prepared prepared = RuleCodec.write(rules);
        RuleSet read = RuleCodec.read(prepared.rules(), Deferred.of(prepared.texts()));
        assertEquals(rules.version(), read.version());
        assertEquals(rules.added(), read.added());
        assertEquals(rules.rules().stream().map(RuleCodecTest::withoutTests).toList(), read.rules());
    }

    @Test
    void textsAreNotReadForNamesAndConditions() {
        RuleSet rules = RuleBook.builtin("0.1.0").tree().rules();
        RuleSet read = RuleCodec.read(RuleCodec.write(rules).rules(), Deferred.by(() -> {
            throw new AssertionError("no rule is reported yet");
        }));
        assertEquals(rules.names(), read.names());
        assertEquals(
                rules.rules().stream().map(Rule::facts).toList(),
                read.rules().stream().map(Rule::facts).toList());
    }

    private static Rule withoutTests(Rule rule) {
        RuleTexts texts = rule.texts().get();
        return new Rule(
                rule.name(),
                rule.pack(),
                rule.aliases(),
                rule.severity(),
                rule.irreversible(),
                rule.applicability(),
                rule.situation(),
                Deferred.of(new RuleTexts(
                        texts.summary(),
                        texts.message(),
                        texts.fix(),
                        texts.why(),
                        texts.console(),
                        texts.references(),
                        texts.checklist(),
                        List.of())));
    }
}
