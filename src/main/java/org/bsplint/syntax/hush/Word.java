package org.bsplint.syntax.hush;

import java.util.List;

/**
 * One word of a command, with quotes and backslashes already taken as the shell takes them on reading.
 *
 * @param quoted some part stood in quotes: an empty result is an argument all the same
 * @param open an unknown stretch stands outside quotes: it may turn out to be none or several words
 * @param start offset of its first character in the text that was read
 */
public record Word(List<Part> parts, boolean quoted, boolean open, int start, int end) {
    /** A stretch of a word. */
    public sealed interface Part {}

    /**
     * Characters that are taken as they are.
     *
     * @param quoted blanks in it do not split the word
     */
    public record Chars(Tape text, boolean quoted) implements Part {}

    /**
     * {@code $name} or {@code ${name}}; the expression is the text between the braces ({@code ?} for {@code $?}).
     *
     * @param quoted stood in double quotes
     */
    public record Variable(Tape expression, boolean quoted) implements Part {}

    public Word {
        parts = List.copyOf(parts);
    }

    /** The word's text if it holds neither variable nor hole; else a text that no word can be. */
    public String literal() {
        if (parts.isEmpty()) {
            return "";
        }
        boolean plain = parts.stream()
                .allMatch(part -> part instanceof Chars chars && !chars.text().hasHoles());
        if (!plain) {
            return "\0";
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(((Chars) part).text()));
        return text.toString();
    }

    public long variables() {
        return parts.stream().filter(Variable.class::isInstance).count();
    }
}
