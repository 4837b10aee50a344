package org.bsplint.cli.eval;

import java.util.ArrayList;
import java.util.List;

/** Splits a line into words by a shell's rules of quoting: {@code A="x y" B='z' C=\$D}; nothing is expanded. */
final class ShellWords {
    private ShellWords() {}

    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean escapes = c == '\\' && quote != '\'' && at + 1 < line.length();
            if (escapes && (quote == 0 || "\"\\$`".indexOf(line.charAt(at + 1)) >= 0)) {
                word.append(line.charAt(++at));
                open = true;
            } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                open = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (open) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                open = false;
            } else {
                word.append(c);
                open = true;
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
