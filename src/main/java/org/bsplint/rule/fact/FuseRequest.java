package org.bsplint.rule.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bsplint.model.BootCommand;
import org.bsplint.model.FuseProgram;
import org.bsplint.model.FuseWrite;
import org.bsplint.value.Text;

/**
 * One word that a script asks {@code fuse prog} or {@code fuse override} to write, as far as it is known: what {@link
 * org.bsplint.model.FuseWrite} is once all of it is. Numbers are read as there.
 *
 * @param bank empty if the script's word is not known; likewise word and value
 * @param index which value of the command it is, from 0
 */
record FuseRequest(
        BootCommand command,
        boolean permanent,
        Optional<Long> bank,
        Optional<Long> word,
        Optional<Long> value,
        int index) {
    /** All words that the commands write, in order; a command that U-Boot would refuse writes nothing. */
    static List<FuseRequest> of(List<BootCommand> commands) {
        List<FuseRequest> writes = new ArrayList<>();
        commands.forEach(command -> writes.addAll(of(command)));
        return writes;
    }

    static List<FuseRequest> of(BootCommand command) {
        List<Text> argv = command.argv();
        String verb = argv.size() > 1 && argv.get(1).isKnown() ? argv.get(1).known() : "";
        boolean writes = command.name().equals("fuse") && (verb.equals("prog") || verb.equals("override"));
        if (!writes || command.reach() == BootCommand.Reach.NEVER) {
            return List.of();
        }
        int at = argv.size() > 2 && argv.get(2).toString().equals("-y") ? 3 : 2;
        boolean malformed = argv.size() < at + 3 || isMalformed(argv.get(at), 0) || isMalformed(argv.get(at + 1), 0);
        if (malformed) {
            return List.of();
        }
        Optional<Long> bank = number(argv.get(at), 0);
        Optional<Long> word = number(argv.get(at + 1), 0);
        List<FuseRequest> words = new ArrayList<>();
        // U-Boot burns a value before it reads the next: a malformed one ends the command, no more
        for (int i = at + 2; i < argv.size() && !isMalformed(argv.get(i), 16); i++) {
            int index = i - at - 2;
            Optional<Long> here = word.map(first -> first + index);
            words.add(new FuseRequest(command, verb.equals("prog"), bank, here, number(argv.get(i), 16), index));
        }
        return words;
    }

    private static boolean isMalformed(Text word, int base) {
        return word.isKnown() && number(word, base).isEmpty();
    }

    /** Empty if the word is no number, or is not known. */
    static Optional<Long> number(Text word, int base) {
        OptionalLong number = word.isKnown() ? FuseProgram.number(word.known(), base) : OptionalLong.empty();
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    /** The lock bits of a word are written through a window: word + 0x10000000 (drivers/misc/stm32mp_fuse.c). */
    boolean isLock() {
        return word.isPresent() && word.get() >= FuseWrite.LOCK_BASE;
    }

    long lockedWord() {
        return word.orElse(0L) - FuseWrite.LOCK_BASE;
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
