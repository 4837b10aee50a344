package org.bsplint.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.devicetree.TreeFacts;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Identity;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.BootBuild;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.model.Component;
import org.bsplint.project.ImageSettings;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/** What belongs to no component: machine, SoC, release, boot scheme, secure monitor, board. */
final class ImageFacts {
    private final Project project;
    private final ImageSettings settings;
    private final Identity identity;
    private final Optional<BootBuild> build;
    private final CommandLine tfaLine;
    private final Map<String, Component> components;

    /** @param build the boot configuration, where the build lists any */
    ImageFacts(
            Project project,
            ImageSettings settings,
            Identity identity,
            Optional<BootBuild> build,
            CommandLine tfaLine,
            Map<String, Component> components) {
        this.project = project;
        this.settings = settings;
        this.identity = identity;
        this.build = build;
        this.tfaLine = tfaLine;
        this.components = components;
    }

    /** @param trees what the device trees say */
    OptionSet facts(List<Option> trees) {
        List<Option> facts = new ArrayList<>(trees);
        List<String> treeFacts = new TreeFacts(project.knowledge().vendors()).names("optee");
        String noFamily = identity.platformUnknown().isEmpty()
                ? "nothing says which SoC this is for: set `platform` in bsplint.yaml"
                : identity.platformUnknown() + ": set `platform` in bsplint.yaml";
        facts.add(option("soc", identity.platform(), noFamily));
        facts.add(option("platform", identity.platform(), noFamily));
        facts.add(option("machine", identity.machine(), "nothing names the machine"));
        facts.add(option(
                "ecosystem", identity.ecosystem(), "no vendor release is stated, and none follows from the versions"));
        Option schemes = SecureMonitor.schemes(
                Component.in(components, "yocto").options(), project.knowledge().layer(), identity);
        facts.add(new Option(
                "boot.schemes",
                schemes.value(),
                schemes.origin(),
                schemes.history(),
                Map.of(),
                List.of("BOOTSCHEME_LABELS")));
        Option scheme = build.flatMap(BootBuild::scheme)
                .map(name -> Option.of("boot.scheme", Value.known(name), schemes.origin(), schemes.history()))
                .orElseGet(() -> SecureMonitor.scheme(schemes));
        facts.add(scheme);
        Option monitor = SecureMonitor.of(
                tfaLine,
                Component.in(components, "optee"),
                scheme.value().isKnown() && build.isPresent() ? scheme : schemes);
        facts.add(monitor);
        boolean without =
                monitor.value().asKnown().filter(name -> !name.equals("optee")).isPresent();
        facts.replaceAll(fact -> without && treeFacts.contains(fact.name()) ? Option.unset(fact.name()) : fact);
        facts.add(build.map(
                        one -> Fact.known(one.name(), "what the recipes build").option("boot.configuration"))
                .orElseGet(() -> Option.unset("boot.configuration")));
        facts.add(build.map(one -> Fact.known(one.programmer() ? "programmer" : "product", "what its BL2 boots from")
                        .option("boot.purpose"))
                .orElseGet(() -> Option.unset("boot.purpose")));
        project.settings()
                .board()
                .forEach((name, stated) -> facts.add(Fact.of(stated).option("board." + name)));
        facts.add(Fact.known(settings.name(), "bsplint.yaml").option("image"));
        identity.match()
                .map(match -> new OddComponents(
                        match, identity, components, project.knowledge().releases()))
                .ifPresent(odd -> facts.addAll(odd.facts()));
        return OptionSet.of(facts, name -> Identity.missing(name, "nothing in this project says it"));
    }

    private static Option option(String name, Optional<Fact> fact, String reason) {
        return fact.map(known -> known.option(name)).orElseGet(() -> Identity.missing(name, reason));
    }
}
