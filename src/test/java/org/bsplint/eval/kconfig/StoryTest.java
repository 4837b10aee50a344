package org.bsplint.eval.kconfig;

import static org.bsplint.eval.kconfig.KconfigTreeTest.evaluate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a symbol came to its value, in the order of scripts/kconfig: defaults, implies, lines, selects. */
class StoryTest {
    private static final String TREE = """
            config A
            	bool "a"
            	default n if OFF
            	default y
            	default n
            config OFF
            	bool "off"
            config ON
            	bool "on"
            	select SELECTED
            	select MAYBE if OFF
            	imply IMPLIED
            config SELECTED
            	bool "selected"
            	default n
            config MAYBE
            	bool "maybe"
            config IMPLIED
            	bool "implied"
            config NEEDS
            	bool "needs"
            	depends on OFF
            config NUMBER
            	int "number"
            	range 1 9
            	default 5
            config TEXT
            	string "text"
            	default "stock"
            config MADE
            	bool
            	default y if ON
            choice
            	prompt "which"
            	default SECOND
            config FIRST
            	bool "first"
            	default y
            config SECOND
            	bool "second"
            config THIRD
            	bool "third"
            endchoice
            choice
            	prompt "plain"
            config ONE
            	bool "one"
            config TWO
            	bool "two"
            endchoice
            config PROBED
            	def_bool $(shell,probe)
            config BEHIND
            	bool "behind"
            	depends on PROBED
            	default y
            """;

    /** Each step of a history: its operator, text, effect and note. */
    private static String story(Evaluation evaluation, String name) {
        return evaluation.options().get("CONFIG_" + name).history().stream()
                .map(step -> step.operator() + " " + step.text() + " " + step.effect()
                        + (step.note().isEmpty() ? "" : " (" + step.note() + ")"))
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "A~~default y APPLIED; default n OVERRIDDEN",
                "A~CONFIG_A=y~default y OVERRIDDEN; default n OVERRIDDEN; = y APPLIED",
                "A~# CONFIG_A is not set~default y OVERRIDDEN; default n OVERRIDDEN; is not set n APPLIED",
                "A~CONFIG_OFF=y~default n APPLIED; default y OVERRIDDEN; default n OVERRIDDEN",
                "A~CONFIG_A=n|CONFIG_A=y~default y OVERRIDDEN; default n OVERRIDDEN; = n OVERRIDDEN (a later line sets it again); = y APPLIED",
                "A~CONFIG_A=x~default y APPLIED; default n OVERRIDDEN; = x OVERRIDDEN (refused: no bool)",
                "SELECTED~CONFIG_ON=y~default n OVERRIDDEN; select y APPLIED (selected by ON)",
                "SELECTED~CONFIG_ON=y|# CONFIG_SELECTED is not set~default n OVERRIDDEN; is not set n OVERRIDDEN (became y); select y APPLIED (selected by ON)",
                "SELECTED~~default n APPLIED",
                "MAYBE~CONFIG_ON=y~``",
                "MAYBE~CONFIG_ON=y|CONFIG_OFF=y~select y APPLIED (selected by ON)",
                "IMPLIED~CONFIG_ON=y~imply y APPLIED (implied by ON)",
                "IMPLIED~CONFIG_ON=y|# CONFIG_IMPLIED is not set~imply y OVERRIDDEN (implied by ON); is not set n APPLIED",
                "NEEDS~CONFIG_NEEDS=y~= y CONDITION_FALSE (dropped: NEEDS needs OFF (n); OFF is n by default)",
                "NUMBER~~default 5 APPLIED",
                "NUMBER~CONFIG_NUMBER=7~default 5 OVERRIDDEN; = 7 APPLIED",
                "NUMBER~CONFIG_NUMBER=70~default 5 APPLIED; = 70 OVERRIDDEN (became 5)",
                "NUMBER~CONFIG_NUMBER=07~default 5 APPLIED; = 07 OVERRIDDEN (refused: no int)",
                "NUMBER~# CONFIG_NUMBER is not set~default 5 APPLIED; is not set n OVERRIDDEN (without effect)",
                "TEXT~CONFIG_TEXT=\"x\"~default stock OVERRIDDEN; = \"x\" APPLIED",
                "TEXT~CONFIG_TEXT=x~default stock APPLIED; = x OVERRIDDEN (without effect)",
                "MADE~CONFIG_ON=y~default y APPLIED",
                "MADE~CONFIG_ON=y|CONFIG_MADE=n~default y APPLIED; = n CONDITION_FALSE (dropped: MADE has no prompt: only its defaults set it)",
                "SECOND~~choice y APPLIED (default of the choice)",
                "FIRST~~default y OVERRIDDEN (defaults of choice members do not count)",
                "THIRD~CONFIG_THIRD=y~= y APPLIED",
                "SECOND~CONFIG_THIRD=y~``",
                "ONE~~choice y APPLIED (first visible member of the choice)",
                "TWO~CONFIG_TWO=y~= y APPLIED",
                "BEHIND~CONFIG_BEHIND=y~default y CONDITION_UNKNOWN (if PROBED); = y CONDITION_UNKNOWN (it is not known whether it can be set)",
            })
    void historiesTellEachStep(String name, String lines, String expected) {
        String config = lines == null ? "" : lines.replace('|', '\n') + "\n";
        assertEquals(expected == null ? "" : expected, story(evaluate(TREE, config), name), name + " with " + lines);
    }

    @Test
    void linuxReadsStringsWithEscapesAndUBootAsTheyStand() {
        String kconfig = "config S\n\tstring \"s\"\n\tdefault \"d\"\n";
        String[] linux = {"Kconfig", kconfig, "arch/x86/Kconfig", ""};
        String config = "CONFIG_S=\"a\\\"b\\\\c\" rest\n";
        Evaluation escaped = evaluate(KconfigSettings.standard(), config, linux);
        assertEquals(Value.known("\"a\\\"b\\\\c\""), escaped.options().value("CONFIG_S"));
        Evaluation refused = evaluate(kconfig, config);
        assertEquals(Value.known("\"d\""), refused.options().value("CONFIG_S"), "it does not end in a quote");
        Evaluation plain = evaluate(kconfig, "CONFIG_S=\"a\\\"b\"\n");
        assertEquals(Value.known("\"a\\\"b\""), plain.options().value("CONFIG_S"));
        Evaluation open = evaluate(KconfigSettings.standard(), "CONFIG_S=\"a\n", linux);
        assertEquals(Value.known("\"d\""), open.options().value("CONFIG_S"));
    }

    @Test
    void theTreesOwnScriptsTellItsDialect() {
        MemoryTree newest = new MemoryTree(Map.of(
                "Kconfig",
                "config N\n\tint \"n\"\nconfig H\n\thex \"h\"\n",
                "scripts/kconfig/symbol.c",
                "newval.val = \"0x0\";\nnewval.tri = EXPR_AND(newval.tri,\n",
                "scripts/kconfig/confdata.c",
                "x"));
        KconfigTree tree =
                KconfigTree.load(newest, "", KconfigSettings.standard()).orElseThrow();
        assertEquals(new Dialect(true, true, true), tree.dialect());
        Evaluation evaluation = tree.evaluate("linux", KconfigInput.of(SourceFile.of("d", "")));
        assertEquals(Value.known("0"), evaluation.options().value("CONFIG_N"));
        assertEquals(Value.known("0x0"), evaluation.options().value("CONFIG_H"));
    }

    @Test
    void treesAnswerWhatTheyHold() {
        MemoryTree files = new MemoryTree(Map.of(
                "u/Kconfig",
                "config A\n\tbool \"a\"\n",
                "u/configs/board_defconfig",
                "CONFIG_A=y\n",
                "u/arch/arm/configs/multi_defconfig",
                "CONFIG_A=n\n"));
        KconfigTree tree =
                KconfigTree.load(files, "u", KconfigSettings.standard()).orElseThrow();
        assertTrue(tree.defines("A") && tree.defines("CONFIG_A"));
        assertFalse(tree.defines("B"));
        assertFalse(tree.isBroken());
        assertEquals(
                Optional.of("u/configs/board_defconfig"),
                tree.defconfig("arm", "board").map(SourceFile::path));
        assertEquals(
                Optional.of("u/configs/board_defconfig"),
                tree.defconfig("arm", "board_defconfig").map(SourceFile::path));
        assertEquals(
                Optional.of("u/arch/arm/configs/multi_defconfig"),
                tree.defconfig("arm", "multi").map(SourceFile::path));
        assertEquals(Optional.empty(), tree.defconfig("arm", "gone"));
        assertEquals(Optional.empty(), KconfigTree.load(files, "", KconfigSettings.standard()));
    }

    @Test
    void includesOfDefconfigsMayNotGoRound() {
        String[] files = {
            "Kconfig",
            "config A\n\tbool \"a\"\n",
            "scripts/kconfig/Makefile",
            "assembler-with-cpp",
            "configs/a.config",
            "#include <configs/a.config>\nCONFIG_A=y\n"
        };
        Evaluation evaluation =
                evaluate(KconfigSettings.standard(), "#include <configs/a.config>\n#include \"configs/gone\"\n", files);
        assertEquals(
                List.of("cannot include `configs/a.config`", "cannot include `configs/gone`"),
                evaluation.errors().stream().map(one -> one.message()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "BOOTDELAY,BOOTDELAI,BOOTDELAY",
        "CMD_FUSE,CMD_FUSES,CMD_FUSE",
        "AB,XY,AB",
        "ABC,XYZ,",
        "LONGNAMEHERE,LONGNAMEHERE,LONGNAMEHERE"
    })
    void theNearestNameIsFound(String offered, String asked, String expected) {
        assertEquals(
                Optional.ofNullable(expected), Names.nearest(asked, List.of("SOMETHING_ELSE_ALTOGETHER", offered)));
    }
}
