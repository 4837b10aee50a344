package org.bsplint.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.source.Span;

/**
 * The fields of one mapping, by a fixed list of keys. A key that is not in the list, and a field of another form than asked
 * for, is told to {@code errors}; the field is then as if absent.
 */
public final class YamlFields {
    private final YamlNode.Mapping mapping;
    private final Consumer<Diagnostic> errors;

    private YamlFields(YamlNode.Mapping mapping, Consumer<Diagnostic> errors) {
        this.mapping = mapping;
        this.errors = errors;
    }

    /** Fields of {@code node}; anything but a mapping (or nothing) is an error and has no fields. */
    public static YamlFields of(YamlNode node, List<String> keys, Consumer<Diagnostic> errors) {
        YamlFields fields = of(node, errors);
        if (node.wasChecked()) {
            return fields;
        }
        for (YamlNode.Entry entry : fields.mapping.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                String hint = Nearest.of(key, keys)
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; known keys are " + String.join(", ", keys));
                errors.accept(Diagnostic.error(entry.key().span(), "unknown key `" + key + "`" + hint));
            }
        }
        return fields;
    }

    /** Fields whose names are free (component names, image names). */
    public static YamlFields of(YamlNode node, Consumer<Diagnostic> errors) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new YamlFields(mapping, errors);
        }
        if (!node.isEmpty()) {
            errors.accept(Diagnostic.error(node.span(), "a mapping is wanted here, not " + node.kind()));
        }
        return new YamlFields(new YamlNode.Mapping(List.of(), node.span()), errors);
    }

    public Span span() {
        return mapping.span();
    }

    public List<YamlNode.Entry> entries() {
        return mapping.entries();
    }

    public Optional<YamlNode> node(String key) {
        return mapping.get(key);
    }

    /** Place of a field's key; the mapping's place if it is absent. */
    public Span place(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .map(entry -> entry.key().span())
                .findFirst()
                .orElse(mapping.span());
    }

    public Optional<String> text(String key) {
        return scalar(key).map(YamlNode.Scalar::text);
    }

    public Optional<YamlNode.Scalar> scalar(String key) {
        return node(key).flatMap(node -> scalar(node, key));
    }

    /** The texts of all fields, in the order written. */
    public Map<String, YamlNode.Scalar> scalars() {
        Map<String, YamlNode.Scalar> scalars = new LinkedHashMap<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            scalar(entry.value(), key).ifPresent(value -> scalars.put(key, value));
        }
        return scalars;
    }

    /** A text that must be there. */
    public String required(String key) {
        if (node(key).isEmpty()) {
            errors.accept(Diagnostic.error(mapping.span(), "`" + key + "` is missing"));
        }
        return text(key).orElse("");
    }

    /** {@code true} or {@code false}; false if absent. */
    public boolean flag(String key) {
        Optional<YamlNode.Scalar> scalar = scalar(key);
        String text = scalar.map(YamlNode.Scalar::text).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            errors.accept(Diagnostic.error(scalar.orElseThrow().span(), "`" + key + "` is either true or false"));
        }
        return text.equals("true");
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<String> texts(String key) {
        return scalars(key).stream().map(YamlNode.Scalar::text).toList();
    }

    public List<YamlNode.Scalar> scalars(String key) {
        List<YamlNode.Scalar> scalars = new ArrayList<>();
        for (YamlNode item : items(key)) {
            scalar(item, key).ifPresent(scalars::add);
        }
        return scalars;
    }

    /** The items of a list; a single node counts as a list of one, nothing as an empty list. */
    public List<YamlNode> items(String key) {
        Optional<YamlNode> node = node(key);
        if (node.isEmpty() || node.get().isEmpty()) {
            return List.of();
        }
        return node.get() instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node.get());
    }

    /** A mapping of texts by name, in the order written. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields(key).entries()) {
            scalar(entry.value(), entry.key().text())
                    .ifPresent(value -> texts.put(entry.key().text(), value.text()));
        }
        return texts;
    }

    /** The fields of a nested mapping with free names; none if it is absent. */
    public YamlFields fields(String key) {
        return of(node(key).orElseGet(() -> new YamlNode.Mapping(List.of(), mapping.span())), errors);
    }

    /** The fields of a nested mapping with fixed names; none if it is absent. */
    public YamlFields fields(String key, List<String> keys) {
        return of(node(key).orElseGet(() -> new YamlNode.Mapping(List.of(), mapping.span())), keys, errors);
    }

    private Optional<YamlNode.Scalar> scalar(YamlNode node, String key) {
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar);
        }
        errors.accept(Diagnostic.error(node.span(), "`" + key + "` wants a text, not " + node.kind()));
        return Optional.empty();
    }
}
