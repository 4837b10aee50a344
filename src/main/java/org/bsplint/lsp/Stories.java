package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bsplint.model.Component;
import org.bsplint.report.Redaction;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/**
 * What an option is in each component and image, and how it came to be, as Markdown. Components and images that tell the
 * same story share it; passwords and key material are masked, as a hover is seen in screen shares, and copied.
 */
final class Stories {
    private static final int MAX_STEPS = 12;
    private static final int MAX_STORIES = 4;
    private static final int MAX_COMPONENTS = 3;
    private static final int MAX_VALUE = 400;
    private static final int MAX_STEP = 160;

    private final Snapshot snapshot;

    Stories(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Who tells a story. */
    private record Tellers(List<String> components, Set<String> images) {}

    /** @param path of the file in which somebody asks: if it is a recipe's, other recipes do not matter */
    List<String> of(String path, String name) {
        Map<String, Map<String, Set<String>>> byStory = new LinkedHashMap<>();
        for (Snapshot.Found found : snapshot.options(path, name)) {
            Option shown = Redaction.options(
                            List.of(found.option()), found.component().options())
                    .get(0);
            byStory.computeIfAbsent(story(shown), fresh -> new LinkedHashMap<>())
                    .computeIfAbsent(label(found.component()), fresh -> new LinkedHashSet<>())
                    .add(found.image().name());
        }
        List<String> texts = new ArrayList<>();
        byStory.forEach(
                (story, components) -> tellers(components).forEach(tellers -> texts.add(told(name, story, tellers))));
        int more = texts.size() - MAX_STORIES;
        return more <= 0 ? texts : withMore(texts.subList(0, MAX_STORIES), more);
    }

    private static List<String> withMore(List<String> texts, int more) {
        List<String> shown = new ArrayList<>(texts);
        shown.add("*and " + more + " more: `bsplint why` tells all*");
        return shown;
    }

    /** Components with the same images together. */
    private static List<Tellers> tellers(Map<String, Set<String>> components) {
        Map<Set<String>, List<String>> byImages = new LinkedHashMap<>();
        components.forEach((component, images) ->
                byImages.computeIfAbsent(images, fresh -> new ArrayList<>()).add(component));
        List<Tellers> tellers = new ArrayList<>();
        byImages.forEach((images, names) -> tellers.add(new Tellers(names, images)));
        return tellers;
    }

    private static String label(Component component) {
        return component.name()
                + component.knownVersion().map(version -> " " + version).orElse("");
    }

    private static String told(String name, String story, Tellers tellers) {
        int end = story.indexOf('\n');
        String value = end < 0 ? story : story.substring(0, end);
        String steps = end < 0 ? "" : story.substring(end);
        List<String> components = tellers.components();
        String who = components.size() <= MAX_COMPONENTS
                ? String.join(", ", components)
                : components.get(0) + " and " + (components.size() - 1) + " more";
        String images = (tellers.images().size() == 1 ? "image " : "images ") + String.join(", ", tellers.images());
        return "**" + name + "**" + value + "  \n*" + who + ", " + images + "*" + steps;
    }

    /** A single option's story. */
    static String text(Option option, String what) {
        String story = story(option);
        int end = story.indexOf('\n');
        return "**" + option.name() + "**" + (end < 0 ? story : story.substring(0, end)) + " *(" + what + ")*"
                + (end < 0 ? "" : story.substring(end));
    }

    /** The value in the first line, then a line for each step. */
    private static String story(Option option) {
        List<Assignment> history = option.history();
        int earlier = Math.max(0, history.size() - MAX_STEPS);
        StringBuilder text = new StringBuilder(value(option.value()));
        if (earlier > 0) {
            text.append("\n- *").append(earlier).append(" earlier*");
        }
        for (Assignment step : history.subList(earlier, history.size())) {
            text.append("\n- ").append(step(step));
        }
        return text.toString();
    }

    private static String step(Assignment step) {
        String place = step.span()
                .map(span -> "`" + span.path() + ":" + span.line() + "`")
                .orElse(step.origin().word());
        String effect = step.effect() == Assignment.Effect.APPLIED
                ? ""
                : " *(" + step.effect().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")*";
        String note = step.note().isEmpty() ? "" : ": " + step.note();
        return place + " `" + code(step.operator() + " " + step.text(), MAX_STEP) + "`" + effect + note;
    }

    private static String value(Value value) {
        if (value instanceof Value.Known known) {
            return " = `" + code(known.text(), MAX_VALUE) + "`";
        }
        if (value instanceof Value.Unset) {
            return " is unset";
        }
        String reason =
                value.causes().stream().map(Object::toString).findFirst().orElse("not known");
        return " is unknown: " + reason.replace("\n", " ");
    }

    private static String code(String text, int most) {
        String line = text.replace("`", "'").replace("\n", " ");
        return line.length() <= most ? line : line.substring(0, most) + "…";
    }
}
