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
}
