package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;

/** Input that never ends or is cut off: bounded, with one clear diagnostic. */
class HostileTest {
    private static Evaluation evaluate(String text) {
        return evaluate(Map.of("Makefile", text));
    }

    private static Evaluation evaluate(Map<String, String> files) {
        return new MakeEvaluator(new MakeLibrary()).evaluate(MakeRun.of(new MemoryTree(files), "", "Makefile"));
    }

    private static void oneDiagnostic(Evaluation evaluation, String part) {
        assertEquals(1, evaluation.diagnostics().size(), evaluation.diagnostics()::toString);
        String message = evaluation.diagnostics().get(0).message();
        assertTrue(message.contains(part), message);
    }

    @Test
    void endlessRecursion() {
        oneDiagnostic(evaluate("f = $(call f,x)\nA := $(call f)\n"), "nested deeper than");
        oneDiagnostic(evaluate("A = $(B)\nB = $(A)\nC := $(A)\n"), "Recursive variable 'A' references itself");
    }

    @Test
    void endlessEval() {
        oneDiagnostic(evaluate("define f\n$(eval $(call f))\nendef\n$(eval $(call f))\n"), "nested deeper than");
    }

    @Test
    void includeCycle() {
        oneDiagnostic(
                evaluate(Map.of("Makefile", "include a.mk\n", "a.mk", "include b.mk\n", "b.mk", "include a.mk\n")),
                "files that include each other");
    }

    @Test
    void definitionWithoutEnd() {
        Evaluation evaluation = evaluate("A := 1\ndefine f\nB := 2\n");
        oneDiagnostic(evaluation, "missing 'endef', unterminated 'define'");
        assertEquals(2, evaluation.errors().get(0).span().line());
    }

    @Test
    void giganticLoop() {
        String ten = "x0 := 1 2 3 4 5 6 7 8 9 0\n";
        String grown = "$(foreach a,$(x0),$(foreach b,$(x0),$(foreach c,$(x0),$(foreach d,$(x0),$(foreach e,$(x0),"
                + "$(foreach f,$(x0),$(foreach g,$(x0),$(foreach h,$(x0),$(foreach i,$(x0),$a$b$c$d$e$f)))))))))";
        oneDiagnostic(evaluate(ten + "A := " + grown + "\n"), "evaluation was given up here: more than");
    }

    @Test
    void deepNesting() {
        assertTrue(evaluate("A := " + "$(if x,".repeat(3000) + ")".repeat(3000) + "\n")
                        .diagnostics()
                        .size()
                <= 1);
        assertTrue(evaluate("ifeq (,)\n".repeat(20_000)).diagnostics().size() == 1);
    }
}
