package org.bsplint.rule.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bsplint.model.Image;
import org.bsplint.value.OptionSet;

/** What a rule asks of an image's options and facts, and is answered. */
final class Asked {
    private final Map<String, Questions> components = new HashMap<>();
    private Optional<Questions> facts = Optional.empty();

    /** What is asked of a component with these options. */
    Questions of(String component, OptionSet options) {
        Questions known = components.get(component);
        if (known == null) {
            known = new Questions(options);
            components.put(component, known);
        }
        return known;
    }

    /** What is asked of these facts. */
    Questions ofFacts(OptionSet set) {
        if (facts.isEmpty()) {
            facts = Optional.of(new Questions(set));
        }
        return facts.get();
    }

    /** Were the very same sets of options asked then as would be now? */
    boolean isOfTheSame(Views then, Views now) {
        return (facts.isEmpty() || then.facts() == now.facts())
                && components.keySet().stream().allMatch(name -> now.isTheSame(name, then));
    }

    /** Would another image answer the same? */
    boolean holdsFor(Image other, Comparisons comparisons) {
        if (facts.isPresent() && !facts.get().holdFor(other.facts(), comparisons)) {
            return false;
        }
        for (Map.Entry<String, Questions> asked : components.entrySet()) {
            if (!asked.getValue().holdFor(other.component(asked.getKey()).options(), comparisons)) {
                return false;
            }
        }
        return true;
    }

    /** From now on it is this other image that was asked, which answers the same. */
    void follow(Image other) {
        facts.ifPresent(asked -> asked.follow(other.facts()));
        components.forEach((name, asked) -> asked.follow(other.component(name).options()));
    }
}
