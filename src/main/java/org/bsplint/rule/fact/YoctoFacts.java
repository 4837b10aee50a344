package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.source.Letters;
import org.bsplint.value.Option;
import org.bsplint.value.Value;

/** Facts about variables of ST's layer whose values are little tables (fip-utils-stm32mp.bbclass, st-machine-storage-device). */
final class YoctoFacts {
    private static final Letters BETWEEN = Letters.BLANKS.and(",");
    private static final Set<String> PAYLOADS = Set.of("tfa", "optee");
    private static final Set<String> DEVICES = Set.of("EMMC", "NAND", "NOR", "SDCARD", "SPINAND");

    private YoctoFacts() {}

    static List<CodedFact> all() {
        return List.of(
                fip(
                        "fip-config-malformed",
                        "a FIP_CONFIG entry begins with neither tfa nor optee, or has more than four fields",
                        YoctoFacts::malformed),
                fip(
                        "fip-payload-not-of-scheme",
                        "a FIP_CONFIG entry named after a boot scheme holds the secure payload of another",
                        YoctoFacts::otherPayload),
                fip(
                        "fip-optee-not-of-scheme",
                        "a FIP_CONFIG entry of ecosystem 6 pairs a TF-A configuration of optee with OP-TEE's opteemin, or the"
                                + " other way round",
                        YoctoFacts::otherOptee),
                ofOptions(
                        "device-storage-malformed",
                        "DEVICE_STORAGE holds a word that is no NAME:device of the layer",
                        List.of("wrong"),
                        0,
                        (image, none) -> storage(image)));
    }

    private static CodedFact fip(String name, String says, BiFunction<String, List<String>, String> wrong) {
        return ofOptions(name, says, List.of("config", "wrong"), 0, (image, none) -> fip(image, wrong));
    }

    private static Outcome fip(Image image, BiFunction<String, List<String>, String> wrong) {
        Option table = image.component("yocto").options().get("FIP_CONFIG");
        if (OptionFacts.isOpen(image, "yocto", "FIP_CONFIG")) {
            return Outcome.undecided("`FIP_CONFIG` is not known", "yocto.FIP_CONFIG")
                    .with(table);
        }
        List<String> open = new ArrayList<>();
        for (String config : words(table.value())) {
            Value entry = table.flags().getOrDefault(config, Value.UNSET);
            if (entry.isUndecided()) {
                open.add("yocto.FIP_CONFIG[" + config + "]");
            }
            Optional<String> said = entry.asKnown()
                    .filter(text -> !text.isBlank())
                    .map(text -> wrong.apply(config, Arrays.asList(text.strip().split(",", -1))))
                    .filter(text -> !text.isEmpty());
            if (said.isPresent()) {
                return Outcome.holds("`FIP_CONFIG[" + config + "]`: " + said.get())
                        .with(table)
                        .with("config", config)
                        .with("wrong", said.get());
            }
        }
        return open.isEmpty()
                ? Outcome.fails("no entry is")
                : Outcome.undecided(open.get(0) + " is not known").with(table).needing(open);
    }

    private static String malformed(String config, List<String> fields) {
        String first = fields.get(0).strip();
        if (!PAYLOADS.contains(first)) {
            return "`" + first + "` is neither tfa nor optee";
        }
        return fields.size() > 4 ? fields.size() + " fields" : "";
    }

    private static String otherPayload(String config, List<String> fields) {
        String first = fields.get(0).strip();
        boolean wrong = config.startsWith("optee") && first.equals("tfa")
                || config.startsWith("trusted") && first.equals("optee");
        return wrong ? first : "";
    }

    private static String otherOptee(String config, List<String> fields) {
        String search = fields.size() > 2 ? fields.get(2).strip() : "";
        String optee = search.substring(search.lastIndexOf(':') + 1);
        boolean wrong = search.contains(":")
                && (config.startsWith("optee-") && optee.equals("opteemin")
                        || config.startsWith("opteemin-") && optee.equals("optee"));
        return wrong ? optee : "";
    }

    private static Outcome storage(Image image) {
        Option storage = image.component("yocto").options().get("DEVICE_STORAGE");
        if (OptionFacts.isOpen(image, "yocto", "DEVICE_STORAGE")) {
            return Outcome.undecided("`DEVICE_STORAGE` is not known", "yocto.DEVICE_STORAGE")
                    .with(storage);
        }
        String text = storage.value().asKnown().orElse("");
        for (String word : text.isBlank() ? List.<String>of() : BETWEEN.split(text.strip())) {
            String[] parts = word.split(":", -1);
            if (parts.length != 2 || !DEVICES.contains(parts[0]) || parts[1].isBlank()) {
                return Outcome.holds("`" + word + "` is none").with(storage).with("wrong", word);
            }
        }
        return Outcome.fails("every word is a device");
    }

    private static List<String> words(Value value) {
        String text = value.asKnown().orElse("");
        return text.isBlank() ? List.of() : Letters.BLANKS.split(text.strip());
    }
}
