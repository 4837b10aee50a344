package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Component;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * Who runs in the secure world: {@code optee}, {@code sp_min} or {@code none}. TF-A's own switch decides where it is set
 * ({@code AARCH32_SP}, {@code SPD}), then the boot schemes that the Yocto build makes, then the release. Where several
 * schemes are built, OP-TEE counts if it is one of them: somebody will boot it.
 */
final class SecureMonitor {
    static final String NAME = "boot.secure-monitor";

    private SecureMonitor() {}

    static Option of(CommandLine tfaLine, Component optee, Option schemes) {
        Optional<Option> stated = byWord(tfaLine);
        if (stated.isPresent()) {
            return stated.get();
        }
        Optional<Option> scheme = byScheme(schemes);
        if (scheme.isPresent()) {
            return scheme.get();
        }
        if (optee.presence() == Component.Presence.SOURCES
                || !optee.options().names().isEmpty()) {
            Option version = optee.version();
            return Option.of(NAME, Value.known("optee"), Origin.DEFAULT, version.history());
        }
        return Identity.missing(NAME, "nothing says which secure monitor is built (AARCH32_SP or SPD of TF-A)");
    }

    private static Optional<Option> byWord(CommandLine tfaLine) {
        for (String name : List.of("AARCH32_SP", "SPD")) {
            MakeWord word = tfaLine.effective().get(name);
            if (word != null) {
                Optional<String> monitor =
                        word.value().isKnown() ? monitor(word.value().known()) : Optional.empty();
                Option option = word.option();
                return Optional.of(new Option(
                        NAME,
                        monitor.map(Value::known).orElse(option.value()),
                        option.origin(),
                        option.history(),
                        java.util.Map.of(),
                        List.of(name)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> monitor(String text) {
        return Optional.of(text.equals("opteed") ? "optee" : text);
    }

    private static Optional<Option> byScheme(Option schemes) {
        Text labels = schemes.value().partial();
        boolean optee = labels.containsWord("optee") == Truth.TRUE || labels.containsWord("opteemin") == Truth.TRUE;
        boolean trusted = labels.containsWord("trusted") == Truth.TRUE;
        if (!optee && !(trusted && schemes.value().isKnown())) {
            return Optional.empty();
        }
        return Optional.of(new Option(
                NAME,
                Value.known(optee ? "optee" : "sp_min"),
                schemes.origin(),
                schemes.history(),
                java.util.Map.of(),
                List.of(schemes.name())));
    }

    /** The boot configurations, each told which monitors the others run: a kernel or root file system may serve several. */
    static List<BootConfiguration> told(List<BootConfiguration> configurations) {
        if (configurations.isEmpty()) {
            return configurations;
        }
        Option all = all(configurations.stream().map(BootConfiguration::facts).toList());
        return configurations.stream()
                .map(one -> new BootConfiguration(one.name(), one.facts().with(List.of(all)), one.components()))
                .toList();
    }

    /** Every secure monitor that one of these runs; known in part where one does not tell. */
    static Option all(List<OptionSet> facts) {
        List<Option> monitors = facts.stream().map(one -> one.get(NAME)).toList();
        List<Text> words = new ArrayList<>();
        for (Text word :
                monitors.stream().map(one -> one.value().partial()).distinct().toList()) {
            words.add(words.isEmpty() ? Text.EMPTY : Text.of(" "));
            words.add(word);
        }
        return Option.of(
                "boot.secure-monitors",
                Value.of(Text.concat(words)),
                monitors.get(0).origin(),
                monitors.get(0).history());
    }

    /** Is OP-TEE no part of the image: built from a recipe, if at all, and run by no boot configuration? */
    static boolean leavesOut(OptionSet facts, Component optee) {
        Truth runs = facts.get("boot.secure-monitors").value().partial().containsWord("optee");
        return runs == Truth.FALSE && optee.presence() == Component.Presence.KNOWLEDGE_BASE;
    }

    /** The one scheme that counts: OP-TEE's where it is built, else the only one. */
    static Option scheme(Option schemes) {
        Text labels = schemes.value().partial();
        for (String scheme : List.of("optee", "opteemin")) {
            if (labels.containsWord(scheme) == Truth.TRUE) {
                return Option.of("boot.scheme", Value.known(scheme), schemes.origin(), schemes.history());
            }
        }
        Optional<String> only = schemes.value().asKnown().map(String::strip).filter(text -> !text.contains(" "));
        return only.map(text -> Option.of("boot.scheme", Value.known(text), schemes.origin(), schemes.history()))
                .orElseGet(() -> Identity.missing("boot.scheme", "nothing says which boot scheme is used"));
    }

    /** The boot schemes: the Yocto variable's value, else what the release builds. */
    static Option schemes(OptionSet yocto, VendorLayer layer, Identity identity) {
        if (yocto.has("BOOTSCHEME_LABELS")) {
            return yocto.get("BOOTSCHEME_LABELS");
        }
        return identity.release()
                .flatMap(release -> layer.schemes(release).stream()
                        .findFirst()
                        .map(row -> Fact.known(String.join(" ", row.labels()), "ecosystem " + release.number())
                                .option("BOOTSCHEME_LABELS")))
                .orElseGet(() -> Identity.missing("BOOTSCHEME_LABELS", "nothing says which boot schemes are built"));
    }
}
