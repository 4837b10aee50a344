package org.bsplint.syntax.dts;

import java.util.List;
import org.bsplint.source.Span;

/** One item of a device tree source, at the top or in a node. */
public sealed interface DtsItem {
    Span span();

    /**
     * A node or an addition to one.
     *
     * @param omittable {@code /omit-if-no-ref/}: dtc leaves it out unless something refers to it
     * @param target {@code /}, a name in the node around it, or a reference: {@code &label}, {@code &{/path}}
     */
    record Node(List<String> labels, boolean omittable, String target, List<DtsItem> items, Span span)
            implements DtsItem {
        public Node {
            labels = List.copyOf(labels);
            items = List.copyOf(items);
        }
    }

    record Property(String name, List<DtsValue> values, Span span) implements DtsItem {
        public Property {
            values = List.copyOf(values);
        }
    }

    record DeleteNode(String target, Span span) implements DtsItem {}

    record DeleteProperty(String name, Span span) implements DtsItem {}

    /** {@code /plugin/}: an overlay, whose references are resolved when it is applied. */
    record Plugin(Span span) implements DtsItem {}

    /** {@code /include/ "path"}. */
    record Include(String path, Span span) implements DtsItem {}

    /** A line of the C preprocessor, from its {@code #}. */
    record Directive(String text, Span span) implements DtsItem {}
}
