package org.bsplint.ecosystem.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bsplint.value.Text;

/**
 * A {@code fuse} command as U-Boot reads it: {@code fuse read|sense|prog|override [-y] <bank> <word> [<hexval>...]}; bank and
 * word in base 0 ({@code 010} is 8, {@code 08} is refused), values in base 16 with or without {@code 0x}. Several values
 * are written to consecutive words. Source: u-boot/u-boot v2023.10, cmd/fuse.c and lib/strto.c.
 *
 * @param subCommand {@code prog}, {@code read}, …; empty if it is not known
 * @param unasked {@code -y}: no question is asked
 */
public record FuseCommand(String subCommand, boolean unasked, List<Write> writes) {
    /** One word written (or named, for {@code read}); what is not known is empty. */
    public record Write(OptionalLong optionalBank, OptionalLong optionalWord, OptionalLong optionalValue) {
        public boolean isPlaced() {
            return optionalBank.isPresent() && optionalWord.isPresent();
        }

        public boolean isKnown() {
            return isPlaced() && optionalValue.isPresent();
        }

        public long bank() {
            return optionalBank.orElseThrow();
        }

        public long word() {
            return optionalWord.orElseThrow();
        }

        public long value() {
            return optionalValue.orElseThrow();
        }
    }

    public FuseCommand {
        writes = List.copyOf(writes);
    }

    /** Empty if this is no {@code fuse} command. */
    public static Optional<FuseCommand> parse(List<Text> argv) {
        if (argv.isEmpty() || !is(argv.get(0), "fuse")) {
            return Optional.empty();
        }
        String sub = argv.size() > 1 && argv.get(1).isKnown() ? argv.get(1).known() : "";
        int at = 2;
        boolean unasked = argv.size() > at && is(argv.get(at), "-y");
        if (unasked) {
            at++;
        }
        OptionalLong bank = argv.size() > at ? number(argv.get(at), 0) : OptionalLong.empty();
        OptionalLong word = argv.size() > at + 1 ? number(argv.get(at + 1), 0) : OptionalLong.empty();
        List<Write> writes = new ArrayList<>();
        for (int i = at + 2; i < argv.size(); i++) {
            int step = i - at - 2;
            OptionalLong place = word.isPresent() ? OptionalLong.of(word.getAsLong() + step) : OptionalLong.empty();
            writes.add(new Write(bank, place, number(argv.get(i), 16)));
        }
        return Optional.of(new FuseCommand(sub, unasked, writes));
    }

    /** Does it burn fuses for good? */
    public boolean isProgramming() {
        return subCommand.equals("prog");
    }

    /** A number as U-Boot's {@code simple_strtoul} takes it whole; empty if it is not known or refused. */
    public static OptionalLong number(Text text, int base) {
        return text.isKnown() ? number(text.known(), base) : OptionalLong.empty();
    }

    private static OptionalLong number(String text, int base) {
        String digits = text;
        int radix = base == 0 ? 10 : base;
        if (text.startsWith("0x") || text.startsWith("0X")) {
            digits = text.substring(2);
            radix = 16;
        } else if (base == 0 && text.length() > 1 && text.startsWith("0")) {
            radix = 8;
        }
        try {
            return OptionalLong.of(Long.parseLong(digits, radix));
        } catch (NumberFormatException refused) {
            return OptionalLong.empty();
        }
    }

    private static boolean is(Text text, String word) {
        return text.isKnown() && text.known().equals(word);
    }
}
