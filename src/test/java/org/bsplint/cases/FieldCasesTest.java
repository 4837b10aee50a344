package org.bsplint.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.Finding;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.Verdict;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures of real users are found, and the smallest change that makes each right is quiet. */
class FieldCasesTest {
    private static final Assembler ASSEMBLER = Assembler.standard();
    private static final Linter LINTER = RuleBook.builtin("0.1.0").tree().linter(Placement.NOWHERE);

    @ParameterizedTest
    @ValueSource(strings = {"field-cases.yaml", "more-field-cases.yaml"})
    void everyCaseIsFoundAndEveryNearMissIsQuiet(String name) throws IOException {
        Path path = Path.of("src/test/resources", name);
        List<String> wrong = new ArrayList<>();
        for (FieldCase one : FieldCase.read(SourceFile.of(path.toString(), Files.readString(path)))) {
            Report sick = lint(one.sick());
            if (sick.findings().stream().noneMatch(finding -> tells(one, finding))) {
                wrong.add(one.id() + " is not found: " + told(sick));
            }
            Report healthy = lint(one.healthy());
            healthy.findings().stream()
                    .filter(finding -> tells(one, finding))
                    .forEach(finding ->
                            wrong.add(one.id() + ", near miss: " + finding.rule() + ": " + finding.message()));
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static boolean tells(FieldCase one, Finding finding) {
        String text = finding.title() + "\n" + finding.message() + "\n" + String.join("\n", finding.subjects());
        return finding.severity().atLeast(one.atLeast()) && one.about().stream().allMatch(text::contains);
    }

    private static Report lint(FileTree tree) {
        ParseResult<ProjectSettings> settings = SettingsReader.read(tree);
        assertEquals(
                List.of(),
                settings.diagnostics().stream().map(Diagnostic::toString).toList());
        return LINTER.lint(
                new LintInput(ASSEMBLER.assemble(tree, settings.tree()), tree, Optional.empty()), LintSettings.DEFAULT);
    }

    private static String told(Report report) {
        StringBuilder told = new StringBuilder();
        report.findings()
                .forEach(finding -> told.append("\n    ")
                        .append(finding.severity().word())
                        .append(' ')
                        .append(finding.rule())
                        .append(": ")
                        .append(finding.message()));
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.UNDETERMINED)
                .forEach(result -> told.append("\n    ? ")
                        .append(result.rule())
                        .append(": ")
                        .append(result.reason()));
        report.problems().forEach(problem -> told.append("\n    ! ").append(problem));
        return told.toString();
    }
}
