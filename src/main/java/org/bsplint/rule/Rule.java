package org.bsplint.rule;

import java.util.List;
import java.util.stream.Stream;
import org.bsplint.rule.condition.Condition;

/**
 * One rule, as its file says.
 *
 * @param name kebab-case, names the defect; the only id
 * @param pack the folder it belongs to
 * @param aliases former names
 * @param irreversible the fault shows only after something that cannot be undone
 * @param console texts that users see when it happens
 * @param checklist requirement ids
 * @param appliesTo all must hold ({@code since} included), else the rule is not applicable
 * @param when the situation in which {@code require} must hold; without {@code require} it is the fault itself
 */
public record Rule(
        String name,
        String pack,
        List<String> aliases,
        Severities severity,
        boolean irreversible,
        String summary,
        Template message,
        RuleFix fix,
        String why,
        List<String> console,
        List<String> references,
        List<String> checklist,
        List<Condition> appliesTo,
        List<Condition> when,
        List<Condition> require,
        List<RuleTest> tests) {
    public Rule {
        aliases = List.copyOf(aliases);
        console = List.copyOf(console);
        references = List.copyOf(references);
        checklist = List.copyOf(checklist);
        appliesTo = List.copyOf(appliesTo);
        when = List.copyOf(when);
        require = List.copyOf(require);
        tests = List.copyOf(tests);
    }

    /** Every fact it asks for. */
    public List<Condition.Fact> facts() {
        return Stream.of(appliesTo, when, require)
                .flatMap(List::stream)
                .flatMap(condition -> condition.facts().stream())
                .toList();
    }

    /** Is it meant by {@code name}: its own or a former name? */
    public boolean isNamed(String asked) {
        return name.equals(asked) || aliases.contains(asked);
    }
}
