package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bsplint.source.Letters;

/** A text with placeholders: {@code `{when.command}` is refused by OP-TEE {optee.version}}. {@code ${X}} is none. */
public record Template(String text) {
    private static final Letters ENDS = Letters.BLANKS.and("{}");

    private record Placeholder(String name, int start, int end) {}

    /** Names of the placeholders in order. */
    public List<String> placeholders() {
        return all().stream().map(Placeholder::name).toList();
    }

    public String render(UnaryOperator<String> values) {
        StringBuilder rendered = new StringBuilder();
        int end = 0;
        for (Placeholder placeholder : all()) {
            rendered.append(text, end, placeholder.start()).append(values.apply(placeholder.name()));
            end = placeholder.end();
        }
        return rendered.append(text, end, text.length()).toString();
    }

    private List<Placeholder> all() {
        List<Placeholder> found = new ArrayList<>();
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            int close = ENDS.next(text, open + 1);
            boolean closed = close > open + 1 && text.startsWith("}", close);
            if (closed && (open == 0 || text.charAt(open - 1) != '$')) {
                found.add(new Placeholder(text.substring(open + 1, close), open, close + 1));
            }
        }
        return found;
    }

    @Override
    public String toString() {
        return text;
    }
}
