package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Cause;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on something unknown is unknown, and nothing else is. */
class UnknownTest {
    private static Evaluation evaluate(String text) {
        return new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(new MemoryTree(Map.of("Makefile", text)), "", "Makefile"));
    }

    private static Optional<String> known(Evaluation evaluation, String name) {
        return evaluation.options().value(name).asKnown();
    }

    @Test
    void commandIsTheReason() {
        Value value = evaluate("A := $(shell git describe)\n").options().value("A");
        Cause cause = value.causes().iterator().next();
        assertEquals(Cause.Kind.EXTERNAL_COMMAND, cause.kind());
        assertEquals("depends on $(shell git describe) at Makefile:1", cause.toString());
    }

    @Test
    void branchesAreJoined() {
        Evaluation evaluation = evaluate("""
                B := before
                ifeq ($(shell uname -m),x86_64)
                A := same
                B := one
                C := only here
                D := list a
                else
                A := same
                D := list b
                endif
                E := after
                """);
        assertEquals(Optional.of("same"), known(evaluation, "A"));
        assertEquals(Optional.of("after"), known(evaluation, "E"));
        assertEquals("list …", evaluation.options().value("D").partial().toString());
        assertFalse(evaluation.options().value("B").isKnown());
        assertTrue(((Value.Unknown) evaluation.options().value("C")).maybeUnset());
        assertEquals(
                Effect.CONDITION_UNKNOWN,
                evaluation.options().get("C").history().get(0).effect());
    }

    @Test
    void errorInABranchIsOnlyPossible() {
        Evaluation evaluation = evaluate("""
                ifneq ($(shell uname -m),x86_64)
                A := other
                $(error no such machine)
                endif
                A ?= default
                """);
        assertEquals(List.of(), evaluation.errors());
        assertEquals(1, evaluation.diagnostics().size());
        assertTrue(evaluation.diagnostics().get(0).message().contains("no such machine"));
        assertEquals(Optional.of("default"), known(evaluation, "A"));
    }

    @Test
    void errorInBothBranchesIsCertain() {
        Evaluation evaluation = evaluate("$(if $(shell hostname),$(error one),$(error two))\n");
        assertEquals(1, evaluation.errors().size());
    }

    @Test
    void functionsKeepWhatIsCertain() {
        Evaluation evaluation = evaluate("""
                U := $(shell hostname)
                L := a b.c $(U) d
                FIRST := $(firstword $(L))
                SECOND := $(word 2,$(L))
                FOUND := $(findstring b.c,$(L))
                TRUE := $(if $(L),yes,no)
                MAYBE := $(if $(U),yes,no)
                FILTERED := $(filter x,a b $(U))
                EMPTY := $(filter x,a b)
                PREFIXED := $(word 1,$(addprefix -D,$(L)))
                ifeq ($(U) tail,other)
                NEVER := 1
                endif
                """);
        assertEquals(Optional.of("a"), known(evaluation, "FIRST"));
        assertEquals(Optional.of("b.c"), known(evaluation, "SECOND"));
        assertEquals(Optional.of("b.c"), known(evaluation, "FOUND"));
        assertEquals(Optional.of("yes"), known(evaluation, "TRUE"));
        assertFalse(evaluation.options().value("MAYBE").isKnown());
        assertFalse(evaluation.options().value("FILTERED").isKnown());
        assertEquals(Optional.of(""), known(evaluation, "EMPTY"));
        assertEquals(Optional.of("-Da"), known(evaluation, "PREFIXED"));
        assertTrue(evaluation.options().value("NEVER").isUnset());
    }

    @Test
    void nameThatIsNotKnown() {
        Evaluation evaluation = evaluate("""
                CFG_A := 1
                OTHER := 2
                $(eval CFG_$(shell hostname) := 3)
                CFG_B ?= 4
                """);
        assertFalse(evaluation.options().value("CFG_A").isKnown());
        assertFalse(evaluation.options().value("CFG_B").isKnown());
        assertEquals(Optional.of("2"), known(evaluation, "OTHER"));
    }

    @Test
    void macroThatDependsOnSomethingUnknown() {
        Evaluation evaluation = evaluate("""
                ifeq ($(shell hostname),a)
                f = $(eval A := 1)$(eval B := x)
                else
                f = $(eval A := 1)$(eval B := y)
                endif
                $(call f)
                """);
        assertEquals(Optional.of("1"), known(evaluation, "A"));
        assertFalse(evaluation.options().value("B").isKnown());
    }

    @Test
    void placeOfTheTreeIsNotKnown() {
        Evaluation evaluation =
                evaluate("A := $(CURDIR)/x\nB := $(notdir $(CURDIR)/x)\nC := $(wildcard $(CURDIR)/Make*)\n");
        assertFalse(evaluation.options().value("A").isKnown());
        assertEquals(Optional.of("x"), known(evaluation, "B"));
    }

    @Test
    void finalValueThatFails() {
        Value value = evaluate("A = $(error not to be read)\n").options().value("A");
        assertEquals(new Value.Failing("not to be read"), value);
    }

    /** U is a text that nobody knows: what is told of a function's result holds whatever it is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "$(subst a,b,xa$(U))~xb…",
                "$(subst ab,c,xab$(U))~…",
                "$(patsubst %.c,%.o,x.c $(U))~x.o …",
                "$(patsubst $(U),%.o,x.c)~…",
                "$(addsuffix .o,a $(U) b)~a.o … b.o",
                "$(filter a%,ab $(U) cd)~ab …",
                "$(filter-out a%,ab $(U) cd)~… cd",
                "$(filter-out $(U),ab)~…",
                "$(findstring x,$(U))~…",
                "$(findstring $(U),abc)~…",
                "$(findstring ,$(U))~",
                "$(firstword a $(U))~a",
                "$(firstword $(U) a)~…",
                "$(lastword $(U) a)~a",
                "$(lastword a $(U))~…",
                "$(word 2,a b $(U))~b",
                "$(word 2,a $(U) b)~…",
                "$(word $(U),a b)~…",
                "$(words $(U) a)~…",
                "$(wordlist 1,2,a $(U) b)~…",
                "$(sort b $(U) a)~…",
                "$(strip   a   $(U)  )~a …",
                "$(dir a/b $(U))~a/ …",
                "$(notdir a/b $(U))~b …",
                "$(basename a.c $(U))~a …",
                "$(suffix a.c $(U))~.c …",
                "$(join a b,$(U))~…",
                "$(if $(U),same,same)~same",
                "$(if x$(U),yes,no)~yes",
                "$(or $(U),x)~…",
                "$(or ,x,$(U))~x",
                "$(or x$(U),y)~x…",
                "$(and $(U),x)~…",
                "$(and x,y$(U))~y…",
                "$(and ,$(U))~",
                "$(foreach v,a $(U) b,<$(v)>)~<a> … <b>",
                "$(call $(U),a)~…",
                "$(origin M)~…",
                "$(flavor M)~…",
                "$(L:.c=.o)~x.o …",
                "$(wildcard Make*)~Makefile",
                "$(wildcard $(U))~…",
                "$(notdir $(CURDIR)/a)~a",
                "$(words $(.VARIABLES_OF_NONE))~0",
            })
    void functionsOfTextsThatAreKnownInPart(String expression, String expected) {
        Evaluation evaluation = evaluate(
                "U := $(shell hostname)\nL := x.c $(U)\nifeq ($(U),a)\nM := 1\nendif\nA := " + expression + "\n");
        assertEquals(
                expected == null ? "" : expected,
                evaluation.options().value("A").partial().toString(),
                expression);
    }

    @ParameterizedTest
    @CsvSource({
        "'$(U)','$(U)',UNKNOWN", "'a$(U)','b',FALSE", "'a$(U)','ab',UNKNOWN", "'$(U)b','ab',UNKNOWN",
                "'$(U)b','ac',FALSE",
        "'a$(U)c','abc',UNKNOWN", "'a$(U)c','abd',FALSE", "'a$(U)','b$(U)',FALSE", "'a $(U)','a',UNKNOWN",
                "'a','a',TRUE",
        "'a$(U)x$(U)','ay',FALSE"
    })
    void comparisonsOfTextsThatAreKnownInPart(String left, String right, String holds) {
        Evaluation evaluation =
                evaluate("U := $(shell hostname)\nA := no\nifeq (" + left + "," + right + ")\nA := yes\nendif\n");
        String expected = holds.equals("TRUE") ? "yes" : holds.equals("FALSE") ? "no" : "…";
        assertEquals(expected, evaluation.options().value("A").partial().toString());
    }
}
