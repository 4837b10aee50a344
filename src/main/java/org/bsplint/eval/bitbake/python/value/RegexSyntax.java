package org.bsplint.eval.bitbake.python.value;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Translates the syntax of Python's {@code re} into Java's (Library Reference, 6.2.1). */
public final class RegexSyntax {
    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private int at;
    private int groups;
    private boolean different;

    public RegexSyntax(String source) {
        this.source = source;
    }

    public Map<String, Integer> names() {
        return names;
    }

    /** Empty where the two languages may differ. */
    public Optional<String> translate() {
        while (at < source.length() && !different) {
            char c = source.charAt(at);
            switch (c) {
                case '\\' -> escape();
                case '[' -> set();
                case '(' -> group();
                case '*', '+', '?' -> quantifier(c);
                case '{' -> brace();
                case '}' -> literal("\\}");
                default -> literal(String.valueOf(c));
            }
        }
        return different ? Optional.empty() : Optional.of(out.toString());
    }

    private void literal(String text) {
        out.append(text);
        at++;
    }

    /** A second {@code +} would be possessive in Java and is an error or new in Python. */
    private void quantifier(char c) {
        literal(String.valueOf(c));
        if (at < source.length() && source.charAt(at) == '?') {
            literal("?");
        }
        different |= at < source.length() && "+*".indexOf(source.charAt(at)) >= 0;
    }

    private void brace() {
        int end = source.indexOf('}', at);
        String inside = end < 0 ? "" : source.substring(at + 1, end);
        if (inside.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            out.append('{').append(inside).append('}');
            at = end + 1;
            if (at < source.length() && source.charAt(at) == '?') {
                literal("?");
            }
        } else if (inside.matches(",[0-9]{1,4}")) {
            different = true;
        } else {
            literal("\\{");
        }
    }

    private void escape() {
        if (at + 1 == source.length()) {
            different = true;
            return;
        }
        char c = source.charAt(at + 1);
        if (c == 'Z') {
            out.append("\\z");
        } else if ("AbBdDsSwW".indexOf(c) >= 0 || "nrtfv".indexOf(c) >= 0) {
            out.append(c == 'v' ? "\\x0B" : "\\" + c);
        } else if (c >= '1' && c <= '9') {
            out.append("(?:\\").append(c).append(')');
            different |= at + 2 < source.length() && Character.isDigit(source.charAt(at + 2));
        } else if (Character.isLetterOrDigit(c)) {
            different = true;
        } else {
            out.append('\\').append(c);
        }
        at += 2;
    }

    private void set() {
        out.append('[');
        at++;
        if (at < source.length() && source.charAt(at) == '^') {
            literal("^");
        }
        boolean first = true;
        while (at < source.length() && (first || source.charAt(at) != ']')) {
            char c = source.charAt(at);
            if (c == '\\') {
                escape();
            } else if ("[&]^".indexOf(c) >= 0) {
                literal("\\" + c);
            } else {
                literal(String.valueOf(c));
            }
            first = false;
        }
        different |= at >= source.length();
        if (!different) {
            literal("]");
        }
    }

    private void group() {
        if (!source.startsWith("(?", at)) {
            groups++;
            literal("(");
            return;
        }
        if (source.startsWith("(?P<", at) && source.indexOf('>', at) > 0) {
            int end = source.indexOf('>', at);
            names.put(source.substring(at + 4, end), ++groups);
            out.append('(');
            at = end + 1;
        } else if (source.startsWith("(?:", at) || source.startsWith("(?=", at) || source.startsWith("(?!", at)) {
            out.append(source, at, at + 3);
            at += 3;
        } else if (source.startsWith("(?<=", at) || source.startsWith("(?<!", at)) {
            out.append(source, at, at + 4);
            at += 4;
        } else {
            different = true;
        }
    }
}
