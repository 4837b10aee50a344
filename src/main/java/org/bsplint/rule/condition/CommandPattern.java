package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.model.BootCommand;
import org.bsplint.source.Letters;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;

/**
 * A pattern of boot commands, word by word: {@code stm32key fuse|close *}. In a word {@code *} stands for anything and {@code
 * |} separates alternatives; a last word {@code *} stands for any further words, none included; {@code [-y]} is a word that
 * may be left out.
 */
public final class CommandPattern {
    private record Word(Glob glob, boolean optional) {}

    private final List<Word> words;
    private final boolean open;

    private CommandPattern(List<Word> words, boolean open) {
        this.words = List.copyOf(words);
        this.open = open;
    }

    public static CommandPattern of(String text) {
        List<Word> words = new ArrayList<>();
        List<String> parts = Letters.BLANKS.split(text.strip());
        boolean open = parts.get(parts.size() - 1).equals("*");
        for (String part : open ? parts.subList(0, parts.size() - 1) : parts) {
            boolean optional = part.startsWith("[") && part.endsWith("]");
            String word = optional ? part.substring(1, part.length() - 1) : part;
            words.add(new Word(Glob.of(word), optional));
        }
        return new CommandPattern(words, open);
    }

    /** Is {@code command} one of the pattern? */
    public Truth matches(BootCommand command) {
        return command.isAnything() ? Truth.UNKNOWN : matches(command.argv(), 0, 0);
    }

    /** The same for bare words. */
    public Truth matches(List<Text> argv) {
        return matches(argv, 0, 0);
    }

    private Truth matches(List<Text> argv, int arg, int word) {
        if (word == words.size()) {
            return Truth.of(open || arg == argv.size());
        }
        Word wanted = words.get(word);
        Truth without = wanted.optional() ? matches(argv, arg, word + 1) : Truth.FALSE;
        if (arg == argv.size() || without == Truth.TRUE) {
            return without;
        }
        Truth here = wanted.glob().matches(argv.get(arg));
        return without.or(here == Truth.FALSE ? here : here.and(matches(argv, arg + 1, word + 1)));
    }
}
