package org.bsplint.rule.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Condition;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.value.Observation;

/**
 * What a rule asks for beside options.
 *
 * @param commands boot commands
 * @param allObservations observations of any kind
 * @param kinds observations of these kinds
 */
public record Interests(boolean commands, boolean allObservations, Set<String> kinds) {
    public static Interests of(Rule rule, Map<String, CodedFact> coded) {
        boolean commands = false;
        boolean all = false;
        Set<String> kinds = new TreeSet<>();
        for (Condition.Fact fact : rule.facts()) {
            if (fact.line() instanceof ConditionLine.Observed observed) {
                kinds.add(observed.kind());
            } else if (fact.line() instanceof ConditionLine.Fact named) {
                Optional<CodedFact> known = Optional.ofNullable(coded.get(named.name()));
                commands |= known.filter(CodedFact::matchesCommands).isPresent();
                all |= known.filter(CodedFact::readsObservations).isPresent();
            }
            commands |= fact.line() instanceof ConditionLine.Runs;
        }
        return new Interests(commands, all, kinds);
    }

    /** The image as the rule gets to see it: what it has no interest in is left out, so that it cannot depend on it. */
    public Image seen(Image image) {
        boolean none = !allObservations && kinds.isEmpty();
        List<Observation> observations = none
                ? List.of()
                : image.observations().stream()
                        .filter(one -> allObservations || kinds.contains(one.kind()))
                        .toList();
        return new Image(
                image.name(),
                image.operations(),
                image.facts(),
                image.components(),
                commands ? image.commands() : List.of(),
                observations,
                image.configurations());
    }
}
