package org.bsplint.ecosystem;

import java.util.List;
import java.util.Optional;
import org.bsplint.ecosystem.vendor.Provenance;

/**
 * The one-time-programmable words of one SoC.
 *
 * @param soc the family; patterns ({@code imx6*}) and several of them ({@code imx7d|imx7s}) where families have the same words
 * @param words how many there are; 0 if not known
 * @param upperStart first word that the normal world may not write without a grant; 0 if not known
 * @param closeCommands what closes the device, as U-Boot commands
 * @param headerVersion version of the boot ROM's image header, or empty
 */
public record OtpMap(
        String soc,
        int words,
        int upperStart,
        List<Close> closes,
        List<LegalValues> legalValues,
        List<String> closeCommands,
        List<Area> keys,
        List<Area> fields,
        String headerVersion,
        Provenance provenance) {
    private static final long FIRST_LOCK = 0x10000000L;

    /** Bits that close the device; {@code all} = only all of them together. */
    public record Close(long bank, long word, long mask, boolean all, String note) {
        public boolean matches(long atBank, long atWord, long value) {
            long hit = value & mask;
            return bank == atBank && word == atWord && (all ? hit == mask : hit != 0);
        }
    }

    /** What the masked bits may hold once a write was added to {@code openValue}. */
    public record LegalValues(long bank, long word, long openValue, long mask, List<Long> values, String otherwise) {
        public LegalValues {
            values = List.copyOf(values);
        }

        public boolean allows(long value) {
            return values.contains(left(value));
        }

        /** What the masked bits hold after the write. */
        public long left(long value) {
            return (openValue | value) & mask;
        }
    }

    /** A run of words with a name; {@code file} is the usual name of the file that is fused there, or empty. */
    public record Area(String name, long bank, long word, int count, String file) {
        public boolean holds(long atBank, long atWord) {
            return bank == atBank && atWord >= word && atWord < word + count;
        }
    }

    public OtpMap {
        closes = List.copyOf(closes);
        legalValues = List.copyOf(legalValues);
        closeCommands = List.copyOf(closeCommands);
        keys = List.copyOf(keys);
        fields = List.copyOf(fields);
    }

    /** Is this the map of that family? */
    public boolean isFor(String family) {
        for (String pattern : soc.split("\\|")) {
            boolean open = pattern.endsWith("*");
            if (open ? family.startsWith(pattern.substring(0, pattern.length() - 1)) : family.equals(pattern)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Is this a word that can be burnt? Where all that is known lies in bank 0, other banks are no fuses, and words from
     * 0x10000000 on are the locks of words, not words.
     */
    public boolean isFuse(long bank, long word) {
        boolean one = closes.stream().allMatch(close -> close.bank() == 0)
                && keys.stream().allMatch(area -> area.bank() == 0);
        return !one || bank == 0 && word < FIRST_LOCK;
    }

    /** The row that this write closes the device by. */
    public Optional<Close> closedBy(long bank, long word, long value) {
        return closes.stream().filter(close -> close.matches(bank, word, value)).findFirst();
    }

    /** The row that this write breaks. */
    public Optional<LegalValues> brokenBy(long bank, long word, long value) {
        return legalValues.stream()
                .filter(legal -> legal.bank() == bank && legal.word() == word && !legal.allows(value))
                .findFirst();
    }

    /** The key or field that a word belongs to. */
    public Optional<Area> area(long bank, long word) {
        return java.util.stream.Stream.concat(keys.stream(), fields.stream())
                .filter(area -> area.holds(bank, word))
                .findFirst();
    }
}
