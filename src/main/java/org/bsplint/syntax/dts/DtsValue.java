package org.bsplint.syntax.dts;

import java.util.List;

/** A part of a property's value. */
public sealed interface DtsValue {
    /** A string, escapes resolved. */
    record Text(String text) implements DtsValue {}

    /** {@code <…>}: each cell as written: a number, a reference {@code &label}, a macro, an expression in parentheses. */
    record Cells(List<String> cells) implements DtsValue {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /** {@code [00 ff]}, as written. */
    record Bytes(String text) implements DtsValue {}

    /** {@code &label}: the path of the node. */
    record Reference(String target) implements DtsValue {}

    /** A macro's call or {@code /incbin/}: not followed. */
    record Other(String text) implements DtsValue {}
}
