package org.bsplint.rule.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.model.BootCommand;
import org.bsplint.value.Text;

/**
 * One word that {@code fuse prog} or {@code fuse override} writes. U-Boot reads bank and word in base 0 ({@code 010} is 8,
 * {@code 08} is refused) and values in base 16; several values go to consecutive words (cmd/fuse.c at v2020.10 and v2023.10).
 *
 * @param bank empty if the script's word is not known; likewise word and value
 * @param index which value of the command it is, from 0
 */
record FuseWrite(
        BootCommand command,
        boolean permanent,
        Optional<Long> bank,
        Optional<Long> word,
        Optional<Long> value,
        int index) {
    private static final long LOCK_WINDOW = 0x10000000L;

    /** All words that the commands write, in order; a command that U-Boot would refuse writes nothing. */
    static List<FuseWrite> of(List<BootCommand> commands) {
        List<FuseWrite> writes = new ArrayList<>();
        commands.forEach(command -> writes.addAll(of(command)));
        return writes;
    }

    static List<FuseWrite> of(BootCommand command) {
        List<Text> argv = command.argv();
        String verb = argv.size() > 1 && argv.get(1).isKnown() ? argv.get(1).known() : "";
        boolean writes = command.name().equals("fuse") && (verb.equals("prog") || verb.equals("override"));
        if (!writes || command.reach() == BootCommand.Reach.NEVER) {
            return List.of();
        }
        int at = argv.size() > 2 && argv.get(2).toString().equals("-y") ? 3 : 2;
        if (argv.size() < at + 3 || isRefused(argv, at)) {
            return List.of();
        }
        Optional<Long> bank = number(argv.get(at), 0);
        Optional<Long> word = number(argv.get(at + 1), 0);
        List<FuseWrite> words = new ArrayList<>();
        for (int i = at + 2; i < argv.size(); i++) {
            int index = i - at - 2;
            Optional<Long> here = word.map(first -> first + index);
            words.add(new FuseWrite(command, verb.equals("prog"), bank, here, number(argv.get(i), 16), index));
        }
        return words;
    }

    private static boolean isRefused(List<Text> argv, int at) {
        for (int i = at; i < argv.size(); i++) {
            if (argv.get(i).isKnown()
                    && number(argv.get(i), i < at + 2 ? 0 : 16).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** As simple_strtoul reads a whole word; empty if it does not, or if the word is not known. */
    static Optional<Long> number(Text word, int base) {
        if (!word.isKnown()) {
            return Optional.empty();
        }
        String text = word.known();
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        String digits = hex ? text.substring(2) : text;
        int radix = hex || base == 16 ? 16 : text.startsWith("0") && text.length() > 1 ? 8 : 10;
        String allowed = radix == 16 ? "[0-9a-fA-F]{1,15}" : radix == 8 ? "[0-7]{1,20}" : "[0-9]{1,18}";
        return digits.matches(allowed) ? Optional.of(Long.parseLong(digits, radix) & 0xffffffffL) : Optional.empty();
    }

    /** The lock bits of a word are written through a window: word + 0x10000000 (drivers/misc/stm32mp_fuse.c). */
    boolean isLock() {
        return word.isPresent() && word.get() >= LOCK_WINDOW;
    }

    long lockedWord() {
        return word.orElse(0L) - LOCK_WINDOW;
    }

    boolean isInBank(long wanted) {
        return bank.equals(Optional.of(wanted));
    }

    boolean is(long wantedBank, long wantedWord) {
        return isInBank(wantedBank) && word.equals(Optional.of(wantedWord));
    }

    /** Burns something: a 0 leaves a fuse as it is. */
    boolean burns() {
        return permanent && !value.equals(Optional.of(0L));
    }
}
