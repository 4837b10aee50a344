package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.ecosystem.vendor.Provenance;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.syntax.version.VersionRange;
import org.bsplint.value.DeferredList;

/**
 * What vendors' own Yocto layers do in each release, for projects that do not hold those layers: boot schemes that are built,
 * defaults of variables, words passed to make. Rows are in order: of two that apply, the first counts.
 */
public record VendorLayer(
        List<Schemes> schemes,
        List<Variable> variables,
        List<Pass> passes,
        List<RecipeWord> recipeWords,
        List<BootLists> bootLists,
        List<MachineOverrides> machineOverrides) {
    /** @param gone schemes of older releases: why they are no longer built */
    public record Schemes(
            String vendor,
            VersionRange releases,
            List<String> labels,
            Map<String, String> gone,
            Provenance provenance) {
        public Schemes {
            gone = Map.copyOf(gone);
            labels = List.copyOf(labels);
        }
    }

    /**
     * @param soc the family it holds for, or empty for all
     * @param under the override that it is set under, or empty
     */
    public record Variable(
            String vendor,
            String name,
            VersionRange releases,
            Optional<String> soc,
            Optional<String> under,
            Optional<OptionDefault.Test> condition,
            String value,
            Provenance provenance) {}

    /**
     * @param soc the family it holds for, or empty for all
     * @param word the word; a bare name where the layer builds several and only some get it
     */
    public record Pass(
            String vendor,
            String component,
            VersionRange releases,
            Optional<String> soc,
            Optional<OptionDefault.Test> condition,
            String word,
            Provenance provenance) {}

    /**
     * What a recipe's shell code adds to make's command line.
     *
     * @param configs variable that lists configurations, each a flag of it with fields: device trees, words; or empty
     * @param trees variable that lists device trees where there are no configurations, or empty
     * @param soc the family it holds for, or empty for all
     * @param condition on a variable of the recipe
     * @param config pattern ({@code *}) of the configuration's name, or empty for all
     * @param word the word, with {@code {tree}}, {@code {soc}}, {@code {SOC}} and {@code ${VARIABLE}} in it; a bare name where
     *     only the build can tell whether it is passed, and with which value
     */
    public record RecipeWord(
            String vendor,
            String component,
            VersionRange releases,
            String configs,
            String trees,
            Optional<String> soc,
            Optional<OptionDefault.Test> condition,
            String config,
            String word,
            Provenance provenance) {
        /** Can only the build tell whether it is passed? */
        public boolean isOpen() {
            return !word.contains("=") && !word.startsWith("${");
        }
    }

    /**
     * The variables whose words name the configurations that recipes build one after another; each word has a flag of the
     * variable with comma-separated fields.
     *
     * @param boot of TF-A; fields: device trees, words of make, name of the binary, make targets
     * @param packages of the FIP; fields: BL32, device trees, what is looked for (boot loader's configuration first, OP-TEE's
     *     last, with colons between), the configuration of {@code boot} that it goes with where the names differ
     * @param secure of OP-TEE; fields as of {@code boot}
     * @param loader of U-Boot, each perhaps with the SoC behind a {@code _}; first field: its defconfig
     * @param packedLoader variable with the one that every FIP holds whose flag names none, or empty
     * @param storage TF-A's options for a storage that a BL2 boots from, the usual one first
     * @param programmer TF-A's options for a BL2 that a programmer loads over a wire
     */
    public record BootLists(
            String vendor,
            VersionRange releases,
            String boot,
            String packages,
            String secure,
            String loader,
            String packedLoader,
            List<String> storage,
            List<String> programmer,
            Provenance provenance) {
        public BootLists {
            storage = List.copyOf(storage);
            programmer = List.copyOf(programmer);
        }
    }

    /** @param words that machine files of the family add to MACHINEOVERRIDES, weakest first */
    public record MachineOverrides(
            String vendor, VersionRange releases, String soc, List<String> words, Provenance provenance) {
        public MachineOverrides {
            words = List.copyOf(words);
        }
    }

    public VendorLayer {
        schemes = DeferredList.copyOf(schemes);
        variables = DeferredList.copyOf(variables);
        passes = DeferredList.copyOf(passes);
        recipeWords = DeferredList.copyOf(recipeWords);
        bootLists = DeferredList.copyOf(bootLists);
        machineOverrides = DeferredList.copyOf(machineOverrides);
    }

    void readAhead() {
        DeferredList.make(List.of(bootLists, recipeWords, variables));
    }

    void readRows() {
        DeferredList.make(List.of(machineOverrides, schemes, variables, passes, recipeWords, bootLists));
    }

    public List<Schemes> schemes(Release release) {
        return schemes.stream()
                .filter(row ->
                        row.vendor().equals(release.vendor()) && row.releases().contains(release.version()))
                .toList();
    }

    public List<Variable> variables(Release release) {
        return variables.stream()
                .filter(row ->
                        row.vendor().equals(release.vendor()) && row.releases().contains(release.version()))
                .toList();
    }

    public List<Pass> passes(Release release, String component) {
        return passes.stream()
                .filter(row -> row.vendor().equals(release.vendor())
                        && row.component().equals(component)
                        && row.releases().contains(release.version()))
                .toList();
    }

    public List<RecipeWord> recipeWords(Release release, String component) {
        return recipeWords.stream()
                .filter(row -> row.vendor().equals(release.vendor())
                        && row.component().equals(component)
                        && row.releases().contains(release.version()))
                .toList();
    }

    public Optional<BootLists> bootLists(Release release) {
        return bootLists.stream()
                .filter(row ->
                        row.vendor().equals(release.vendor()) && row.releases().contains(release.version()))
                .findFirst();
    }

    /** Every word that a machine of any family has in MACHINEOVERRIDES in any release. */
    public Set<String> overrideWords() {
        Set<String> words = new TreeSet<>();
        machineOverrides.forEach(row -> words.addAll(row.words()));
        return words;
    }

    /** What machines of these families have in MACHINEOVERRIDES in a release, in the newest where none is known; weakest first. */
    public List<String> machineOverrides(List<String> socs, Optional<Release> release) {
        List<String> words = new ArrayList<>();
        for (String soc : socs) {
            machineOverrides.stream()
                    .filter(row -> row.soc().equals(soc))
                    .filter(row -> release.map(known -> known.vendor().equals(row.vendor())
                                    && row.releases().contains(known.version()))
                            .orElse(true))
                    .reduce((older, newer) -> newer)
                    .ifPresent(row -> row.words().stream()
                            .filter(word -> !words.contains(word))
                            .forEach(words::add));
        }
        return words;
    }
}
