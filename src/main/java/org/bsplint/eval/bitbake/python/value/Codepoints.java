package org.bsplint.eval.bitbake.python.value;

/** Texts as Python counts them: by code point, not by UTF-16 unit. */
public final class Codepoints {
    private Codepoints() {}

    /** Python's order of strings. */
    public static int compare(String left, String right) {
        int i = 0;
        while (i < left.length() && i < right.length()) {
            int a = left.codePointAt(i);
            int b = right.codePointAt(i);
            if (a != b) {
                return Integer.compare(a, b);
            }
            i += Character.charCount(a);
        }
        return Integer.compare(left.length(), right.length());
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** UTF-16 offset of a code point index. */
    public static int offset(String text, int index) {
        return text.offsetByCodePoints(0, index);
    }

    public static String at(String text, int index) {
        int offset = offset(text, index);
        return Character.toString(text.codePointAt(offset));
    }

    /** Code point index of a UTF-16 offset; a negative offset stays. */
    public static int index(String text, int offset) {
        return offset < 0 ? offset : text.codePointCount(0, offset);
    }
}
