package org.bsplint.rule.fact;

import static org.bsplint.rule.fact.NamedFact.ofOptions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Outcome;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;

/** Facts about the product as a whole: its set of versions, names that miss their effect, secrets in the open. */
final class ProductFacts {
    /** First version of each component in each major ecosystem release (rules/facts/stm32mp, releases). */
    private static final Map<String, Map<String, Integer>> MAJORS = Map.of(
            "tf-a", Map.of("2.0", 1, "2.2", 2, "2.4", 3, "2.6", 4, "2.8", 5, "2.10", 6),
            "optee", Map.of("3.3", 1, "3.9", 2, "3.12", 3, "3.16", 4, "3.19", 5, "4.0", 6),
            "u-boot", Map.of("2018.11", 1, "2020.01", 2, "2020.10", 3, "2021.10", 4, "2022.10", 5, "2023.10", 6));

    private static final Pattern VENDOR = Pattern.compile("v?(\\d+\\.\\d+)(?:\\.\\d+)?-stm32mp.*");
    /** Variables that are meant to be named by SoC or recipe with an underscore. */
    private static final Pattern MEANT = Pattern.compile(
            "(SIGN|ENCRYPT|PREFERRED|LICENSE|BBFILE|LAYER|SRCREV|FILES|RDEPENDS|SUMMARY|DESCRIPTION|PACKAGES|BB)\\w*_.*"
                    + "|.*_(KEY|KEYS|VERSION|DEPENDS)_.*");

    private ProductFacts() {}

    static List<CodedFact> all() {
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
                                (image, none) -> underscores(image))
                        .ofKnownValues(),
                ofOptions(
                                "literal-secret",
                                "the option (a path) holds a text that no variable stands in",
                                List.of(),
                                1,
                                (image, paths) -> secret(image, paths.get(0)))
                        .ofKnownValues(),
                ofOptions(
                        "set-by-product",
                        "the option (a path) is set by the product, not by a default of its component",
                        List.of(),
                        1,
                        (image, paths) -> setByProduct(image, paths.get(0))));
    }

    private static Outcome majors(Image image) {
        Map<Integer, List<String>> found = new LinkedHashMap<>();
        List<String> versions = new ArrayList<>();
        for (String name : List.of("tf-a", "optee", "u-boot")) {
            Optional<String> version = image.component(name).knownVersion();
            Matcher matcher = VENDOR.matcher(version.orElse(""));
            Integer major =
                    matcher.matches() ? MAJORS.getOrDefault(name, Map.of()).get(matcher.group(1)) : null;
            if (major != null) {
                found.computeIfAbsent(major, key -> new ArrayList<>()).add(name);
                versions.add(name + " " + version.get());
            }
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

    private static Outcome underscores(Image image) {
        Set<String> overrides = overrides(image);
        for (Component component : image.components().values()) {
            boolean yocto = component.name().equals("yocto") || component.name().startsWith("yocto/");
            for (String name : yocto ? component.options().names() : Set.<String>of()) {
                Optional<Outcome> outcome = underscore(component, name, overrides);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
        }
        return Outcome.fails("no variable looks like an override in the old syntax");
    }

    private static Set<String> overrides(Image image) {
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
    private static List<String> familiar(String soc) {
        if (soc.startsWith("stm32mp1")) {
            return List.of(soc, soc + "common", "stm32mp1common", "stm32mpcommon");
        }
        if (soc.startsWith("stm32mp2")) {
            return List.of(soc, soc + "common", "stm32mp2common", "stm32mpcommon");
        }
        return soc.startsWith("imx8m") ? List.of(soc.substring(1), "mx8m", soc) : List.of(soc);
    }

    private static Optional<Outcome> underscore(Component component, String name, Set<String> overrides) {
        for (String override : overrides) {
            String ending = "_" + override;
            if (!name.endsWith(ending) || MEANT.matcher(name).matches()) {
                continue;
            }
            String base = name.substring(0, name.length() - ending.length());
            if (base.isEmpty() || !component.options().has(base)) {
                continue;
            }
            Option option = component.options().get(name);
            Option plain = component.options().get(base);
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
