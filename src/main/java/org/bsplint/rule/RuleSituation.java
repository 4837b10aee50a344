package org.bsplint.rule;

import java.util.List;
import org.bsplint.rule.condition.Condition;

/** What a rule asks once it applies: the situation, and what must hold in it. */
record RuleSituation(List<Condition> when, List<Condition> require) {
    RuleSituation {
        when = List.copyOf(when);
        require = List.copyOf(require);
    }
}
