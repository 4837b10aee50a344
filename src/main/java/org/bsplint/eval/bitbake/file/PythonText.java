package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A light look at Python's text: enough to find string literals that name variables. */
final class PythonText {
    private static final Pattern LITERAL = Pattern.compile("([bBrRuUfF]*)(\"([^\"\\\\\\n]*)\"|'([^'\\\\\\n]*)')");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_]\\w*");

    /** A name as far as it is literal; {@code exact} if that is all of it. */
    record Name(String text, boolean exact) {}

    private PythonText() {}

    /** Replaces comments by blanks; offsets stay the same. */
    static String withoutComments(String code) {
        StringBuilder clean = new StringBuilder(code);
        char quote = 0;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote || c == '\n') {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                while (i < clean.length() && clean.charAt(i) != '\n') {
                    clean.setCharAt(i++, ' ');
                }
            }
        }
        return clean.toString();
    }

    /** The names that the argument of this index may be, in a call whose arguments start at {@code start}. */
    static List<Name> argument(String code, int start, int index) {
        int from = start;
        for (int skipped = 0; skipped < index; skipped++) {
            from = argumentEnd(code, from) + 1;
        }
        String argument = from > code.length()
                ? ""
                : code.substring(from, argumentEnd(code, from)).strip();
        Matcher literal = LITERAL.matcher(argument);
        if (literal.lookingAt()) {
            String text = literal.group(3) != null ? literal.group(3) : literal.group(4);
            boolean alone = literal.end() == argument.length();
            boolean formatted =
                    literal.group(1).toLowerCase(java.util.Locale.ROOT).contains("f");
            if (alone && !formatted) {
                return List.of(new Name(text, true));
            }
            String rest = argument.substring(literal.end()).strip();
            return List.of(new Name(prefix(text, formatted || rest.startsWith("."), rest.startsWith("%")), false));
        }
        return IDENTIFIER.matcher(argument).matches() ? values(code, argument) : List.of(new Name("", false));
    }

    private static String prefix(String text, boolean braces, boolean percent) {
        int end = braces ? text.indexOf('{') : percent ? text.indexOf('%') : -1;
        return end < 0 ? text : text.substring(0, end);
    }

    /** A variable that runs over a list of literals, or that is given one literal: those; else any name. */
    private static List<Name> values(String code, String variable) {
        Pattern loop = Pattern.compile("for\\s+" + variable + "\\s+in\\s+[\\[(]([^\\])]*)[\\])]");
        List<Name> names = new ArrayList<>();
        Matcher found = loop.matcher(code);
        while (found.find()) {
            for (String item : found.group(1).split(",")) {
                Matcher literal = LITERAL.matcher(item.strip());
                if (literal.matches()) {
                    names.add(new Name(literal.group(3) != null ? literal.group(3) : literal.group(4), true));
                } else if (!item.isBlank()) {
                    return List.of(new Name("", false));
                }
            }
        }
        boolean assigned =
                Pattern.compile("\\b" + variable + "\\s*=[^=]").matcher(code).find();
        return names.isEmpty() || assigned ? List.of(new Name("", false)) : names;
    }

    /** Position of the comma or parenthesis that ends an argument. */
    private static int argumentEnd(String code, int start) {
        int depth = 0;
        char quote = 0;
        for (int i = start; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                if (depth-- == 0) {
                    return i;
                }
            } else if (c == ',' && depth == 0) {
                return i;
            }
        }
        return code.length();
    }
}
