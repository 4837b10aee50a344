package org.bsplint.report.json;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one JSON document: keys in the order given, every string escaped, compact or with an indent of two blanks. */
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean pretty;
    /** For each open object or array: has it a member already? */
    private final Deque<Boolean> open = new ArrayDeque<>();

    private boolean afterKey;

    private JsonWriter(boolean pretty) {
        this.pretty = pretty;
    }

    public static JsonWriter compact() {
        return new JsonWriter(false);
    }

    public static JsonWriter pretty() {
        return new JsonWriter(true);
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    public JsonWriter key(String name) {
        separate();
        quote(name);
        out.append(pretty ? ": " : ":");
        afterKey = true;
        return this;
    }

    public JsonWriter value(String text) {
        separate();
        quote(text);
        return this;
    }

    public JsonWriter value(long number) {
        separate();
        out.append(number);
        return this;
    }

    public JsonWriter value(boolean truth) {
        separate();
        out.append(truth);
        return this;
    }

    public JsonWriter member(String name, String text) {
        return key(name).value(text);
    }

    public JsonWriter member(String name, long number) {
        return key(name).value(number);
    }

    public JsonWriter member(String name, boolean truth) {
        return key(name).value(truth);
    }

    /** Leaves the member out if the text is empty. */
    public JsonWriter memberIfAny(String name, String text) {
        return text.isEmpty() ? this : member(name, text);
    }

    public JsonWriter strings(String name, Iterable<String> texts) {
        key(name).beginArray();
        texts.forEach(this::value);
        return endArray();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter begin(char bracket) {
        separate();
        out.append(bracket);
        open.push(false);
        return this;
    }

    private JsonWriter end(char bracket) {
        boolean hadMembers = open.pop();
        if (hadMembers) {
            newLine();
        }
        out.append(bracket);
        return this;
    }

    private void separate() {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (!open.isEmpty()) {
            if (open.pop()) {
                out.append(',');
            }
            open.push(true);
            newLine();
        }
    }

    private void newLine() {
        if (pretty) {
            out.append('\n').append("  ".repeat(open.size()));
        }
    }

    private void quote(String text) {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '"' && c != '\\' && (c >= 0x20 && c < 0x7f || !needsEscape(text, i))) {
                continue;
            }
            out.append(text, plain, i).append(escape(c));
            plain = i + 1;
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static boolean needsEscape(String text, int i) {
        char c = text.charAt(i);
        boolean lone = Character.isSurrogate(c) && !isPaired(text, i);
        return c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || lone;
    }

    private static String escape(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }

    private static boolean isPaired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
