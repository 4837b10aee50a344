package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.value.Answers;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/**
 * What a condition speaks of, by its path: {@code soc}, {@code optee}, {@code optee.version}, {@code optee.CFG_X}, {@code
 * yocto.VAR[flag]}, {@code yocto/optee-os*.EXTRA_OEMAKE}.
 *
 * @param component a component's name, with {@code *} for several; empty for facts of the image
 * @param name option, variable or fact; empty for a component itself
 * @param flag BitBake flag, or empty
 */
public record Subject(Kind kind, String path, String component, String name, String flag) {
    /** What sort of thing a path names. */
    public enum Kind {
        FACT,
        OPERATION,
        SCRIPT,
        COMPONENT,
        VERSION,
        ORIGIN,
        OPTION
    }

    /** Rules name the same ones again and again. */
    private static final Answers<String, Optional<Subject>> NAMED = new Answers<>(5_000, Subject::named);

    /** Facts are of none. */
    private static final Component NONE = Component.absent("");

    /** One option found for a subject, in the component that holds it. */
    public record Found(Component component, Option option) {}

    /** Empty if the path names nothing of the vocabulary. */
    public static Optional<Subject> of(String path) {
        return NAMED.to(path);
    }

    private static Optional<Subject> named(String path) {
        if (Vocabulary.FACTS.containsKey(path)) {
            return Optional.of(new Subject(Kind.FACT, path, "", path, ""));
        }
        if (path.equals("operation")) {
            return Optional.of(new Subject(Kind.OPERATION, path, "", path, ""));
        }
        if (Vocabulary.SCRIPTS.containsKey(path)) {
            return Optional.of(new Subject(Kind.SCRIPT, path, "", path, ""));
        }
        int dot = separator(path);
        String component = dot < 0 ? path : path.substring(0, dot);
        if (!Vocabulary.isComponent(component)) {
            return Optional.empty();
        }
        if (dot < 0) {
            return Optional.of(new Subject(Kind.COMPONENT, path, component, "", ""));
        }
        return Optional.of(inComponent(path, component, path.substring(dot + 1)));
    }

    private static Subject inComponent(String path, String component, String rest) {
        if (rest.equals("version")) {
            return new Subject(Kind.VERSION, path, component, rest, "");
        }
        if (rest.equals("origin")) {
            return new Subject(Kind.ORIGIN, path, component, rest, "");
        }
        int bracket = rest.indexOf('[');
        boolean flagged = bracket > 0 && rest.endsWith("]");
        String name = flagged ? rest.substring(0, bracket) : rest;
        return new Subject(
                Kind.OPTION, path, component, name, flagged ? rest.substring(bracket + 1, rest.length() - 1) : "");
    }

    /** Recipe names may hold dots, variables do not. */
    private static int separator(String path) {
        if (!path.contains("yocto/")) {
            return path.indexOf('.');
        }
        int bracket = path.indexOf('[');
        return path.lastIndexOf('.', bracket < 0 ? path.length() : bracket);
    }

    public boolean isOption() {
        return kind == Kind.OPTION;
    }

    /** Does it speak of a version, so that comparisons are of versions? */
    public boolean isVersion() {
        return kind == Kind.VERSION || kind == Kind.FACT && path.equals("ecosystem");
    }

    /** The components of the image that it speaks of; a component without pattern is there even if absent. */
    public List<Component> components(Image image) {
        if (!component.contains("*")) {
            return List.of(image.component(component));
        }
        Glob glob = Glob.of(component);
        List<Component> found = new ArrayList<>();
        image.components().forEach((name, candidate) -> {
            if (glob.matches(name)) {
                found.add(candidate);
            }
        });
        return found;
    }

    /** What it names in the image; empty where a pattern of components matches none. Not for operation, script, component. */
    public List<Found> find(Image image) {
        if (kind == Kind.FACT) {
            return List.of(new Found(NONE, image.fact(name)));
        }
        return components(image).stream()
                .map(held -> new Found(held, option(held)))
                .toList();
    }

    private Option option(Component held) {
        if (kind == Kind.VERSION) {
            return held.version();
        }
        if (kind == Kind.ORIGIN) {
            return held.origin();
        }
        Option option = held.options().get(name);
        if (flag.isEmpty()) {
            return option;
        }
        Value value = option.flags().getOrDefault(flag, option.value().isUndecided() ? option.value() : Value.UNSET);
        String whole = name + "[" + flag + "]";
        Option own = option.flags().containsKey(flag) ? held.options().get(whole) : option;
        Option told = own.history().isEmpty() ? option : own;
        return new Option(whole, value, told.origin(), told.history(), option.flags(), List.of());
    }
}
