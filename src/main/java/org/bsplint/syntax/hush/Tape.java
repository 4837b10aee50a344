package org.bsplint.syntax.hush;

import java.util.Arrays;

/**
 * The characters a shell reads, some stretches of which may be unknown: each code is a UTF-16 unit, or a negative number
 * that stands for a hole (any text) or for one of the marks that the old shell keeps in its words.
 */
public final class Tape {
    /** Past the end. */
    public static final int END = -1;
    /** Encloses a variable's name in a word of the old shell ({@code SPECIAL_VAR_SYMBOL}). */
    public static final int VARIABLE = -2;
    /** Encloses text that is taken as it is ({@code SUBSTED_VAR_SYMBOL}). */
    public static final int VERBATIM = -3;

    private static final int FIRST_HOLE = -16;

    public static final Tape EMPTY = new Tape(new int[0]);

    private final int[] codes;

    private Tape(int[] codes) {
        this.codes = codes;
    }

    public static Tape of(String text) {
        int[] codes = new int[text.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = text.charAt(i);
        }
        return new Tape(codes);
    }

    /** The code of the hole with this number (from 0). */
    public static int hole(int number) {
        return FIRST_HOLE - number;
    }

    public static boolean isHole(int code) {
        return code <= FIRST_HOLE;
    }

    /** The number of a hole. */
    public static int number(int code) {
        return FIRST_HOLE - code;
    }

    public int length() {
        return codes.length;
    }

    /** The code at an offset, {@link #END} past the end. */
    public int at(int offset) {
        return offset < codes.length ? codes[offset] : END;
    }

    public boolean isEmpty() {
        return codes.length == 0;
    }

    public boolean hasHoles() {
        for (int code : codes) {
            if (isHole(code)) {
                return true;
            }
        }
        return false;
    }

    public int indexOf(int code) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        return -1;
    }

    public Tape slice(int start, int end) {
        return new Tape(Arrays.copyOfRange(codes, start, end));
    }

    /** Is it exactly this known text? */
    public boolean is(String text) {
        if (text.length() != codes.length) {
            return false;
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tape tape && Arrays.equals(codes, tape.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    /** Holes are shown as {@code …}, marks are left out. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        for (int code : codes) {
            if (code >= 0) {
                shown.append((char) code);
            } else if (isHole(code)) {
                shown.append('…');
            }
        }
        return shown.toString();
    }

    /** Collects codes. */
    public static final class Builder {
        private int[] codes = new int[16];
        private int length;

        public Builder add(int code) {
            if (length == codes.length) {
                codes = Arrays.copyOf(codes, length * 2);
            }
            codes[length++] = code;
            return this;
        }

        public Builder add(String text) {
            for (int i = 0; i < text.length(); i++) {
                add(text.charAt(i));
            }
            return this;
        }

        public Builder add(Tape tape) {
            for (int code : tape.codes) {
                add(code);
            }
            return this;
        }

        public int length() {
            return length;
        }

        public int at(int index) {
            return codes[index];
        }

        /** Forgets what was collected. */
        public void clear() {
            length = 0;
        }

        public void replaceAll(int from, int to) {
            for (int i = 0; i < length; i++) {
                if (codes[i] == from) {
                    codes[i] = to;
                }
            }
        }

        public Tape build() {
            return length == 0 ? EMPTY : new Tape(Arrays.copyOf(codes, length));
        }
    }
}
