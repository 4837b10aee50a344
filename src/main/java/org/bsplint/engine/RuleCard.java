package org.bsplint.engine;

import java.util.List;
import org.bsplint.diagnostic.Severity;

/**
 * What readers of a report want to know of a rule without loading it.
 *
 * @param pack the pack it belongs to: {@code stm32mp}
 * @param severity its default severity
 * @param summary one line
 * @param why Markdown: what happens and why
 * @param fix one line or empty
 * @param checklist ids of requirements it gives evidence for: {@code ISVS-3.1.4}
 * @param security true if a fault here weakens security (SARIF's {@code security-severity})
 */
public record RuleCard(
        String name,
        String pack,
        Severity severity,
        boolean irreversible,
        String summary,
        String why,
        String fix,
        List<String> references,
        List<String> checklist,
        boolean security) {
    public RuleCard {
        references = List.copyOf(references);
        checklist = List.copyOf(checklist);
    }
}
