package org.bsplint.eval.dts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.source.Span;
import org.bsplint.syntax.dts.DtsValue;
import org.bsplint.value.Truth;

/** A node of the merged tree. Filled by {@link TreeMerge}, read-only for all others. */
public final class DtNode {
    /**
     * A property as the last statement left it.
     *
     * @param certain false if an include that is missing, or a condition that is not known, may change it
     */
    public record Property(String name, List<DtsValue> values, Span span, boolean certain) {
        public Property {
            values = List.copyOf(values);
        }

        /** Its strings, in order. */
        public List<String> texts() {
            return values.stream()
                    .filter(DtsValue.Text.class::isInstance)
                    .map(value -> ((DtsValue.Text) value).text())
                    .toList();
        }

        /** Its cells as written, all lists joined. */
        public List<String> cells() {
            return values.stream()
                    .filter(DtsValue.Cells.class::isInstance)
                    .flatMap(value -> ((DtsValue.Cells) value).cells().stream())
                    .toList();
        }
    }

    private final String path;
    private final Span span;
    final TreeSet<String> labels = new TreeSet<>();
    final TreeMap<String, Property> properties = new TreeMap<>();
    final TreeMap<String, DtNode> children = new TreeMap<>();
    /** Properties that may have been set or deleted where this program could not look. */
    final TreeSet<String> unsure = new TreeSet<>();

    boolean certain = true;
    /** Something that could not be followed may have changed this node. */
    boolean touched;

    DtNode(String path, Span span) {
        this.path = path;
        this.span = span;
    }

    /** {@code /soc/rcc@50000000}; of a node known by its label alone {@code &rcc}. */
    public String path() {
        return path;
    }

    /** Name with unit address. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Where it was opened first. */
    public Span span() {
        return span;
    }

    public List<String> labels() {
        return List.copyOf(labels);
    }

    /** False if it may not be there at all. */
    public boolean isCertain() {
        return certain;
    }

    public List<DtNode> children() {
        return List.copyOf(children.values());
    }

    /** Properties by name. */
    public Map<String, Property> properties() {
        return java.util.Collections.unmodifiableMap(properties);
    }

    public Optional<Property> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** Does it have this property? */
    public Truth has(String name) {
        Property property = properties.get(name);
        if (unsure.contains(name) || property != null && !property.certain()) {
            return Truth.UNKNOWN;
        }
        return property != null ? Truth.TRUE : touched ? Truth.UNKNOWN : Truth.FALSE;
    }

    /** Is the string one of the property's? */
    public Truth has(String name, String text) {
        Property property = properties.get(name);
        boolean there = property != null && property.texts().contains(text);
        boolean sure = property != null && property.certain() && !unsure.contains(name);
        if (sure) {
            return Truth.of(there);
        }
        return property == null && !touched && !unsure.contains(name) ? Truth.FALSE : Truth.UNKNOWN;
    }

    public Truth isCompatible(String compatible) {
        return has("compatible", compatible);
    }

    /** No {@code status}, or {@code okay}. */
    public Truth isEnabled() {
        Property status = properties.get("status");
        if (status == null) {
            return touched || unsure.contains("status") ? Truth.UNKNOWN : Truth.TRUE;
        }
        if (!status.certain() || unsure.contains("status")) {
            return Truth.UNKNOWN;
        }
        return Truth.of(status.texts().equals(List.of("okay")) || status.texts().equals(List.of("ok")));
    }

    /** This node and all below it. */
    List<DtNode> all() {
        List<DtNode> all = new ArrayList<>();
        all.add(this);
        for (int at = 0; at < all.size(); at++) {
            all.addAll(all.get(at).children.values());
        }
        return all;
    }
}
