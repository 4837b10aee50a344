package org.bsplint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule about rules: what can never be true is told with the lines that exclude each other. */
class RuleCheckTest {
    private static List<String> errors(String conditions) {
        String text = """
                rule: acme-policy
                severity: error
                summary: an example
                %s
                message: "`{soc}`"
                tests:
                  - bad: one
                    given: {soc: stm32mp15}
                    expect: "error: …"
                  - good: two
                    given: {soc: stm32mp13}
                  - undetermined: three
                    given: {soc: stm32mp13}
                """.formatted(conditions.replace('|', '\n'));
        return RuleReader.read(SourceFile.of("acme-policy.yaml", text), "acme", Map.of()).diagnostics().stream()
                .map(Diagnostic::message)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since: [optee.version >= 4.1]|when: [optee.version < 3.9]",
                "when: ['optee.version > 4.0, < 4.0']",
                "when: ['u-boot.CONFIG_BOOTDELAY > 3, < 2']",
                "applies-to: [soc = stm32mp15]|when: [soc in stm32mp13]",
                "applies-to: ['soc matches `stm32mp2*`']|when: ['soc in stm32mp13, stm32mp15']",
                "applies-to: [soc not in stm32mp15]|when: [soc = stm32mp15]",
                "when: [optee.CFG_X is enabled, optee.CFG_X is disabled]",
                "when: [optee.CFG_X is unset, optee.CFG_X is set]",
                "applies-to: [ecosystem = 3.0]|when: ['ecosystem >= 4']",
                "when: [{any: [soc = stm32mp13, {all: [soc = stm32mp15, soc = stm32mp25]}]}]",
            })
    void whatExcludesItselfIsDead(String conditions) {
        List<String> errors = errors(conditions);
        assertEquals(1, errors.size(), errors.toString());
        assertTrue(errors.get(0).startsWith("the rule can never speak: never true together: "), errors.get(0));
    }

    @Test
    void aRequirementThatTheSituationExcludesCanNeverHold() {
        assertEquals(
                List.of("the rule can never pass: never true together: tf-a.DEBUG = 1; tf-a.DEBUG = 0"),
                errors("when: [tf-a.DEBUG = 1]|require: [tf-a.DEBUG = 0]"));
    }

    @Test
    void aLineThatStandsTwiceIsTold() {
        assertEquals(
                List.of("the condition stands twice: tf-a.DEBUG = 1"),
                errors("applies-to: [tf-a.DEBUG = 1]|when: [tf-a.DEBUG = 1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "since: [optee.version >= 3.9]|when: [optee.version < 4.1]",
                "when: ['optee.version >= 4.0, <= 4.0']",
                "applies-to: ['soc matches `stm32mp1*`']|when: ['soc in stm32mp13, stm32mp25']",
                "when: [operation = release, operation = close-device]",
                "when: ['yocto/tf-a*.X = 1', 'yocto/tf-a*.X = 2']",
                "applies-to: [soc = stm32mp15]|when: [{any: [soc = stm32mp15, tf-a.DEBUG = 1]}]",
                "when: [{not: soc = stm32mp15}, soc = stm32mp13]",
            })
    void whatCanBeTrueIsNotTold(String conditions) {
        assertEquals(List.of(), errors(conditions));
    }
}
