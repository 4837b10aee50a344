package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.rule.condition.Condition;
import org.bsplint.value.Deferred;

/**
 * One rule, as its file says. Its parts are made when they are asked for: most rules of a run do not apply, and few are
 * reported.
 *
 * @param name kebab-case, names the defect; the only id
 * @param pack the folder it belongs to
 * @param aliases former names
 * @param irreversible the fault shows only after something that cannot be undone
 */
public record Rule(
        String name,
        String pack,
        List<String> aliases,
        Severities severity,
        boolean irreversible,
        Deferred<List<Condition>> applicability,
        Deferred<RuleSituation> situation,
        Deferred<RuleTexts> texts) {
    public Rule {
        aliases = List.copyOf(aliases);
    }

    /** All must hold ({@code since} included), else the rule is not applicable. */
    public List<Condition> appliesTo() {
        return applicability.get();
    }

    /** The situation in which {@link #require} must hold; without it, the fault itself. */
    public List<Condition> when() {
        return situation.get().when();
    }

    public List<Condition> require() {
        return situation.get().require();
    }

    public String summary() {
        return texts.get().summary();
    }

    public Template message() {
        return texts.get().message();
    }

    public RuleFix fix() {
        return texts.get().fix();
    }

    public String why() {
        return texts.get().why();
    }

    /** Texts that users see when it happens. */
    public List<String> console() {
        return texts.get().console();
    }

    public List<String> references() {
        return texts.get().references();
    }

    /** Requirement ids. */
    public List<String> checklist() {
        return texts.get().checklist();
    }

    public List<RuleTest> tests() {
        return texts.get().tests();
    }

    /** Every fact it asks for. */
    public List<Condition.Fact> facts() {
        List<Condition.Fact> facts = new ArrayList<>();
        for (List<Condition> part : List.of(appliesTo(), when(), require())) {
            part.forEach(condition -> condition.addFactsTo(facts));
        }
        return facts;
    }

    /** Is it meant by {@code name}: its own or a former name? */
    public boolean isNamed(String asked) {
        return name.equals(asked) || aliases.contains(asked);
    }
}
