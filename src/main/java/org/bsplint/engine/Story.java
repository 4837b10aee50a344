package org.bsplint.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Related;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.Shown;
import org.bsplint.source.Letters;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/** The steps that lead to a finding, each as its own labelled place: the histories of the options behind it. */
final class Story {
    private static final int MAX_STEPS = 12;

    private final Image image;
    private final Set<TraceStep> steps = new LinkedHashSet<>();

    private Story(Image image) {
        this.image = image;
    }

    /** The story of {@code cause}; {@code told} is the primary place, which needs no second telling. */
    static List<TraceStep> of(Cause cause, Image image, Optional<Span> told) {
        Story story = new Story(image);
        cause.commands().stream().limit(1).forEach(story::path);
        cause.options().forEach(story::option);
        cause.observations().forEach(story::observation);
        cause.commands().stream().skip(1).forEach(story::further);
        List<TraceStep> steps = new ArrayList<>(story.steps);
        steps.removeIf(step -> step.span().isPresent()
                && step.span().equals(told)
                && cause.options().isEmpty());
        return steps.size() <= MAX_STEPS ? steps : shortened(steps);
    }

    private static List<TraceStep> shortened(List<TraceStep> steps) {
        List<TraceStep> kept = new ArrayList<>(steps.subList(0, MAX_STEPS));
        kept.add(new TraceStep(Optional.empty(), "and " + (steps.size() - MAX_STEPS) + " further steps", ""));
        return kept;
    }

    private void path(BootCommand command) {
        command.path().forEach(this::related);
        if (command.reach() == BootCommand.Reach.MAYBE) {
            steps.add(new TraceStep(Optional.of(command.span()), "", "runs under a condition that is not known here"));
        }
    }

    private void further(BootCommand command) {
        steps.add(new TraceStep(Optional.of(command.span()), "", "`" + command.line() + "` as well"));
    }

    private void option(Cause.Held held) {
        Option option = held.option();
        if (option.name().equals("version") || option.name().equals("origin")) {
            return;
        }
        for (Assignment assignment : option.history()) {
            boolean saysUnset = assignment.text().isEmpty() || assignment.text().equals("unset");
            if (assignment.origin() == Origin.KNOWLEDGE_BASE
                    && saysUnset
                    && option.value().isUnset()) {
                continue; // it only says that nothing sets the option, which the last step tells
            }
            assignment.via().forEach(this::related);
            steps.add(new TraceStep(
                    assignment.span(),
                    assignment.span().isPresent() ? "" : source(held, assignment),
                    note(option, assignment)));
        }
        boolean placeless = option.winner().flatMap(Assignment::span).isEmpty();
        if (option.history().isEmpty() || placeless && option.value().isUnset()) {
            steps.add(new TraceStep(Optional.empty(), title(held.component()), Shown.option(option)));
        }
    }

    private void observation(Observation observation) {
        observation.story().forEach(this::related);
    }

    private void related(Related related) {
        steps.add(new TraceStep(related.span(), related.span().isPresent() ? "" : related.note(), related.note()));
    }

    private String source(Cause.Held held, Assignment assignment) {
        return switch (assignment.origin()) {
            case COMMAND_LINE -> "command line of " + name(held.component());
            case USER_CONFIG -> "bsplint.yaml";
            case KNOWLEDGE_BASE -> known(title(held.component()));
            default -> title(held.component());
        };
    }

    private static String known(String title) {
        return title.endsWith("knowledge base)") ? title : title + " (knowledge base)";
    }

    private String title(String component) {
        Component held = image.component(component);
        String version = held.knownVersion().map(known -> " " + known).orElse("");
        String missing = held.presence() == Component.Presence.KNOWLEDGE_BASE
                ? " (sources not in this project; knowledge base)"
                : "";
        return name(component) + version + missing;
    }

    static String name(String component) {
        return switch (component) {
            case "tf-a" -> "TF-A";
            case "optee" -> "OP-TEE";
            case "u-boot" -> "U-Boot";
            case "linux" -> "Linux";
            case "yocto" -> "Yocto";
            default -> component;
        };
    }

    private static String note(Option option, Assignment assignment) {
        boolean setsNothing = assignment.effect() == Assignment.Effect.CONDITION_FALSE;
        if (setsNothing && !assignment.note().isEmpty()) {
            return assignment.note();
        }
        if (assignment.origin() == Origin.KNOWLEDGE_BASE
                && assignment.operator().equals("default")) {
            return "`" + option.name() + "` is `" + cut(assignment.text()) + "` by default";
        }
        String written = "`" + option.name() + " " + assignment.operator() + " " + cut(assignment.text()) + "`";
        String effect = assignment.effect() == Assignment.Effect.APPLIED
                ? ""
                : " (" + assignment.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")";
        return written + effect + (assignment.note().isEmpty() ? "" : ": " + assignment.note());
    }

    private static String cut(String text) {
        String line = Letters.BLANKS.replaced(text.strip(), " ");
        return line.length() <= 70 ? line : line.substring(0, 69) + "…";
    }
}
