package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.junit.jupiter.api.Test;

/** OP-TEE's configuration in small: a tree of our own with the same order of files, and the same in part. */
class OpteeConfigurationTest {
    private static final String CONF = """
            include core/arch/arm/cpu/own-core.mk
            $(call force,CFG_GIC,y)
            $(call force,CFG_FORCED,y,own board)
            CFG_OTP_WRITE ?= $(CFG_DEBUG)
            ifeq ($(PLATFORM_FLAVOR),small)
            CFG_DRAM := 0x100
            else
            CFG_DRAM := 0x200
            endif
            """;

    private static final Map<String, String> WHOLE = Map.of(
            "Makefile", """
            include mk/checkconf.mk
            ifneq (,$(findstring -,$(PLATFORM)))
            override PLATFORM_FLAVOR := $(word 2,$(subst -, ,$(PLATFORM)))
            override PLATFORM := $(firstword $(subst -, ,$(PLATFORM)))
            endif
            include core/core.mk
            all: ; @echo done
            """,
            "mk/checkconf.mk", """
            define _force
            ifdef $(1)
            ifneq ($($(1)),$(2))
            $$(error $(1) is set to '$($(1))' (from $(origin $(1))) but its value must be '$(2)')
            endif
            endif
            $(1) := $(2)
            endef
            force = $(eval $(call _force,$(strip $(1)),$(2),$(3)))
            need = $(if $(filter y,$($(1))),$(if $(filter y,$($(2))),,$(eval override $(1) := n)))
            """,
            "core/core.mk", "include core/arch/arm/plat-$(PLATFORM)/conf.mk\ninclude mk/config.mk\n",
            "core/arch/arm/cpu/own-core.mk", "CFG_ENABLE_SCTLR_Z ?= y\n",
            "core/arch/arm/plat-own/conf.mk", CONF,
            "mk/config.mk", "CFG_DEBUG ?= n\nCFG_PAGER ?= y\nCFG_GIC ?= n\n$(call need,CFG_PAGER,CFG_USER)\n");

    private static Evaluation evaluate(Map<String, String> files, String... words) {
        List<CommandLineWord> parsed = java.util.Arrays.stream(words)
                .map(word -> CommandLineWord.parse(word).orElseThrow())
                .toList();
        return new OpteeConfiguration(new MakeLibrary()).evaluate(new MemoryTree(files), "", parsed);
    }

    private static Optional<String> known(Evaluation evaluation, String name) {
        return evaluation.options().value(name).asKnown();
    }

    @Test
    void wholeTree() {
        Evaluation evaluation = evaluate(WHOLE, "PLATFORM=own-small");
        assertEquals(List.of(), evaluation.errors());
        assertEquals(Optional.of("n"), known(evaluation, "CFG_OTP_WRITE"));
        assertEquals(Optional.of("0x100"), known(evaluation, "CFG_DRAM"));
        assertEquals(Optional.of("own"), known(evaluation, "PLATFORM"));
        assertEquals(
                List.of("CFG_DEBUG"), evaluation.options().get("CFG_OTP_WRITE").inputs());
        assertTrue(evaluation.options().value("CFG_NO_SUCH").isUnset());
    }

    @Test
    void historyTellsWhatWasIgnoredAndWhy() {
        Option gic = evaluate(WHOLE, "PLATFORM=own").options().get("CFG_GIC");
        assertEquals(
                List.of("force", "?="),
                gic.history().stream().map(Assignment::operator).toList());
        assertEquals(2, gic.place().orElseThrow().line());
        assertEquals(Effect.IGNORED_ALREADY_SET, gic.history().get(1).effect());
        assertEquals(
                "already set at core/arch/arm/plat-own/conf.mk:2",
                gic.history().get(1).note());
        List<String> way =
                gic.history().get(0).via().stream().map(Related::note).toList();
        assertEquals("includes `core/core.mk`", way.get(0));
        assertEquals("includes `core/arch/arm/plat-own/conf.mk`", way.get(1));

        Option dram = evaluate(WHOLE, "PLATFORM=own-small").options().get("CFG_DRAM");
        assertEquals(
                List.of(Effect.APPLIED, Effect.CONDITION_FALSE),
                dram.history().stream().map(Assignment::effect).toList());
    }

    @Test
    void conflictHasTheTextOfMake() {
        Evaluation evaluation = evaluate(WHOLE, "PLATFORM=own", "CFG_GIC=n");
        assertEquals(
                "CFG_GIC is set to 'n' (from command line) but its value must be 'y'",
                evaluation.errors().get(0).message());
        assertEquals(2, evaluation.errors().get(0).span().line());
        assertFalse(evaluation.options().value("CFG_OTP_WRITE").isKnown());
    }

    @Test
    void commandLineKeepsThePlaceWhereItIsWritten() {
        SourceFile recipe = SourceFile.of("optee.inc", "EXTRA_OEMAKE += \"CFG_DEBUG=y\"\n");
        CommandLineWord word =
                CommandLineWord.of("CFG_DEBUG", "y").at(recipe.line(1), List.of(Related.known("recipe optee-os")));
        Evaluation evaluation = new OpteeConfiguration(new MakeLibrary())
                .evaluate(new MemoryTree(WHOLE), "", List.of(CommandLineWord.of("PLATFORM", "own"), word));
        assertEquals(Optional.of("y"), known(evaluation, "CFG_OTP_WRITE"));
        Option debug = evaluation.options().get("CFG_DEBUG");
        assertEquals(Origin.COMMAND_LINE, debug.origin());
        assertEquals("optee.inc", debug.place().orElseThrow().path());
        assertEquals("recipe optee-os", debug.history().get(0).via().get(0).note());
    }

    @Test
    void overrideOfTheUsersValueIsObserved() {
        Evaluation evaluation = evaluate(WHOLE, "PLATFORM=own", "CFG_PAGER=y");
        assertEquals(Optional.of("n"), known(evaluation, "CFG_PAGER"));
        Observation seen = evaluation.observations().stream()
                .filter(one -> one.kind().equals("cfg-depends-overrides-command-line"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("CFG_PAGER"), seen.subjects());
        assertEquals("y", seen.details().get("given"));
        assertTrue(evaluation.observations().stream().anyMatch(one -> one.kind().equals("dead-default")));
    }

    @Test
    void treeInPartLeavesTheRestUnknown() {
        Evaluation evaluation = evaluate(Map.of("core/arch/arm/plat-own/conf.mk", CONF), "PLATFORM=own-small");
        assertEquals(List.of(), evaluation.errors());
        assertEquals(Optional.of("0x100"), known(evaluation, "CFG_DRAM"));
        assertEquals(Optional.of("y"), known(evaluation, "CFG_FORCED"));
        assertTrue(evaluation.options().value("CFG_OTP_WRITE").isUndecided());
        assertTrue(evaluation.options().value("CFG_NO_SUCH").isUndecided());
        assertTrue(evaluation
                .options()
                .value("CFG_OTP_WRITE")
                .causes()
                .iterator()
                .next()
                .reason()
                .contains("mk/config.mk"));
    }

    @Test
    void treeInPartWithGivenDefaults() {
        Evaluation evaluation = new OpteeConfiguration(new MakeLibrary())
                .evaluate(
                        new MemoryTree(Map.of("core/arch/arm/plat-own/conf.mk", CONF)),
                        "",
                        List.of(CommandLineWord.of("PLATFORM", "own"), CommandLineWord.of("CFG_FORCED", "n")),
                        OpteeConfiguration::isOption,
                        Map.of("CFG_DEBUG", "n"));
        assertEquals(
                "CFG_FORCED is set to 'n' (from command line) but its value must be 'y' [own board]",
                evaluation.errors().get(0).message());
        Evaluation passing = new OpteeConfiguration(new MakeLibrary())
                .evaluate(
                        new MemoryTree(Map.of("core/arch/arm/plat-own/conf.mk", CONF)),
                        "",
                        List.of(CommandLineWord.of("PLATFORM", "own")),
                        OpteeConfiguration::isOption,
                        Map.of("CFG_DEBUG", "n"));
        assertEquals(Optional.of("n"), known(passing, "CFG_OTP_WRITE"));
        assertEquals(Origin.KNOWLEDGE_BASE, passing.options().get("CFG_DEBUG").origin());
    }

    @Test
    void optionsAreToldByTheirNames() {
        for (String option : List.of("CFG_A", "PLATFORM", "PLATFORM_FLAVOR", "ARCH")) {
            assertTrue(OpteeConfiguration.isOption(option), option);
        }
        assertFalse(OpteeConfiguration.isOption("CROSS_COMPILE"));
        for (String option : List.of("A", "PLAT", "STM32MP_SDMMC", "ARM_64", "A9")) {
            assertTrue(TfaConfiguration.isOption(option), option);
        }
        for (String other : List.of("", "a", "Plat", "_A", "9A", "A-B", "A.B", "Ab")) {
            assertFalse(TfaConfiguration.isOption(other), other);
        }
    }

    @Test
    void theFrontIsWhatSetsOptions() {
        Map<String, String> files = new java.util.HashMap<>(WHOLE);
        files.put("core/sub.mk", "CFG_LATE ?= y\n");
        Evaluation front = new OpteeConfiguration(new MakeLibrary())
                .evaluateFront(new MemoryTree(files), "", List.of(CommandLineWord.of("PLATFORM", "own-small")));
        assertEquals(Optional.of("0x100"), known(front, "CFG_DRAM"));
        assertEquals(Optional.of("n"), known(front, "CFG_DEBUG"));
    }

    @Test
    void tfaTakesItsPlatformFromTheCommandLine() {
        Evaluation evaluation = new TfaConfiguration(new MakeLibrary())
                .evaluate(
                        new MemoryTree(Map.of(
                                "tf-a/Makefile",
                                "PLAT ?= none\nDEBUG := 0\ninclude plat/${PLAT}/platform.mk\nbuild_dir := x\nall: ; @:\n",
                                "tf-a/plat/own/platform.mk",
                                "STM32MP_SDMMC ?= 0\n")),
                        "tf-a",
                        List.of(CommandLineWord.of("PLAT", "own"), CommandLineWord.of("STM32MP_SDMMC", "1")));
        assertEquals(List.of(), evaluation.errors());
        assertEquals(Optional.of("1"), known(evaluation, "STM32MP_SDMMC"));
        assertEquals(Optional.of("own"), known(evaluation, "PLAT"));
        assertTrue(evaluation.options().all().stream()
                .noneMatch(option -> option.name().equals("build_dir")));
    }
}
