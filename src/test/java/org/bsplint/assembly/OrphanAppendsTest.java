package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Appends whose recipe is in a layer that is not there: what they set counts, what the recipe sets is not known. */
class OrphanAppendsTest {
    private static final String APPEND = "meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";
    private static final String APPENDS_ALONE = "BBFILES += \"${LAYERDIR}/recipes-*/*/*.bbappend\"";
    private static final String BOTH = "BBFILES += \"${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend\"";

    private static Bsp assemble(String folder, String files, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                folder + "conf/layer.conf",
                files + "\nBBFILE_COLLECTIONS += \"acme\"\n"
                        + "BBFILE_PATTERN_acme = \"^${LAYERDIR}/\"\nLAYERSERIES_COMPAT_acme = \"kirkstone\"\n");
        more.forEach((name, text) -> all.put(folder + name.substring("meta-acme/".length()), text));
        FileTree tree = new MemoryTree(all);
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }

    private static Option option(Bsp bsp, String component, String name) {
        return bsp.images().get(0).component(component).options().get(name);
    }

    private static final Map<String, String> LEVEL =
            Map.of(APPEND, "EXTRA_OEMAKE:append = \" CFG_TEE_CORE_LOG_LEVEL=4\"\n");

    @Test
    void aLayerOfAppendsAloneIsEvaluatedAsOneThatListsRecipes() {
        for (String files : new String[] {APPENDS_ALONE, BOTH}) {
            Bsp bsp = assemble("meta-acme/", files, LEVEL);
            Option level = option(bsp, "optee", "CFG_TEE_CORE_LOG_LEVEL");
            assertEquals(Value.known("4"), level.value(), files);
            assertEquals(
                    APPEND + ":1",
                    level.place().orElseThrow().path() + ":"
                            + level.place().orElseThrow().line());
        }
    }

    @Test
    void aStoryNamesNoFileThatIsNotThere() {
        Bsp bsp = assemble("meta-acme/", APPENDS_ALONE, LEVEL);
        Option words = option(bsp, "yocto/optee-os-stm32mp", "EXTRA_OEMAKE");
        assertEquals(
                java.util.List.of(APPEND),
                words.history().stream()
                        .map(step -> step.span().orElseThrow().path())
                        .toList());
        assertEquals(
                "[the recipe is not among the inputs]", words.value().causes().toString());
    }

    @Test
    void whatTheMissingRecipeSetsIsNotKnown() {
        Bsp bsp = assemble("meta-acme/", APPENDS_ALONE, LEVEL);
        assertTrue(option(bsp, "optee", "CFG_TEE_CORE_DEBUG").value().isUndecided());
        assertTrue(option(bsp, "yocto/optee-os-stm32mp", "PV").value().isUndecided());
        assertTrue(bsp.problems().isEmpty(), bsp.problems().toString());
        assertTrue(bsp.errors().isEmpty(), bsp.errors().toString());
    }

    @Test
    void anAppendForOneVersionSaysWhichItIs() {
        Bsp bsp = assemble(
                "meta-acme/",
                APPENDS_ALONE,
                Map.of("meta-acme/recipes-bsp/tf-a/tf-a-stm32mp_2.8.bbappend", "EXTRA_OEMAKE += \"DEBUG=0\"\n"));
        assertEquals(Value.known("0"), option(bsp, "tf-a", "DEBUG").value());
        assertEquals(Value.known("2.8"), option(bsp, "yocto/tf-a-stm32mp", "PV").value());
    }

    @Test
    void theLayerMayBeTheWholeProject() {
        Bsp bsp = assemble("", APPENDS_ALONE, LEVEL);
        assertEquals(
                Value.known("4"), option(bsp, "optee", "CFG_TEE_CORE_LOG_LEVEL").value());
    }

    @Test
    void twoAppendsOfOneRecipeCountInTheOrderOfTheirFiles() {
        for (String folder : new String[] {"recipes-release", "recipes-z"}) {
            Map<String, String> more = new LinkedHashMap<>(LEVEL);
            more.put(
                    "meta-acme/" + folder + "/optee/optee-os-stm32mp_%.bbappend",
                    "EXTRA_OEMAKE:append = \" CFG_TEE_CORE_LOG_LEVEL=0\"\n");
            Option level = option(assemble("meta-acme/", APPENDS_ALONE, more), "optee", "CFG_TEE_CORE_LOG_LEVEL");
            assertEquals(Value.known(folder.equals("recipes-z") ? "0" : "4"), level.value());
        }
    }
}
