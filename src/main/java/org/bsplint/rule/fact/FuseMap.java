package org.bsplint.rule.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.ecosystem.OtpMap;

/**
 * What one family of chips keeps in its fuses, asked for writes of which not all is known.
 *
 * @param key the words of the first key of the map: the hash that the boot ROM compares
 */
record FuseMap(OtpMap words, List<Bits> close, String keyName, List<Words> key) {
    /** Bits of a word: a write counts if it has any (or all) of them. */
    record Bits(long bank, long word, long mask, boolean all) {
        boolean isIn(FuseRequest write) {
            if (!write.permanent() || !write.is(bank, word) || write.value().isEmpty()) {
                return false;
            }
            long hit = write.value().get() & mask;
            return all ? hit == mask : hit != 0;
        }

        /** Could be, for all that is known of the write. */
        boolean mayBeIn(FuseRequest write) {
            boolean bankFits = write.bank().isEmpty() || write.bank().get() == bank;
            boolean wordFits = write.word().isEmpty() || write.word().get() == word;
            boolean open = write.value().isEmpty()
                    || write.bank().isEmpty()
                    || write.word().isEmpty();
            return write.permanent() && bankFits && wordFits && open;
        }
    }

    /** A run of words. */
    record Words(long bank, long word, int count) {
        boolean holds(FuseRequest write) {
            long at = write.word().orElse(-1L);
            return write.permanent() && write.isInBank(bank) && at >= word && at < word + count;
        }
    }

    static FuseMap of(OtpMap words) {
        List<Bits> close = words.closes().stream()
                .map(bits -> new Bits(bits.bank(), bits.word(), bits.mask(), bits.all()))
                .toList();
        String hash = words.keys().stream().map(OtpMap.Area::name).findFirst().orElse("");
        List<Words> key = words.keys().stream()
                .filter(area -> area.name().equals(hash))
                .map(area -> new Words(area.bank(), area.word(), area.count()))
                .toList();
        return new FuseMap(words, close, hash, key);
    }

    boolean isFor(String chip) {
        return words.isFor(chip);
    }

    /** What the write would leave in a word that has no meaning for it. */
    Optional<Long> undefined(FuseRequest write) {
        return write.burns()
                        && write.bank().isPresent()
                        && write.word().isPresent()
                        && write.value().isPresent()
                ? words.brokenBy(
                                write.bank().get(),
                                write.word().get(),
                                write.value().get())
                        .map(legal -> legal.left(write.value().get()))
                : Optional.empty();
    }

    boolean closes(FuseRequest write) {
        return close.stream().anyMatch(bits -> bits.isIn(write));
    }

    boolean mayClose(FuseRequest write) {
        return close.stream().anyMatch(bits -> bits.mayBeIn(write));
    }

    boolean holdsKey(FuseRequest write) {
        return key.stream().anyMatch(words -> words.holds(write));
    }

    /** Identities of all words of the key hash: bank and word in one number. */
    List<Long> keyWords() {
        List<Long> words = new ArrayList<>();
        for (Words run : key) {
            for (int i = 0; i < run.count(); i++) {
                words.add(id(run.bank(), run.word() + i));
            }
        }
        return words;
    }

    static long id(long bank, long word) {
        return bank << 32 | word;
    }
}
