package org.bsplint.assembly.upgrade;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.component.KnownDefaults;
import org.bsplint.assembly.component.SourceDefaults;
import org.bsplint.assembly.words.LayerKnowledge;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;

/** The options of a release as its vendor's layer builds them, under the variables that a product sets. */
final class ReleaseDefaults {
    private final KnowledgeBase knowledge;
    private final Release release;
    private final Optional<String> soc;
    private final LayerKnowledge layer;
    private final Map<String, Map<String, MakeWord>> words = new HashMap<>();
    private final Map<String, KnownDefaults> defaults = new HashMap<>();

    ReleaseDefaults(KnowledgeBase knowledge, Release release, Optional<String> soc, OptionSet product) {
        this.knowledge = knowledge;
        this.release = release;
        this.soc = soc;
        this.layer = new LayerKnowledge(knowledge.layer(), release, soc, product);
    }

    Optional<Version> version(String component) {
        return Optional.ofNullable(release.components().get(component)).flatMap(Version::parse);
    }

    /** The option's value with nothing of its own set; the vendor's defconfigs count. */
    Option option(String component, String name) {
        return option(component, name, true);
    }

    /** The same for a product with a defconfig of its own that does not name the symbol. */
    Option ownDefault(String component, String name) {
        return option(component, name, false);
    }

    private Option option(String component, String name, boolean vendorConfig) {
        Map<String, MakeWord> words = words(component);
        return words.containsKey(name)
                ? words.get(name).option()
                : defaults.computeIfAbsent(
                                component + " " + vendorConfig, key -> defaults(component, words, vendorConfig))
                        .option(name);
    }

    private Map<String, MakeWord> words(String component) {
        return words.computeIfAbsent(
                component, name -> new LinkedHashMap<>(layer.words(name).effective()));
    }

    private KnownDefaults defaults(String component, Map<String, MakeWord> words, boolean vendorConfig) {
        return new KnownDefaults(
                knowledge.options(),
                component,
                component + " " + release.components().getOrDefault(component, ""),
                Optional.of("vendor"),
                version(component),
                soc.flatMap(knowledge::platform)
                        .map(row -> platform(component, row))
                        .filter(text -> !text.isEmpty()),
                soc,
                vendorConfig ? KnownDefaults.Base.VENDOR : KnownDefaults.Base.SOURCES,
                file -> false,
                asked -> Optional.ofNullable(words.get(asked)).map(MakeWord::option),
                asked -> Optional.ofNullable(words.get(asked)).map(MakeWord::option),
                sources(component, words));
    }

    /** What the release's own sources set, of the programs whose make the layer calls. */
    private Optional<SourceDefaults> sources(String component, Map<String, MakeWord> words) {
        return component.equals("optee") || component.equals("tf-a")
                ? KnownDefaults.sources(
                        knowledge.options(),
                        component,
                        component + " " + release.components().getOrDefault(component, ""),
                        Optional.of("vendor"),
                        version(component),
                        soc.map(List::of).orElse(List.of()),
                        asked -> Optional.ofNullable(words.get(asked)).map(MakeWord::option))
                : Optional.empty();
    }

    Optional<Option> variable(String name) {
        return layer.variable(name);
    }

    private static String platform(String component, PlatformRow row) {
        return component.equals("optee") ? row.optee() : row.tfa();
    }
}
