package org.bsplint.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.value.DeferredList;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * One variant of the product, evaluated: everything rules can ask about.
 *
 * @param name {@code default} unless bsplint.yaml names images
 * @param operations declared and recognised
 * @param facts what belongs to no component, by dotted name: {@code soc}, {@code machine}, {@code ecosystem},
 *     {@code boot.secure-monitor}, {@code boot.scheme}, {@code board.part-number}, {@code board.ddr-size}; where several
 *     boot configurations are built, as they are in the first
 * @param components by name, as they are in the first boot configuration; see {@link Component}
 * @param commands what the image's scripts and environments may run, in order
 * @param observations what evaluators saw happen
 * @param configurations all boot configurations, the first first; empty where nothing says that there are several
 */
public record Image(
        String name,
        Set<Operation> operations,
        OptionSet facts,
        Map<String, Component> components,
        List<BootCommand> commands,
        List<Observation> observations,
        List<BootConfiguration> configurations) {
    public Image {
        operations = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(operations));
        components = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(components));
        commands = List.copyOf(commands);
        observations = DeferredList.copyOf(observations);
        configurations = List.copyOf(configurations);
    }

    /** An image of one boot configuration. */
    public Image(
            String name,
            Set<Operation> operations,
            OptionSet facts,
            Map<String, Component> components,
            List<BootCommand> commands,
            List<Observation> observations) {
        this(name, operations, facts, components, commands, observations, List.of());
    }

    /** The image as it is in one of its boot configurations. */
    public Image in(BootConfiguration configuration) {
        Map<String, Component> changed = new TreeMap<>(components);
        changed.putAll(configuration.components());
        return new Image(name, operations, configuration.facts(), changed, commands, observations, configurations);
    }

    public Image withOperations(Set<Operation> changed) {
        return new Image(name, changed, facts, components, commands, observations, configurations);
    }

    /** Never null: a component that is not part of the image is {@link Component.Presence#ABSENT}. */
    public Component component(String component) {
        return Component.in(components, component);
    }

    /** A fact by its dotted name; unset or unknown as the set says if nothing gave it. */
    public Option fact(String fact) {
        return facts.get(fact);
    }
}
