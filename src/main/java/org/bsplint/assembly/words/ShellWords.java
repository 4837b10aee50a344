package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.value.Text;

/** Splits a text into words as the shell does: blanks separate, quotes and backslashes are taken off. */
public final class ShellWords {
    private final List<Text> words = new ArrayList<>();
    private Text.Builder word = new Text.Builder();
    private boolean inWord;
    private char quote;

    private ShellWords() {}

    /** Words in order; an unknown stretch belongs to the word that it touches. */
    public static List<Text> split(Text text) {
        ShellWords splitter = new ShellWords();
        for (Text.Segment segment : text.segments()) {
            if (segment instanceof Text.Literal literal) {
                splitter.literal(literal.text());
            } else if (segment instanceof Text.Hole hole) {
                splitter.word.append(Text.unknown(hole.causes()));
                splitter.inWord = true;
            }
        }
        splitter.end();
        return splitter.words;
    }

    /** {@code text} without its first {@code count} characters, which are literal. */
    public static Text dropped(Text text, int count) {
        Text.Builder rest = new Text.Builder();
        int left = count;
        for (Text.Segment segment : text.segments()) {
            if (segment instanceof Text.Literal literal) {
                int skip = Math.min(left, literal.text().length());
                rest.append(literal.text().substring(skip));
                left -= skip;
            } else if (segment instanceof Text.Hole hole) {
                rest.append(Text.unknown(hole.causes()));
            }
        }
        return rest.build();
    }

    private void literal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quoted(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                inWord = true;
            } else if (c == '\\' && i + 1 < text.length()) {
                i++;
                put(text.charAt(i));
            } else if (Character.isWhitespace(c)) {
                end();
            } else {
                put(c);
            }
        }
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            put(c);
        }
    }

    private void put(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.build());
        }
        word = new Text.Builder();
        inWord = false;
    }
}
