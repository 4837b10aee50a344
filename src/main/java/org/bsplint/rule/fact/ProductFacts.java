package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.source.Regex;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Truth;

/** Facts about the product as a whole: its set of versions, names that miss their effect, secrets in the open. */
final class ProductFacts {
    /** Variables that are meant to be named by SoC or recipe with an underscore. */
    private static final Regex MEANT = Regex.of(
            "(SIGN|ENCRYPT|PREFERRED|LICENSE|BBFILE|LAYER|SRCREV|FILES|RDEPENDS|SUMMARY|DESCRIPTION|PACKAGES|BB)\\w*_.*"
                    + "|.*_(KEY|KEYS|VERSION|DEPENDS)_.*");

    private final KnowledgeBase knowledge;

    ProductFacts(KnowledgeBase knowledge) {
        this.knowledge = knowledge;
    }

    List<CodedFact> all() {
        return List.of(
                ofOptions(
                                "ecosystem-majors-differ",
                                "vendor components (TF-A, OP-TEE, U-Boot) are of different major ecosystem releases",
                                List.of("majors", "versions"),
                                0,
                                (image, none) -> majors(image))
                        .ofKnownValues(),
                ofOptions(
                        "underscore-override",
                        "a variable ends in _OVERRIDE, where OVERRIDE is active and the variable before it exists",
                        List.of("name", "base", "override", "value"),
                        0,
                        (image, none) -> underscores(image)),
                ofOptions(
                        "literal-secret",
                        "the option (a path) holds a text that no variable stands in",
                        List.of(),
                        1,
                        (image, paths) -> secret(image, paths.get(0))),
                ofOptions(
                        "set-by-product",
                        "the option (a path) is set by the product, not by a default of its component",
                        List.of(),
                        1,
                        (image, paths) -> setByProduct(image, paths.get(0))));
    }

    private Outcome majors(Image image) {
        Map<Long, List<String>> found = new LinkedHashMap<>();
        List<String> versions = new ArrayList<>();
        for (String name : List.of("tf-a", "optee", "u-boot")) {
            String version = image.component(name).knownVersion().orElse("");
            knowledge.releases().firstMajor(name, version).ifPresent(major -> {
                found.computeIfAbsent(major, key -> new ArrayList<>()).add(name);
                versions.add(name + " " + version);
            });
        }
        if (found.size() < 2) {
            return Outcome.fails("all known vendor components are of one release");
        }
        List<String> majors =
                found.keySet().stream().sorted().map(String::valueOf).toList();
        return Outcome.holds(String.join(", ", versions))
                .with("majors", String.join(" and ", majors))
                .with("versions", String.join(", ", versions))
                .about(versions);
    }

    private Outcome underscores(Image image) {
        Set<String> overrides = overrides(image);
        Outcome open = Outcome.fails("no variable looks like an override in the old syntax");
        for (Component component : image.components().values()) {
            boolean yocto = component.name().equals("yocto") || component.name().startsWith("yocto/");
            for (String name : yocto ? component.options().names() : Set.<String>of()) {
                Optional<Outcome> outcome = underscore(component, name, overrides);
                if (outcome.filter(found -> found.truth() == Truth.TRUE).isPresent()) {
                    return outcome.get();
                }
                open = outcome.orElse(open);
            }
        }
        return open;
    }

    private Set<String> overrides(Image image) {
        Set<String> overrides = new LinkedHashSet<>();
        Component yocto = image.component("yocto");
        yocto.options().value("MACHINE").asKnown().ifPresent(overrides::add);
        image.fact("machine").value().asKnown().ifPresent(overrides::add);
        yocto.options()
                .value("MACHINEOVERRIDES")
                .asKnown()
                .ifPresent(text -> overrides.addAll(List.of(text.split(":"))));
        image.fact("soc").value().asKnown().ifPresent(soc -> overrides.addAll(familiar(soc)));
        overrides.removeIf(override -> override.length() < 3);
        return overrides;
    }

    /** Overrides that vendors' machine files give to a SoC. */
    private List<String> familiar(String soc) {
        List<String> familiar = new ArrayList<>(List.of(soc));
        knowledge.platform(soc).ifPresent(row -> {
            familiar.addAll(row.overrides());
            familiar.addAll(row.sharedOverrides());
        });
        return familiar;
    }

    private static Optional<Outcome> underscore(Component component, String name, Set<String> overrides) {
        for (String override : overrides) {
            String ending = "_" + override;
            if (!name.endsWith(ending) || MEANT.matches(name)) {
                continue;
            }
            String base = name.substring(0, name.length() - ending.length());
            if (base.isEmpty() || !component.options().has(base)) {
                continue;
            }
            Option option = component.options().get(name);
            Option plain = component.options().get(base);
            if (plain.value().isUndecided()) {
                String path = component.name() + "." + base;
                return Optional.of(
                        Outcome.undecided(path + " is not known", path).with(plain));
            }
            if (plain.value().isKnown()) {
                return Optional.of(Outcome.holds("`" + option.name() + "` is just another variable")
                        .with(option)
                        .with("name", option.name())
                        .with("base", base)
                        .with("override", override)
                        .with("value", "\"" + plain.value().asKnown().orElse("") + "\""));
            }
        }
        return Optional.empty();
    }

    private static Outcome secret(Image image, String path) {
        Option option = OptionFacts.option(image, path);
        String written = option.winner().map(Assignment::text).orElse("").strip();
        int dot = path.indexOf('.');
        boolean open = OptionFacts.isOpen(image, path.substring(0, Math.max(0, dot)), path.substring(dot + 1));
        if (open && !written.contains("${")) {
            return Outcome.undecided(path + " is not known", path).with(option);
        }
        boolean literal = option.value().isKnown()
                && !option.value().asKnown().orElse("").isBlank()
                && !written.isEmpty()
                && !written.contains("${");
        Outcome outcome = literal ? Outcome.holds("it is written out") : Outcome.fails("it is not written out");
        return outcome.with(option);
    }

    private static Outcome setByProduct(Image image, String path) {
        Option option = OptionFacts.option(image, path);
        if (option.value().isUndecided()) {
            return Outcome.undecided(path + " is not known", path).with(option);
        }
        boolean set = option.origin() == Origin.COMMAND_LINE
                || option.origin() == Origin.USER_CONFIG
                || option.origin() == Origin.ENVIRONMENT;
        return (set ? Outcome.holds("the product sets it") : Outcome.fails("only a default sets it")).with(option);
    }
}
