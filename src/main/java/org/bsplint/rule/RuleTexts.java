package org.bsplint.rule;

import java.util.List;

/**
 * What a rule tells and proves, of no interest until it is reported.
 *
 * @param message may hold placeholders
 * @param console texts that users see when it happens
 * @param checklist requirement ids
 */
record RuleTexts(
        String summary,
        Template message,
        RuleFix fix,
        String why,
        List<String> console,
        List<String> references,
        List<String> checklist,
        List<RuleTest> tests) {
    RuleTexts {
        console = List.copyOf(console);
        references = List.copyOf(references);
        checklist = List.copyOf(checklist);
        tests = List.copyOf(tests);
    }
}
