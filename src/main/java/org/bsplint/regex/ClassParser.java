package org.bsplint.regex;

import java.util.Optional;

/** Reads what stands between brackets. */
final class ClassParser {
    private static final int ASCII = 128;

    private final Cursor cursor;
    private final boolean anyCase;
    private final boolean[] ascii = new boolean[ASCII];
    private boolean others;

    ClassParser(Cursor cursor, boolean anyCase) {
        this.cursor = cursor;
        this.anyCase = anyCase;
    }

    /** Behind the opening bracket. */
    CharSet read() {
        boolean negative = cursor.take("^");
        if (cursor.sees("]")) {
            throw new Unsupported();
        }
        while (!cursor.take("]")) {
            item();
        }
        CharSet set = new CharSet(ascii, others, others);
        return negative ? set.inverse() : set;
    }

    private void item() {
        if (cursor.sees("[") || cursor.sees("&&")) {
            throw new Unsupported();
        }
        char first = cursor.next();
        if (first == '\\') {
            char kind = cursor.next();
            Optional<CharSet> set = CharSet.named(kind);
            if (set.isPresent()) {
                add(set.get());
                return;
            }
            first = cursor.escaped(kind);
        }
        char last = first;
        if (cursor.sees("-") && !cursor.sees("-]")) {
            cursor.take("-");
            last = cursor.next();
            if (last == '\\') {
                last = cursor.escaped(cursor.next());
            } else if (last == '[') {
                throw new Unsupported();
            }
        }
        range(first, last);
    }

    private void add(CharSet set) {
        others |= set.others();
        for (int c = 0; c < ASCII; c++) {
            ascii[c] |= set.ascii()[c];
        }
    }

    private void range(char first, char last) {
        if (last < first || last >= ASCII) {
            throw new Unsupported();
        }
        for (char c = first; c <= last; c++) {
            ascii[c] = true;
            if (anyCase) {
                ascii[Character.toLowerCase(c)] = true;
                ascii[Character.toUpperCase(c)] = true;
            }
        }
    }
}
