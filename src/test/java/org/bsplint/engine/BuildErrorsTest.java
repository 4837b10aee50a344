package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.model.Bsp;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;

class BuildErrorsTest {
    private static final SourceFile FILE = SourceFile.of("conf.mk", "a\nb\nc\n");

    @Test
    void whatAnErrorSaysDoesNotMakeItAFaultOfSyntax() {
        List<Finding> findings = findings(
                Diagnostic.error(FILE.line(1), "CFG_X: unexpected syntax, expected y"),
                Diagnostic.error(FILE.line(2), "CFG_Y is missing"));
        assertEquals(List.of("build-stops", "build-stops"), rules(findings));
    }

    @Test
    void ofSeveralFaultsOfSyntaxInAFileTheFirstStandsForAll() {
        List<Finding> findings = findings(
                Diagnostic.syntax(FILE.line(1), "missing separator"),
                Diagnostic.syntax(FILE.line(3), "missing 'endif'"));
        assertEquals(List.of("syntax-error"), rules(findings));
        assertEquals(
                "missing separator   (and 1 more in this file)", findings.get(0).message());
    }

    private static List<Finding> findings(Diagnostic... errors) {
        Bsp bsp = new Bsp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                List.of(errors),
                List.of(),
                List.of());
        return BuildErrors.findings(bsp, LintSettings.DEFAULT);
    }

    private static List<String> rules(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }
}
