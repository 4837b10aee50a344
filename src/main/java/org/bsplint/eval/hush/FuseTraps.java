package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.source.Letters;
import org.bsplint.value.Text;

/**
 * What a reader may take a {@code fuse prog} for and U-Boot does not:
 *
 * <ul>
 *   <li>{@code fuse-value-looks-decimal}: {@code 64} without 0x programs 0x64 (value, programmed, command)
 *   <li>{@code fuse-word-octal}: bank or word {@code 010} is 8 (word, meant, command)
 *   <li>{@code fuse-asks-for-confirmation}: without {@code -y} right after {@code prog} the command asks and waits (command)
 * </ul>
 */
final class FuseTraps {
    /** One finding: the kind and its details. */
    record Trap(String kind, Map<String, String> details) {}

    private static final Letters OCTAL = Letters.of("0-7");

    private FuseTraps() {}

    static List<Trap> of(List<Text> argv) {
        List<Trap> traps = new ArrayList<>();
        if (argv.size() < 3 || !is(argv.get(0), "fuse") || !is(argv.get(1), "prog")) {
            return traps;
        }
        String command = String.join(" ", argv.stream().map(Text::toString).toList());
        boolean confirmed = is(argv.get(2), "-y");
        if (!confirmed) {
            traps.add(new Trap("fuse-asks-for-confirmation", Map.of("command", command)));
        }
        int at = confirmed ? 3 : 2;
        for (int i = at; i < argv.size(); i++) {
            String word = argv.get(i).isKnown() ? argv.get(i).known() : "";
            if (i < at + 2 && word.length() > 1 && word.startsWith("0") && OCTAL.makeUp(word)) {
                String meant = Long.toString(Long.parseLong(word.substring(Math.max(0, word.length() - 18)), 8));
                traps.add(new Trap("fuse-word-octal", Map.of("word", word, "meant", meant, "command", command)));
            } else if (i >= at + 2 && word.length() > 1 && !word.startsWith("0") && Letters.DIGITS.makeUp(word)) {
                traps.add(new Trap(
                        "fuse-value-looks-decimal",
                        Map.of("value", word, "programmed", "0x" + word, "command", command)));
            }
        }
        return traps;
    }

    private static boolean is(Text text, String word) {
        return text.isKnown() && text.known().equals(word);
    }
}
