package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What OP-TEE's own build wrote counts before our evaluation of its makefiles. */
class BuiltConfigurationTest {
    private static final String BUILT = "optee_os/out/arm-plat-stm32mp1/conf.mk";
    private static final String CONF = """
            # auto-generated TEE configuration file
            # TEE version 3.12.0
            ARCH=arm
            PLATFORM=stm32mp1
            PLATFORM_FLAVOR=157C_DK2
            CFG_BUILT=y
            CFG_SAME=(1 + 2)
            CFG_OTHER=n
            """;
    private static final String HEADER = """
            #ifndef _include_generated_conf_h_
            #define _include_generated_conf_h_
            /* CFG_BUILT is not set */
            #define CFG_SAME (1 + 2)
            #define CFG_OTHER 1
            #define PLATFORM_FLAVOR 157C_DK2
            #define PLATFORM_stm32mp1 1
            #endif
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "optee_os/Makefile",
            "CFG_SAME = (1  +  2)\nCFG_OTHER ?= y\nCFG_ONLY_HERE ?= y\nCFG_TOLD = $(PLATFORM)\nall:\n",
            "optee_os/mk/config.mk",
            "",
            "optee_os/core/core.mk",
            "",
            BUILT,
            CONF));

    @Test
    void theBuildCountsAndDisagreementsAreTold() {
        Bsp bsp = assemble();
        Component optee = bsp.images().get(0).component("optee");
        assertEquals(Value.known("y"), optee.options().value("CFG_BUILT"));
        assertEquals(Value.known("(1  +  2)"), optee.options().value("CFG_SAME"));
        assertEquals(Value.known("n"), optee.options().value("CFG_OTHER"));
        assertEquals(Value.UNSET, optee.options().value("CFG_ONLY_HERE"));
        assertEquals(Value.UNSET, optee.options().value("CFG_NOWHERE"));
        assertEquals(
                List.of(BUILT),
                bsp.problems().stream().map(one -> one.span().path()).toList());
        String message = bsp.problems().get(0).message();
        assertTrue(message.contains("CFG_OTHER (\"n\", not \"y\")"), message);
        assertTrue(message.contains("CFG_ONLY_HERE (unset, not \"y\")"), message);
        assertFalse(message.contains("CFG_SAME"), message);
        assertEquals(
                BUILT, optee.options().get("CFG_OTHER").place().orElseThrow().path());
    }

    @Test
    void theBuildTellsThePlatformWhereNothingElseDoes() {
        files.put(BUILT, CONF + "CFG_TOLD=stm32mp1\nCFG_ONLY_HERE=y\n".replace("CFG_OTHER=n", ""));
        files.put(
                "optee_os/Makefile",
                "CFG_TOLD = $(PLATFORM)\nCFG_BUILT = y\nCFG_SAME = (1 + 2)\nCFG_OTHER = n\nCFG_ONLY_HERE = y\n");
        assertEquals(List.of(), assemble().problems());
    }

    @Test
    void aBuildAloneIsEnough() {
        Map<String, String> alone = Map.of(BUILT, CONF);
        files.clear();
        files.putAll(alone);
        Component optee = assemble().images().get(0).component("optee");
        assertEquals(Value.known("y"), optee.options().value("CFG_BUILT"));
        assertEquals(Value.UNSET, optee.options().value("CFG_NOWHERE"));
    }

    @Test
    void aBuildOfAnotherPlatformIsLeftOut() {
        files.put("optee_os/build.mk", "PLATFORM := vexpress\n");
        Bsp bsp = assemble();
        assertEquals(
                Value.known("y"),
                bsp.images().get(0).component("optee").options().value("CFG_OTHER"));
        assertEquals(List.of(), bsp.problems());
    }

    @Test
    void aBuildWithoutWhatIsStatedIsLeftOut() {
        files.put("bsplint.yaml", "version: 1\ncomponents:\n  optee: {set: {CFG_OTHER: \"y\"}}\n");
        Bsp bsp = assemble();
        assertEquals(
                Value.known("y"),
                bsp.images().get(0).component("optee").options().value("CFG_OTHER"));
        assertEquals(1, bsp.problems().size(), bsp.problems()::toString);
        assertTrue(bsp.problems().get(0).message().contains("another CFG_OTHER"));
    }

    @Test
    void aHeaderLeavesOneAndYesOpen() {
        files.remove(BUILT);
        files.put("optee_os/out/arm-plat-stm32mp1/include/generated/conf.h", HEADER);
        files.put("optee_os/Makefile", "CFG_SAME = (1 + 2)\nCFG_BUILT ?= y\nCFG_OTHER ?= y\nCFG_ONE ?= n\n");
        Bsp bsp = assemble();
        Component optee = bsp.images().get(0).component("optee");
        assertEquals(Value.known("n"), optee.options().value("CFG_BUILT"));
        assertEquals(Value.known("y"), optee.options().value("CFG_OTHER"));
        assertTrue(bsp.problems().get(0).message().contains("CFG_BUILT"), bsp.problems()::toString);
    }

    @Test
    void aPlatformsOwnFileIsNoBuild() {
        files.remove(BUILT);
        files.put("build/optee_os/core/arch/arm/plat-stm32mp1/conf.mk", "CFG_A ?= y\n");
        assertEquals(
                List.of(),
                assemble().problems().stream().map(Diagnostic::message).toList());
    }

    private Bsp assemble() {
        FileTree tree = new MemoryTree(files);
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }
}
