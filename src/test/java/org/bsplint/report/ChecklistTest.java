package org.bsplint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bsplint.engine.Report;
import org.bsplint.report.checklist.Attestation;
import org.bsplint.report.checklist.ChecklistInput;
import org.bsplint.report.checklist.HtmlReporter;
import org.bsplint.report.checklist.MarkdownReporter;
import org.bsplint.report.checklist.Requirements;
import org.bsplint.report.json.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChecklistTest {
    static Stream<Report> reports() {
        return Stream.of(SampleReports.plain(), SampleReports.hostile(), SampleReports.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noInputTextBecomesMarkup(Report report) {
        String page = HtmlReporter.render(input(report));
        assertEquals(1, count(page, "<script"), "the page's own script only");
        assertFalse(page.contains("alert('x')"));
        assertEquals(count(page, "<details"), count(page, "</details>"));
        assertEquals(count(page, "<section"), count(page, "</section>"));
        assertTrue(page.codePoints().noneMatch(c -> c < 0x20 && c != '\n' && c != '\t'), "control characters");
        String markdown = MarkdownReporter.render(input(report));
        assertFalse(markdown.matches("(?s).*(?<!\\\\)<script.*"), "markup in Markdown");
    }

    @Test
    void thePageNamesVerdictsEvidenceAndWaivers() {
        String page = HtmlReporter.render(input(SampleReports.plain()));
        assertTrue(page.contains("Not ready: 2 errors, 2 of them before a step that cannot be undone."), page);
        assertTrue(page.contains("provision/close.cmd:2:1"));
        assertTrue(page.contains("ISVS-3.1.5"));
        assertTrue(page.contains("2027-01-01"));
        assertTrue(page.contains("abc123"));
        assertTrue(page.contains("2026-11-25"));
    }

    @Test
    void theSavedFormHoldsVerdictsAndFindings() throws IOException {
        JsonNode saved = new ObjectMapper().readTree(ReportDocument.render(SampleReports.hostile(), "1.0"));
        assertEquals("bsplint-report/1", saved.path("schema").asText());
        assertEquals(3, saved.path("verdicts").size());
        assertEquals(3, saved.path("findings").size());
    }

    @Test
    void theAttestationTellsTheResult() throws IOException {
        JsonNode statement = new ObjectMapper().readTree(Attestation.render(input(SampleReports.plain())));
        assertEquals("https://in-toto.io/Statement/v1", statement.path("_type").asText());
        assertEquals("FAILED", statement.at("/predicate/verificationResult").asText());
        assertEquals("abc123", statement.at("/subject/0/digest/sha256").asText());
        JsonNode passed = new ObjectMapper().readTree(Attestation.render(input(SampleReports.empty())));
        assertEquals("PASSED", passed.at("/predicate/verificationResult").asText());
    }

    private static ChecklistInput input(Report report) {
        return new ChecklistInput(
                report,
                Requirements.load(),
                "1.0",
                "2026-11-25",
                List.of(new ChecklistInput.InputHash("provision/close.cmd", "abc123")));
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            count++;
        }
        return count;
    }
}
