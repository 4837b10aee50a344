package org.bsplint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/**
 * A {@code fuse prog} command, decoded as U-Boot does (cmd/fuse.c and {@code strtou32}): {@code -y} counts only right
 * after {@code prog}; bank and word take their base from the prefix (0x hexadecimal, 0 octal, else decimal), values are
 * hexadecimal with or without 0x; several values go to words in a row, and what stands before a malformed one is burnt.
 *
 * @param asks without {@code -y} the command asks and waits for an answer
 * @param writes what is certainly burnt if the command runs
 * @param malformed the first argument that U-Boot refuses (usage is printed), or empty
 * @param unknown why further writes may follow, or the writes themselves are not known; empty if all is known
 */
public record FuseProgram(boolean asks, List<FuseWrite> writes, String malformed, Set<Cause> unknown) {
    public FuseProgram {
        writes = List.copyOf(writes);
        unknown = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(unknown));
    }

    /** Are all writes known? */
    public boolean isComplete() {
        return unknown.isEmpty();
    }

    /** Decodes a command's words; empty if they certainly are no {@code fuse prog}. */
    public static Optional<FuseProgram> of(List<Text> argv) {
        if (argv.size() < 2 || !is(argv.get(0), "fuse") || !is(argv.get(1), "prog")) {
            return Optional.empty();
        }
        boolean confirmed = argv.size() > 2 && is(argv.get(2), "-y");
        int at = confirmed ? 3 : 2;
        for (int i = 2; i < Math.min(at + 2, argv.size()); i++) {
            if (!argv.get(i).isKnown()) {
                return Optional.of(
                        new FuseProgram(!confirmed, List.of(), "", argv.get(i).causes()));
            }
        }
        if (argv.size() < at + 3) {
            return Optional.of(new FuseProgram(!confirmed, List.of(), "too few arguments", Set.of()));
        }
        OptionalLong bank = number(argv.get(at).known(), 0);
        OptionalLong word = number(argv.get(at + 1).known(), 0);
        if (bank.isEmpty() || word.isEmpty()) {
            String wrong = argv.get(bank.isEmpty() ? at : at + 1).known();
            return Optional.of(new FuseProgram(!confirmed, List.of(), wrong, Set.of()));
        }
        return Optional.of(values(!confirmed, bank.getAsLong(), word.getAsLong(), argv.subList(at + 2, argv.size())));
    }

    private static FuseProgram values(boolean asks, long bank, long word, List<Text> values) {
        List<FuseWrite> writes = new ArrayList<>();
        for (Text value : values) {
            if (!value.isKnown()) {
                return new FuseProgram(asks, writes, "", value.causes());
            }
            OptionalLong number = number(value.known(), 16);
            if (number.isEmpty()) {
                return new FuseProgram(asks, writes, value.known(), Set.of());
            }
            writes.add(FuseWrite.of(bank, word + writes.size(), number.getAsLong()));
        }
        return new FuseProgram(asks, writes, "", Set.of());
    }

    private static boolean is(Text text, String word) {
        return text.isKnown() && text.known().equals(word);
    }

    /** {@code strtou32}: the whole text must be a number; {@code 0x} means hexadecimal whatever the base. */
    public static OptionalLong number(String text, int base) {
        boolean prefixed = text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
        int radix = prefixed ? 16 : base != 0 ? base : text.startsWith("0") ? 8 : 10;
        String digits = prefixed ? text.substring(2) : text;
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 128 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = value * radix + digit & 0xffffffffL;
        }
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
