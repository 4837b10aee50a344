package org.bsplint.assembly.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.view.RecipeView;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.ecosystem.catalogue.SourceConfiguration;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Which of the vendor's kernel configurations a recipe makes, and when the product has a hand in it. */
class RecipeConfigurationTest {
    private static final String FOLDER = "meta-vendor/recipes-kernel/linux";
    private static final String MODULES = "# comments do not count\nCONFIG_A=y\n# CONFIG_B is not set\n";
    private static final String APPEND = "meta-acme/recipes-kernel/linux/linux-vendor_%.bbappend";

    private final SourceCatalog catalog = SourceCatalog.parse("versions vendor 5.10-v-r1 6.1-v-r1\n"
            + "evaluated arm vendor *\nevaluated arm+sign vendor *\n"
            + "recipe KERNEL_DEFCONFIG KERNEL_CONFIG_FRAGMENTS\n"
            + "configuration arm vendor:6.1-v-r1.. defconfig base.config modules.config:"
            + RecipeConfiguration.digest(MODULES) + "\n"
            + "configuration arm+sign vendor:6.1-v-r1.. defconfig base.config modules.config:"
            + RecipeConfiguration.digest(MODULES) + " sign.config:00000000\n"
            + "CONFIG_A bool *\n arm,arm+sign * = y\n");

    private final Map<String, String> files = new LinkedHashMap<>(Map.of(
            FOLDER + "/linux-vendor_6.1.bb",
            "",
            FOLDER + "/linux-vendor/6.1/modules.config",
            MODULES,
            FOLDER + "/linux-vendor/6.1/sign.config",
            "CONFIG_MODULE_SIG=y\n",
            APPEND,
            "KERNEL_ARGS = \"quiet\"\n"));

    @Test
    void theFragmentsThatTheRecipeMergesTellTheConfiguration() {
        RecipeConfiguration made = recipe("/scratch/src/arch/arm/configs/base.config  /scratch/6.1/modules.config ");
        assertEquals(List.of("defconfig", "base.config", "modules.config"), made.files());
        assertEquals(Optional.of("arm"), name(made, "6.1-v-r1"));
        assertEquals(Optional.empty(), name(made, "5.10-v-r1"));
        assertEquals(Optional.empty(), name(made, "6.2"));
        assertEquals(Optional.empty(), name(recipe("a/modules.config"), "6.1-v-r1"));
        assertEquals(Optional.empty(), name(recipe("a/base.config a/modules.config a/acme.config"), "6.1-v-r1"));
    }

    @Test
    void aFragmentOfTheRecipeThatIsNotMergedIsLeftOut() {
        RecipeConfiguration made = recipe("base.config modules.config");
        assertTrue(made.leavesOut(FOLDER + "/linux-vendor/6.1/sign.config"));
        assertFalse(made.leavesOut(FOLDER + "/linux-vendor/6.1/modules.config"));
        assertFalse(made.leavesOut("meta-acme/recipes-kernel/linux/files/acme.config"));
    }

    @Test
    void anotherFragmentOfTheSameNameIsAnotherConfiguration() {
        RecipeConfiguration made = recipe("base.config modules.config");
        files.put("meta-acme/recipes-kernel/linux/files/modules.config", MODULES + "CONFIG_C=y\n");
        assertEquals(Optional.empty(), name(made, "6.1-v-r1"));
        files.put("meta-acme/recipes-kernel/linux/files/modules.config", "CONFIG_A=y\n\n# CONFIG_B is not set\n");
        assertEquals(Optional.of("arm"), name(made, "6.1-v-r1"));
        files.remove(FOLDER + "/linux-vendor/6.1/modules.config");
        files.remove("meta-acme/recipes-kernel/linux/files/modules.config");
        assertEquals(Optional.empty(), name(made, "6.1-v-r1"));
        assertEquals(Optional.empty(), name(recipe("base.config modules.config sign.config"), "6.1-v-r1"));
    }

    @Test
    void aStepOfTheProductMayMakeAnotherConfiguration() {
        RecipeConfiguration made = recipe("base.config modules.config");
        for (String step : List.of(
                "do_configure:append() {\n    echo CONFIG_C=y >> ${B}/.config\n}\n",
                "SRC_URI += \"file://more.cfg\"\n",
                "require more.inc\n",
                "SRC_URI += \"file://not-there.patch\"\n",
                "SRC_URI += \"file://symbols.patch\"\n")) {
            files.put(APPEND, step);
            files.put(
                    "meta-acme/recipes-kernel/linux/files/symbols.patch",
                    "--- a/init/Kconfig\n+++ b/init/Kconfig\n@@ -1 +1 @@\n-a\n+b\n");
            assertEquals(Optional.empty(), name(made, "6.1-v-r1"), step);
        }
        files.put(APPEND, "SRC_URI += \"file://board.patch\"\n");
        files.put(
                "meta-acme/recipes-kernel/linux/files/board.patch",
                "--- /dev/null\n+++ b/arch/arm/boot/dts/acme.dts\n@@ -0,0 +1 @@\n+/dts-v1/;\n");
        assertEquals(Optional.of("arm"), name(made, "6.1-v-r1"));
    }

    @Test
    void whatIsNotKnownOfTheRecipeTellsNothing() {
        OptionSet open = OptionSet.complete(List.of(
                Option.of("KERNEL_DEFCONFIG", Value.known("defconfig"), Origin.FILE, List.of()),
                Option.unknown("KERNEL_CONFIG_FRAGMENTS", Cause.of(Cause.Kind.MISSING_INPUT, "not known"))));
        assertEquals(Optional.empty(), RecipeConfiguration.of(view(open, true), catalog));
        assertEquals(Optional.empty(), RecipeConfiguration.of(view(options("base.config"), false), catalog));
        assertEquals(
                Optional.empty(),
                RecipeConfiguration.of(view(options("base.config"), true), SourceCatalog.parse("versions vendor 1\n")));
    }

    @Test
    void aDefconfigThatTheRecipeWritesIsTheVendorsAsLongAsNothingOfItChanges() {
        SourceCatalog defconfigs = SourceCatalog.parse("versions vendor 6.1-v-r1\n"
                + "evaluated chip vendor *\nevaluated chip-fast-emmc vendor *\n"
                + "configuration chip-fast-emmc vendor:* chip_defconfig modules.config:"
                + RecipeConfiguration.digest(MODULES) + " DEVICE:EMMC=mmc1\nCONFIG_A bool *\n chip * = y\n");
        SourceConfiguration made =
                defconfigs.named("chip-fast-emmc", "vendor", "6.1-v-r1").orElseThrow();
        assertEquals(Optional.empty(), defconfigs.named("chip", "vendor", "6.1-v-r1"));
        RecipeConfiguration usual = device(defconfigs, "mmc1");
        assertTrue(usual.makes(made, new MemoryTree(files)));
        assertFalse(device(defconfigs, "mmc0").makes(made, new MemoryTree(files)));
        assertFalse(usual.leavesOut(FOLDER + "/linux-vendor/6.1/sign.config"));
        files.put(APPEND, "do_generate_defconfig:append() {\n    :\n}\n");
        assertFalse(usual.makes(made, new MemoryTree(files)));
        files.put(APPEND, "");
        files.put(FOLDER + "/linux-vendor/6.1/modules.config", MODULES + "CONFIG_C=y\n");
        assertFalse(usual.makes(made, new MemoryTree(files)));
    }

    private static RecipeConfiguration device(SourceCatalog catalog, String device) {
        OptionSet options =
                OptionSet.complete(List.of(Option.of("DEVICE:EMMC", Value.known(device), Origin.FILE, List.of())));
        return RecipeConfiguration.of(view(options, true), catalog).orElseThrow();
    }

    private Optional<String> name(RecipeConfiguration made, String version) {
        return made.known(catalog, new MemoryTree(files), "vendor", version).map(SourceConfiguration::name);
    }

    private RecipeConfiguration recipe(String fragments) {
        return RecipeConfiguration.of(view(options(fragments), true), catalog).orElseThrow();
    }

    private static OptionSet options(String fragments) {
        return OptionSet.complete(List.of(
                Option.of("KERNEL_DEFCONFIG", Value.known("defconfig"), Origin.FILE, List.of()),
                Option.of("KERNEL_CONFIG_FRAGMENTS", Value.known(fragments), Origin.FILE, List.of())));
    }

    private static RecipeView view(OptionSet options, boolean whole) {
        return new RecipeView("linux-vendor", "6.1", FOLDER + "/linux-vendor_6.1.bb", List.of(APPEND), options, whole);
    }
}
