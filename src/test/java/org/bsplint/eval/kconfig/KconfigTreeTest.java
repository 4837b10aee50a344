package org.bsplint.eval.kconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What a tree's evaluation says beyond the values: unknowns, histories, errors, limits. */
class KconfigTreeTest {
    static Evaluation evaluate(KconfigSettings settings, String config, String... files) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < files.length; i += 2) {
            texts.put(files[i], files[i + 1]);
        }
        return KconfigTree.load(new MemoryTree(texts), "", settings)
                .orElseThrow()
                .evaluate("u-boot", KconfigInput.of(SourceFile.of("test_defconfig", config)));
    }

    static Evaluation evaluate(String kconfig, String config) {
        return evaluate(KconfigSettings.standard(), config, "Kconfig", kconfig);
    }

    private static final String PROBE = """
            success = $(shell,{ $(1); } >/dev/null 2>&1 && echo "y" || echo "n")
            cc-option = $(success,$(CC) -Werror $(1) -E -x c /dev/null -o /dev/null)
            config HAS
            	def_bool $(cc-option,-fnew)
            config OFF
            	bool "off"
            config BOTH
            	def_bool HAS && OFF
            config EITHER
            	def_bool HAS || SURE
            config SURE
            	def_bool y
            config USES
            	bool "uses"
            	depends on HAS
            config NUMBER
            	int
            	default $(shell,nproc)
            """;

    @Test
    void probesAreUnknownAndOnlyWhatHangsOnThem() {
        Evaluation evaluation = evaluate(PROBE, "CONFIG_USES=y\n");
        assertTrue(evaluation.options().value("CONFIG_HAS").isUndecided());
        assertTrue(evaluation.options().value("CONFIG_USES").isUndecided());
        assertTrue(evaluation.options().value("CONFIG_NUMBER").isUndecided());
        assertEquals(Value.UNSET, evaluation.options().value("CONFIG_BOTH"));
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_EITHER"));
        assertTrue(evaluation.options().value("CONFIG_USES").causes().toString().contains("$(shell"));
    }

    @Test
    void probesMayBeAssumed() {
        Evaluation evaluation = evaluate(
                KconfigSettings.standard().withProbes(KconfigSettings.Probes.GCC), "CONFIG_USES=y\n", "Kconfig", PROBE);
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_USES"));
        assertTrue(evaluation.options().value("CONFIG_NUMBER").isUndecided());
    }

    /** As scripts/Kconfig.include of Linux 5.15 asks for the names of compiler, assembler and linker. */
    @Test
    void theNamesOfGccsToolsMayBeAssumedButNotTheirVersions() {
        String tree = """
                success = $(shell,{ $(1); } >/dev/null 2>&1 && echo "y" || echo "n")
                cc-info := $(shell,$(srctree)/scripts/cc-version.sh $(CC))
                cc-name := $(shell,set -- $(cc-info) && echo $1)
                cc-version := $(shell,set -- $(cc-info) && echo $2)
                ld-info := $(shell,$(srctree)/scripts/ld-version.sh $(LD))
                ld-name := $(shell,set -- $(ld-info) && echo $1)
                config CC_IS_GCC
                	def_bool $(success,test "$(cc-name)" = GCC)
                config CC_IS_CLANG
                	def_bool $(success,test "$(cc-name)" = Clang)
                config LD_IS_LLD
                	def_bool $(success,test "$(ld-name)" = LLD)
                config GCC_VERSION
                	int
                	default $(cc-version) if CC_IS_GCC
                config PROBED
                	bool "p"
                	default y
                	depends on !LD_IS_LLD
                """;
        Evaluation unknown = evaluate(tree, "");
        assertTrue(unknown.options().value("CONFIG_CC_IS_GCC").isUndecided());
        assertTrue(unknown.options().value("CONFIG_PROBED").isUndecided());
        Evaluation assumed =
                evaluate(KconfigSettings.standard().withProbes(KconfigSettings.Probes.GCC), "", "Kconfig", tree);
        assertEquals(Value.known("y"), assumed.options().value("CONFIG_CC_IS_GCC"));
        assertEquals(Value.UNSET, assumed.options().value("CONFIG_CC_IS_CLANG"));
        assertEquals(Value.known("y"), assumed.options().value("CONFIG_PROBED"));
        assertTrue(assumed.options().value("CONFIG_GCC_VERSION").isUndecided());
    }

    @Test
    void theHistoryTellsWhoDecided() {
        Evaluation evaluation = evaluate(
                "config A\n\tbool \"a\"\n\tdefault y\nconfig B\n\tbool \"b\"\n\tselect A\nconfig C\n\tbool \"c\"\n\tdepends on D\nconfig D\n\tbool \"d\"\n",
                "# CONFIG_A is not set\nCONFIG_B=y\nCONFIG_C=y\n");
        List<Assignment> a = evaluation.options().get("CONFIG_A").history();
        assertEquals(
                List.of("default", "is not set", "select"),
                a.stream().map(Assignment::operator).toList());
        assertEquals(Assignment.Effect.APPLIED, a.get(2).effect());
        assertEquals(6, a.get(2).span().orElseThrow().line());
        List<Assignment> c = evaluation.options().get("CONFIG_C").history();
        assertEquals(Assignment.Effect.CONDITION_FALSE, c.get(0).effect());
        assertTrue(c.get(0).note().contains("C needs D (n)"), c.get(0).note());
    }

    @Test
    void anArchitectureChoosesLinuxFiles() {
        Evaluation evaluation = evaluate(
                KconfigSettings.standard().withArchitecture("x86_64"),
                "",
                "Kconfig",
                "source \"arch/$(SRCARCH)/Kconfig\"\nconfig WHICH\n\tstring\n\tdefault \"$(ARCH)\"\n",
                "arch/x86/Kconfig",
                "config X86\n\tdef_bool y\n");
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_X86"));
        assertEquals(Value.known("\"x86_64\""), evaluation.options().value("CONFIG_WHICH"));
    }

    @Test
    void relativeOptionalAndGlobbedSources() {
        Evaluation evaluation = evaluate(
                KconfigSettings.standard(),
                "",
                "Kconfig",
                "source \"sub/Kconfig\"\nosource \"gone/Kconfig\"\nosource \"boards/*/Kconfig\"\n",
                "sub/Kconfig",
                "rsource \"more/Kconfig\"\norsource \"none\"\n",
                "sub/more/Kconfig",
                "config A\n\tdef_bool y\n",
                "boards/x/Kconfig",
                "config X\n\tdef_bool y\n",
                "boards/y/Kconfig",
                "config Y\n\tdef_int 3\n");
        assertEquals(List.of(), evaluation.errors());
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_A"));
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_X"));
        assertEquals(Value.known("3"), evaluation.options().value("CONFIG_Y"));
    }

    @Test
    void visibleIfHidesPromptsButNotSymbols() {
        Evaluation evaluation = evaluate(
                "config V\n\tbool \"v\"\nmenu \"m\"\n\tvisible if V\nconfig A\n\tbool \"a\"\n\tdefault y\nendmenu\n",
                "# CONFIG_A is not set\n");
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_A"));
    }

    private static void breaksOnce(String kconfig, String message) {
        Evaluation evaluation = evaluate(kconfig, "");
        assertEquals(1, evaluation.errors().size(), evaluation.errors().toString());
        assertTrue(
                evaluation.errors().get(0).message().contains(message),
                evaluation.errors().toString());
        assertTrue(evaluation.options().value("CONFIG_A").isUndecided());
    }

    @Test
    void hostileTreesGiveOneClearError() {
        breaksOnce("config A\n\tbool \"a\"\n\tselect B\nconfig B\n\tbool \"b\"\n\tselect A\n", "recursive dependency");
        breaksOnce("config A\n\tbool \"a\"\n\tdepends on A\n", "recursive dependency detected: A → A");
        breaksOnce("source \"gone/Kconfig\"\n", "can't open file `gone/Kconfig`");
        breaksOnce("source \"Kconfig\"\n", "recursive inclusion");
        breaksOnce("config A\n\tbool \"a\"\n\tdepends on (B\n", "syntax error");
        breaksOnce("config A\n\tbool \"a\"\nif A\n", "missing end");
        breaksOnce("a = $(a)\nconfig A\n\tdef_bool $(a)\n", "references itself");
        breaksOnce("$(error-if,y,stop here)\n", "stop here");
    }

    @Test
    void aCompleteConfigIsReadAsSuch() {
        Evaluation evaluation = evaluate(
                "config A\n\tbool \"a\"\n\tdefault y\nconfig B\n\tbool \"b\"\n\tdefault y if A\n",
                "#\n# Automatically generated file; DO NOT EDIT.\n#\n# CONFIG_A is not set\nCONFIG_B=y\n");
        assertEquals(Optional.of("y"), evaluation.options().value("CONFIG_B").asKnown());
        assertEquals(List.of(), evaluation.observations());
    }

    @Test
    void newerDefconfigsIncludeOthers() {
        Evaluation evaluation = evaluate(
                KconfigSettings.standard(),
                "#include <configs/base.config>\nCONFIG_B=y\n",
                "Kconfig",
                "config A\n\tbool \"a\"\nconfig B\n\tbool \"b\"\n",
                "configs/base.config",
                "CONFIG_A=y\nCONFIG_B=n\n",
                "scripts/kconfig/Makefile",
                "%_defconfig:\n\t$(CPP) -x assembler-with-cpp\n");
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_A"));
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_B"));
    }

    /** scripts/Kconfig.include of Linux opens with such lines. */
    @Test
    void aLineOfMacrosThatExpandToNothingIsEmpty() {
        Evaluation evaluation = evaluate(
                "failure = $(shell,{ $(1); } >/dev/null 2>&1 && echo \"n\" || echo \"y\")\n"
                        + "$(error-if,$(failure,command -v $(CC)),no compiler)\n$(info,hello)\nconfig A\n\tdef_bool y\n",
                "");
        assertEquals(List.of(), evaluation.errors());
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_A"));
    }
}
