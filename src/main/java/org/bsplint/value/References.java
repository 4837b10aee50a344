package org.bsplint.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bsplint.source.Letters;

/** References to variables in a text that is otherwise literal, as facts state it: letters, digits and {@code _} in brackets. */
public enum References {
    /** {@code ${NAME}}. */
    BITBAKE("${", '}'),
    /** {@code $(NAME)}. */
    MAKE("$(", ')');

    private record Reference(String name, int start, int end) {}

    private final String open;
    private final char close;

    References(String open, char close) {
        this.open = open;
        this.close = close;
    }

    /** The names that are referred to, each as often as it is. */
    public List<String> in(String text) {
        return all(text).stream().map(Reference::name).toList();
    }

    /** @param values of the names, asked in the text's order */
    public Text expand(String text, Function<String, Text> values) {
        Text.Builder result = new Text.Builder();
        int end = 0;
        for (Reference reference : all(text)) {
            result.append(text.substring(end, reference.start()));
            result.append(values.apply(reference.name()));
            end = reference.end();
        }
        return result.append(text.substring(end)).build();
    }

    private List<Reference> all(String text) {
        List<Reference> found = new ArrayList<>();
        for (int at = text.indexOf(open); at >= 0; at = text.indexOf(open, at + 1)) {
            int start = at + open.length();
            int end = Letters.WORD.end(text, start);
            if (end > start && end < text.length() && text.charAt(end) == close) {
                found.add(new Reference(text.substring(start, end), at, end + 1));
            }
        }
        return found;
    }
}
