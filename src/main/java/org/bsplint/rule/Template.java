package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with placeholders: {@code `{when.command}` is refused by OP-TEE {optee.version}}. {@code ${X}} is none. */
public record Template(String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([^{}\\s]+)\\}");

    /** Names of the placeholders in order. */
    public List<String> placeholders() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    public String render(UnaryOperator<String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.apply(found.group(1))));
    }

    @Override
    public String toString() {
        return text;
    }
}
