package org.bsplint.yaml;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.value.DeferredList;

/** A piece of a YAML document with its place. */
public sealed interface YamlNode {
    Span span();

    /** A text; an empty value ({@code key:}) is the empty text. */
    record Scalar(String text, Span span) implements YamlNode {}

    record Sequence(List<YamlNode> items, Span span) implements YamlNode {
        public Sequence {
            items = DeferredList.copyOf(items);
        }
    }

    /** Keys in the order written, each once. */
    record Mapping(List<Entry> entries, Span span) implements YamlNode {
        public Mapping {
            entries = DeferredList.copyOf(entries);
        }

        public Optional<YamlNode> get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }
    }

    record Entry(Scalar key, YamlNode value) {}

    /** Was it read from the binary form? That has no places, and was checked when it was made. */
    default boolean wasChecked() {
        return span().file().text().isEmpty();
    }

    /** Nothing was written here: {@code key:} with no value. */
    default boolean isEmpty() {
        return this instanceof Scalar scalar && scalar.text().isEmpty();
    }

    /** What it is, in words for a message. */
    default String kind() {
        return this instanceof Scalar ? "a text" : this instanceof Sequence ? "a list" : "a mapping";
    }
}
