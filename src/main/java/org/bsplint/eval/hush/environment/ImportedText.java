package org.bsplint.eval.hush.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bsplint.value.Value;

/**
 * What {@code env import -t} makes of a text ({@code himport_r} in U-Boot's lib/hashtable.c): a line {@code name=value}
 * each, leading blanks and lines that begin with {@code #} skipped, a backslash keeps the character after it (a line's
 * end too), a name without value is removed.
 */
public final class ImportedText {
    private final String text;
    private final int[] offsets;
    private final List<Entry> entries = new ArrayList<>();
    private int at;

    private ImportedText(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /** @param dropsCarriageReturns {@code -r} was given: a carriage return before a line's end is none of the value */
    public static List<Entry> parse(String text, boolean dropsCarriageReturns) {
        StringBuilder kept = new StringBuilder();
        int[] offsets = new int[text.length() + 1];
        int end = text.indexOf('\0') < 0 ? text.length() : text.indexOf('\0');
        for (int i = 0; i < end; i++) {
            if (!dropsCarriageReturns || !text.startsWith("\r\n", i)) {
                offsets[kept.length()] = i;
                kept.append(text.charAt(i));
            }
        }
        offsets[kept.length()] = end;
        ImportedText reader = new ImportedText(kept.toString(), Arrays.copyOf(offsets, kept.length() + 1));
        while (reader.at < kept.length() && reader.line()) {
            // each round takes one entry
        }
        return List.copyOf(reader.entries);
    }

    /** Takes one entry; false where U-Boot gives up. */
    private boolean line() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end + 1;
            return true;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '\n') {
            at++;
        }
        String name = text.substring(start, at);
        boolean assigns = at < text.length() && text.charAt(at) == '=';
        if (!assigns || at + 1 >= text.length() || text.charAt(at + 1) == '\n') {
            add(name, Value.UNSET, start, at);
            at += assigns ? 2 : 1;
            return true;
        }
        at++;
        String value = value();
        add(name, Value.known(value), start, at);
        at++;
        return !name.isEmpty();
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        return value.toString();
    }

    private void add(String name, Value value, int start, int end) {
        if (!name.isEmpty()) {
            entries.add(new Entry(name, value, offsets[start], offsets[Math.min(end, text.length())]));
        }
    }
}
