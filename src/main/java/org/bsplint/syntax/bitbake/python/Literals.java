package org.bsplint.syntax.bitbake.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bsplint.source.Letters;

/** String and number literals of Python (Language Reference, 2.4): prefixes, escapes, f-string fields. */
final class Literals {
    private static final Letters ZEROS = Letters.of("0");

    private Literals() {}

    static Expression number(String text) {
        String digits = text.replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return new Expression.Int(Long.parseLong(digits.substring(2), 16));
            }
            if (digits.startsWith("0o")) {
                return new Expression.Int(Long.parseLong(digits.substring(2), 8));
            }
            if (digits.startsWith("0b")) {
                return new Expression.Int(Long.parseLong(digits.substring(2), 2));
            }
            if (Letters.DIGITS.makeUp(digits)) {
                boolean octalOfPython2 = digits.length() > 1 && digits.startsWith("0") && !ZEROS.makeUp(digits);
                return octalOfPython2 ? new Expression.Unsupported(text) : new Expression.Int(Long.parseLong(digits));
            }
            return digits.matches("[0-9.]+(e[+-]?[0-9]+)?|[0-9]+e[+-]?[0-9]+")
                    ? new Expression.Real(Double.parseDouble(digits))
                    : new Expression.Unsupported(text);
        } catch (NumberFormatException tooLarge) {
            return new Expression.Unsupported(text);
        }
    }

    /** Literals side by side are one. */
    static Expression strings(List<String> literals) {
        List<Expression> parts = new ArrayList<>();
        for (String literal : literals) {
            Expression one = string(literal);
            if (one instanceof Expression.Joined joined) {
                parts.addAll(joined.parts());
            } else {
                parts.add(one);
            }
        }
        if (parts.size() == 1 && !(parts.get(0) instanceof Expression.Field)) {
            return parts.get(0);
        }
        StringBuilder all = new StringBuilder();
        for (Expression part : parts) {
            if (!(part instanceof Expression.Text text)) {
                boolean joinable = parts.stream()
                        .allMatch(one -> one instanceof Expression.Text || one instanceof Expression.Field);
                return joinable ? new Expression.Joined(parts) : new Expression.Unsupported("bytes");
            }
            all.append(text.value());
        }
        return new Expression.Text(all.toString());
    }

    private static Expression string(String literal) {
        int quote = 0;
        while (literal.charAt(quote) != '"' && literal.charAt(quote) != '\'') {
            quote++;
        }
        String prefix = literal.substring(0, quote).toLowerCase(Locale.ROOT);
        int width = literal.length() - quote >= 6
                        && literal.startsWith(
                                String.valueOf(literal.charAt(quote)).repeat(3), quote)
                ? 3
                : 1;
        String body = literal.substring(quote + width, literal.length() - width);
        boolean raw = prefix.contains("r");
        if (prefix.contains("f")) {
            return joined(body, raw);
        }
        String text = raw ? body : unescape(body);
        return prefix.contains("b") ? new Expression.Bytes(text) : new Expression.Text(text);
    }

    private static Expression joined(String body, boolean raw) {
        List<Expression> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int i = 0;
        while (i < body.length()) {
            char c = body.charAt(i);
            boolean doubled = i + 1 < body.length() && body.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                text.append(c);
                i += 2;
            } else if (c == '{') {
                int end = fieldEnd(body, i + 1);
                if (end < 0) {
                    return new Expression.Unsupported("f-string");
                }
                parts.add(new Expression.Text(raw ? text.toString() : unescape(text.toString())));
                text.setLength(0);
                parts.add(field(body.substring(i + 1, end)));
                i = end + 1;
            } else {
                text.append(c);
                i++;
            }
        }
        parts.add(new Expression.Text(raw ? text.toString() : unescape(text.toString())));
        parts.removeIf(
                part -> part instanceof Expression.Text one && one.value().isEmpty());
        boolean clean = parts.stream().noneMatch(part -> part instanceof Expression.Unsupported);
        return clean ? new Expression.Joined(parts) : new Expression.Unsupported("f-string");
    }

    /** Offset of the brace that closes the field which starts at {@code from}; negative if there is none. */
    private static int fieldEnd(String body, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < body.length(); i++) {
            char c = body.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{' || c == '[' || c == '(') {
                depth++;
            } else if (c == '}' && depth == 0) {
                return i;
            } else if (c == '}' || c == ']' || c == ')') {
                depth--;
            }
        }
        return -1;
    }

    private static Expression field(String text) {
        int depth = 0;
        char quote = 0;
        int end = text.length();
        for (int i = 0; i < text.length() && end == text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if ("{[(".indexOf(c) >= 0) {
                depth++;
            } else if ("}])".indexOf(c) >= 0) {
                depth--;
            } else if (depth == 0 && (c == ':' || c == '!' && !text.startsWith("!=", i))) {
                end = i;
            }
        }
        String rest = text.substring(end);
        String conversion = rest.startsWith("!") && rest.length() > 1 ? rest.substring(1, 2) : "";
        String format = rest.substring(conversion.isEmpty() ? 0 : 2);
        String source = text.substring(0, end);
        if (source.endsWith("=") || source.contains("\\") || !format.isEmpty() && format.charAt(0) != ':') {
            return new Expression.Unsupported("f-string");
        }
        Expression shape = joined(format.isEmpty() ? "" : format.substring(1), true);
        return Python.expression(source)
                .<Expression>map(value -> new Expression.Field(value, conversion, shape))
                .orElseGet(() -> new Expression.Unsupported("f-string"));
    }

    private static String unescape(String body) {
        if (body.indexOf('\\') < 0) {
            return body;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c != '\\' || i + 1 == body.length()) {
                text.append(c);
                continue;
            }
            i += escape(body, i + 1, text);
        }
        return text.toString();
    }

    /** Appends what the escape at {@code at} (after the backslash) stands for; gives how many characters it takes. */
    private static int escape(String body, int at, StringBuilder text) {
        char c = body.charAt(at);
        int simple = "\\'\"abfnrtv\n".indexOf(c);
        if (simple >= 0) {
            text.append(c == '\n' ? "" : String.valueOf("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple)));
            return 1;
        }
        if (c >= '0' && c <= '7') {
            int end = at;
            while (end < body.length() && end < at + 3 && body.charAt(end) >= '0' && body.charAt(end) <= '7') {
                end++;
            }
            text.append((char) Integer.parseInt(body.substring(at, end), 8));
            return end - at;
        }
        int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        String code = body.substring(at + 1, Math.min(at + 1 + digits, body.length()));
        if (digits > 0 && code.length() == digits && code.matches("[0-9a-fA-F]+")) {
            long point = Long.parseLong(code, 16);
            if (Character.isValidCodePoint((int) point)) {
                text.appendCodePoint((int) point);
                return digits + 1;
            }
        }
        text.append('\\').append(c);
        return 1;
    }
}
