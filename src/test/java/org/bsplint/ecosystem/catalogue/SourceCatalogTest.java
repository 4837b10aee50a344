package org.bsplint.ecosystem.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bsplint.assembly.devicetree.TreeFacts;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.value.Truth;
import org.junit.jupiter.api.Test;

/** The catalogue's form, and what it answers. */
class SourceCatalogTest {
    private static final String TEXT = """
            # a comment
            versions upstream 1.0 1.1 1.2
            versions vendor 1.0-v-r1 1.1-v-r1
            evaluated soc upstream 1.1..
            evaluated soc vendor *
            CFG_A im *
             needs CFG_B
             soc upstream:1.1 vendor:* = y
             soc upstream:1.2.. = $(CFG_B)
            CFG_B i upstream:1.1..
            CFG_C v upstream:1.0,1.2.. vendor:1.0-v-r1
             soc vendor:* =
            """;

    private final SourceCatalog catalog = SourceCatalog.parse(TEXT);

    @Test
    void aNameExistsInTheVersionsThatMentionIt() {
        assertEquals(List.of("CFG_A", "CFG_B", "CFG_C"), catalog.names());
        assertTrue(catalog.has("CFG_B"));
        assertFalse(catalog.has("CFG_"));
        assertFalse(catalog.has("needs"));
        assertEquals(Truth.TRUE, catalog.exists("CFG_A", "vendor", "1.1-v-r1"));
        assertEquals(Truth.FALSE, catalog.exists("CFG_B", "upstream", "1.0"));
        assertEquals(Truth.FALSE, catalog.exists("CFG_B", "vendor", "1.0-v-r1"));
        assertEquals(Truth.FALSE, catalog.exists("CFG_C", "upstream", "v1.1.0"));
        assertEquals(Truth.UNKNOWN, catalog.exists("CFG_C", "upstream", "1.3"));
        assertEquals(Truth.UNKNOWN, catalog.exists("CFG_D", "upstream", "1.0"));
    }

    @Test
    void aValueIsGivenForWhatWasEvaluated() {
        assertEquals(Optional.of("y"), setting("CFG_A", "upstream", "1.1"));
        assertEquals(Optional.of("$(CFG_B)"), setting("CFG_A", "upstream", "1.2"));
        assertEquals(Optional.empty(), setting("CFG_A", "upstream", "1.0"));
        assertEquals(Optional.of("unset"), setting("CFG_B", "upstream", "1.1"));
        assertEquals(Optional.of(""), setting("CFG_C", "vendor", "1.0-v-r1"));
        assertEquals(List.of("CFG_B"), catalog.find("CFG_A").orElseThrow().needs());
    }

    @Test
    void aDefconfigThatARecipeWritesHasTheValuesOfTheOneItIsMadeOf() {
        SourceCatalog made = SourceCatalog.parse(
                "versions vendor 1\nevaluated a vendor *\nevaluated a-fast vendor *\n"
                        + "configuration a-fast vendor:* a_defconfig f.cfg:00000000 DEVICE=x\n"
                        + "CONFIG_A bool *\n a * = y\nCONFIG_B bool *\n a * = y\n a-fast * = unset\nCONFIG_C bool *\n a-fast * = 1\n");
        assertEquals(Optional.of("y"), of(made, "CONFIG_A", "a-fast"));
        assertEquals(Optional.of("unset"), of(made, "CONFIG_B", "a-fast"));
        assertEquals(Optional.of("1"), of(made, "CONFIG_C", "a-fast"));
        assertEquals(Optional.of("unset"), of(made, "CONFIG_C", "a"));
        assertEquals(List.of("DEVICE"), made.configurationVariables());
    }

    private static Optional<String> of(SourceCatalog catalog, String name, String platform) {
        return catalog.setting(catalog.find(name).orElseThrow(), platform, "vendor", "1");
    }

    @Test
    void versionsAreDescribed() {
        assertEquals(
                "upstream: every version; vendor: every version",
                catalog.described(catalog.find("CFG_A").orElseThrow()));
        assertEquals(
                "upstream: up to 1.0, since 1.2; vendor: up to 1.0-v-r1",
                catalog.described(catalog.find("CFG_C").orElseThrow()));
    }

    private Optional<String> setting(String name, String origin, String version) {
        return catalog.setting(catalog.find(name).orElseThrow(), "soc", origin, version);
    }

    @Test
    void everyLineOfTheShippedCataloguesHasItsForm() throws IOException {
        String spans = "(?:\\*|(?:(?:upstream|vendor):\\S+)(?: vendor:\\S+)?)";
        Pattern form =
                Pattern.compile("#.*|versions (?:upstream|vendor)(?: \\S+)+|evaluated \\S+ (?:upstream|vendor) \\S+"
                        + "|[A-Z][A-Za-z0-9_]* \\S+ " + spans + "| needs(?: [A-Za-z0-9_]+)+| [a-z0-9_,+-]+ " + spans
                        + " =(?: .*)?"
                        + "|complete(?: [A-Z_]+)+|recipe(?: [A-Z_]+)+|configuration \\S+ " + spans + "(?: \\S+)+");
        for (String component : List.of("optee", "tf-a", "u-boot", "linux", "yocto")) {
            List<String> lines = Files.readAllLines(Path.of("rules/facts/catalogue/" + component + ".txt"));
            String last = "";
            for (String line : lines) {
                assertTrue(form.matcher(line).matches(), () -> component + ": " + line);
                if (Character.isUpperCase(line.charAt(0))) {
                    String name = line.substring(0, line.indexOf(' '));
                    assertTrue(last.compareTo(name) < 0, () -> component + ": out of order: " + name);
                    last = name;
                }
            }
            SourceCatalog shipped = SourceCatalog.of(component);
            for (String name : shipped.names()) {
                SourceOption option = shipped.find(name).orElseThrow();
                assertEquals(name, option.name());
                assertTrue(
                        option.versions().values().stream()
                                .anyMatch(found -> !found.stretches().isEmpty()),
                        () -> component + ": in no version: " + name);
            }
        }
    }

    @Test
    void everyLineOfTheShippedDeviceTreesHasItsForm() throws IOException {
        String spans = "(?:\\*|(?:(?:upstream|vendor):\\S+)(?: vendor:\\S+)?)";
        Pattern form = Pattern.compile("#.*|versions (?:upstream|vendor)(?: \\S+)+"
                + "|evaluated [\\w.+-]+ (?:upstream|vendor) \\S+|device-tree\\.[a-z-]+ tree " + spans
                + "| [\\w.,+-]+ " + spans + " =(?: \\S.*)?");
        TreeFacts facts = new TreeFacts(KnowledgeBase.load().vendors());
        for (String component : TreeFacts.COMPONENTS) {
            List<String> lines = Files.readAllLines(Path.of("rules/facts/catalogue/" + component + "-trees.txt"));
            lines.forEach(line -> assertTrue(form.matcher(line).matches(), () -> component + ": " + line));
            SourceCatalog shipped = SourceCatalog.of(component + "-trees");
            assertEquals(facts.names(component).stream().sorted().toList(), shipped.names());
            Map<String, Set<String>> listed = new TreeMap<>();
            shipped.versions()
                    .forEach((origin, versions) -> versions.forEach(version -> shipped.platforms(origin, version)
                            .forEach(tree -> listed.computeIfAbsent(tree, first -> new TreeSet<>())
                                    .add(origin))));
            for (String name : shipped.names()) {
                for (SourceOption.Setting one : shipped.find(name).orElseThrow().settings()) {
                    // what is said is said of trees that were read, at versions at which they were
                    one.platforms()
                            .forEach(tree -> assertTrue(
                                    one.versions().entrySet().stream()
                                            .filter(span ->
                                                    !span.getValue().stretches().isEmpty())
                                            .anyMatch(span -> listed.getOrDefault(tree, Set.of())
                                                    .contains(span.getKey())),
                                    () -> component + ": " + name + " of " + tree));
                }
            }
        }
    }

    @Test
    void treesOfOneVersionAreFoundByName() {
        SourceCatalog trees = SourceCatalog.of("optee-trees");
        SourceOption rcc = trees.find("device-tree.optee-rcc").orElseThrow();
        assertEquals(Optional.of("secure"), trees.setting(rcc, "stm32mp157c-dk2", "vendor", "3.12.0-stm32mp-r1"));
        assertEquals(Optional.of("non-secure"), trees.setting(rcc, "stm32mp157c-dk2", "upstream", "3.12.0"));
        assertEquals(Optional.of("unset"), trees.setting(rcc, "stm32mp135f-dk", "vendor", "3.16.0-stm32mp-r2"));
        assertEquals(Optional.empty(), trees.setting(rcc, "stm32mp135f-dk", "vendor", "3.12.0-stm32mp-r1"));
        assertEquals(Optional.empty(), trees.setting(rcc, "stm32mp157c-dk2", "vendor", "3.12.0-stm32mp-r9"));
    }
}
