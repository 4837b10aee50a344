package org.bsplint.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * One variant of the product, evaluated: everything rules can ask about.
 *
 * @param name {@code default} unless bsplint.yaml names images
 * @param operations declared and recognised
 * @param facts what belongs to no component, by dotted name: {@code soc}, {@code machine}, {@code ecosystem},
 *     {@code boot.secure-monitor}, {@code boot.scheme}, {@code board.part-number}, {@code board.ddr-size}
 * @param components by name; see {@link Component}
 * @param commands what the image's scripts and environments may run, in order
 * @param observations what evaluators saw happen
 */
public record Image(
        String name,
        Set<Operation> operations,
        OptionSet facts,
        Map<String, Component> components,
        List<BootCommand> commands,
        List<Observation> observations) {
    public Image {
        operations = java.util.Collections.unmodifiableSet(new TreeSet<>(operations));
        components = java.util.Collections.unmodifiableMap(new TreeMap<>(components));
        commands = List.copyOf(commands);
        observations = List.copyOf(observations);
    }

    /** Never null: a component that is not part of the image is {@link Component.Presence#ABSENT}. */
    public Component component(String component) {
        Component found = components.get(component);
        return found != null ? found : Component.absent(component);
    }

    /** A fact by its dotted name; unset or unknown as the set says if nothing gave it. */
    public Option fact(String fact) {
        return facts.get(fact);
    }
}
