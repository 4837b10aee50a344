package org.bsplint.eval.bitbake;

/**
 * Finds <code>${@code}</code> in a text: up to BitBake 2.0 the code ends at the first brace ({@code \$\{@.+?\}}); later,
 * braces inside it are passed over in pairs, one level deep ({@code \$\{@(?:{.*?}|.)+?}}). Code never spans lines.
 */
final class Snippets {
    private final String text;
    private final boolean balanced;
    private int end;
    private int lineEnd = -1;
    private int lastBrace = -1;

    Snippets(String text, boolean balanced) {
        this.text = text;
        this.balanced = balanced;
    }

    /** Where the next snippet from {@code from} starts; negative if there is none. */
    int next(int from) {
        for (int at = text.indexOf("${@", from); at >= 0; at = text.indexOf("${@", at + 1)) {
            end = close(at + 3);
            if (end >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Behind the brace that ends the snippet found last. */
    int end() {
        return end;
    }

    private int close(int start) {
        measureLine(start);
        if (lastBrace <= start) {
            return -1;
        }
        int at = start;
        do {
            int closing = balanced && text.charAt(at) == '{' ? text.indexOf('}', at + 1) : -1;
            at = closing >= 0 && closing < lastBrace ? closing + 1 : at + 1;
        } while (text.charAt(at) != '}');
        return at + 1;
    }

    /** The last closing brace on the line of {@code start}, looked for once a line. */
    private void measureLine(int start) {
        if (start <= lineEnd) {
            return;
        }
        int newline = text.indexOf('\n', start);
        lineEnd = newline < 0 ? text.length() : newline;
        lastBrace = text.lastIndexOf('}', lineEnd - 1);
    }
}
