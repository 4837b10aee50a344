package org.bsplint.rule.fact;

import java.util.ArrayList;
import java.util.List;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.value.Text;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;

/** What one family of chips keeps in its fuses, as far as rules know it ({@code rules/facts/otp-words.yaml}). */
record OtpMap(String soc, List<Bits> close, String keyName, List<Words> key) {
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

    /** Maps of a file; it is part of the program, so that an error in it is ours. */
    static List<OtpMap> read(YamlNode root) {
        List<OtpMap> maps = new ArrayList<>();
        for (YamlNode node : ((YamlNode.Sequence) root).items()) {
            YamlFields fields = YamlFields.of(node, OtpMap::fail);
            YamlFields key = fields.fields("key-hash");
            maps.add(new OtpMap(
                    fields.required("soc"),
                    fields.items("close").stream().map(OtpMap::bits).toList(),
                    key.text("name").orElse(""),
                    key.items("words").stream().map(OtpMap::words).toList()));
        }
        return maps;
    }

    private static Bits bits(YamlNode node) {
        YamlFields fields = YamlFields.of(node, OtpMap::fail);
        boolean all = fields.node("all").isPresent();
        return new Bits(number(fields, "bank"), number(fields, "word"), number(fields, all ? "all" : "any"), all);
    }

    private static Words words(YamlNode node) {
        YamlFields fields = YamlFields.of(node, OtpMap::fail);
        return new Words(number(fields, "bank"), number(fields, "word"), (int) number(fields, "count"));
    }

    private static long number(YamlFields fields, String key) {
        return FuseRequest.number(Text.of(fields.required(key)), 0).orElseThrow();
    }

    private static void fail(Diagnostic error) {
        throw new IllegalStateException(error.toString());
    }

    boolean isFor(String chip) {
        for (String pattern : soc.split("\\|")) {
            String start = pattern.substring(0, pattern.length() - 1);
            if (pattern.endsWith("*") ? chip.startsWith(start) : chip.equals(pattern)) {
                return true;
            }
        }
        return false;
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
