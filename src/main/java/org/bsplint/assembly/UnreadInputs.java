package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bsplint.model.BootCommand;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.project.Input;
import org.bsplint.project.Inputs;
import org.bsplint.project.Role;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Unread;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/**
 * What inputs that are there and could not be read leave open: a configuration of which a piece was not seen is not known,
 * and a script that was not seen may run anything. Otherwise a rule would pass on what is left.
 */
final class UnreadInputs {
    private static final Set<Role> OPTIONS = Set.of(Role.COMMAND_LINE, Role.CONFIG, Role.DEFCONFIG, Role.FRAGMENT);
    private static final Set<Role> COMMANDS = Set.of(Role.SCRIPT, Role.ENVIRONMENT);

    private final Map<String, String> reasons;
    private final List<Input> inputs;

    UnreadInputs(Inputs inputs, List<Unread> unread) {
        this.reasons = unread.stream().collect(Collectors.toMap(Unread::path, Unread::reason));
        this.inputs = inputs.all().stream()
                .filter(input -> reasons.containsKey(input.path()))
                .toList();
    }

    /** The image with what they may say left open. */
    Image open(Image image) {
        if (inputs.isEmpty()) {
            return image;
        }
        List<BootCommand> commands = new ArrayList<>(image.commands());
        inputs.stream()
                .filter(input -> COMMANDS.contains(input.role()))
                .forEach(input -> commands.add(anything(input)));
        List<BootConfiguration> configurations = image.configurations().stream()
                .map(one -> new BootConfiguration(one.name(), one.facts(), opened(one.components())))
                .toList();
        return new Image(
                image.name(),
                image.operations(),
                image.facts(),
                opened(image.components()),
                commands,
                image.observations(),
                configurations);
    }

    private Map<String, Component> opened(Map<String, Component> all) {
        Map<String, Component> components = new TreeMap<>(all);
        for (Input input : inputs) {
            Cause cause =
                    Cause.of(Cause.Kind.MISSING_INPUT, input.path() + " " + reasons.get(input.path()), place(input));
            if (OPTIONS.contains(input.role())) {
                components.computeIfPresent(input.component(), (name, component) -> unknown(component, cause));
            }
        }
        return components;
    }

    private static Component unknown(Component component, Cause cause) {
        OptionSet options = OptionSet.of(List.of(), name -> Option.unknown(name, cause));
        return new Component(
                component.name(), component.version(), component.origin(), options, Component.Presence.SOURCES);
    }

    private static BootCommand anything(Input input) {
        return new BootCommand(List.of(), place(input), BootCommand.Reach.MAYBE, List.of(), BootCommand.Source.SCRIPT);
    }

    private static org.bsplint.source.Span place(Input input) {
        return SourceFile.of(input.path(), "").span(0, 0);
    }
}
