package org.bsplint.rule.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Component;
import org.bsplint.model.Image;

/** What a rule asks of an image's options and facts, and is answered. */
final class Asked {
    private final Image watched;
    private final Map<String, Questions> components = new HashMap<>();
    private final Questions facts;

    Asked(Image image) {
        this.facts = new Questions(image.facts());
        Map<String, Component> told = new TreeMap<>(image.components());
        image.components().forEach((name, component) -> {
            Questions questions = new Questions(component.options());
            components.put(name, questions);
            told.put(
                    name,
                    new Component(
                            component.name(),
                            component.version(),
                            component.origin(),
                            component.options().watched(questions),
                            component.presence()));
        });
        this.watched = new Image(
                image.name(),
                image.operations(),
                image.facts().watched(facts),
                told,
                image.commands(),
                image.observations(),
                image.configurations());
    }

    /** The image, which tells what it is asked. */
    Image watched() {
        return watched;
    }

    /** Were the very same sets of options asked then as would be now? */
    boolean isOfTheSame(Views then, Views now) {
        return (facts.isEmpty() || then.facts() == now.facts())
                && components.keySet().stream().allMatch(name -> now.isTheSame(name, then));
    }

    /** Nothing more will be asked. */
    void settle() {
        components.values().removeIf(Questions::isEmpty);
    }

    /** Would another image answer the same? */
    boolean holdsFor(Image other, Comparisons comparisons) {
        if (!facts.holdFor(other.facts(), comparisons)) {
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
        facts.follow(other.facts());
        components.forEach((name, asked) -> asked.follow(other.component(name).options()));
    }
}
