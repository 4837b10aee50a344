package org.bsplint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.bsplint.engine.Report;
import org.bsplint.report.ci.CheckstyleReporter;
import org.bsplint.report.ci.GithubReporter;
import org.bsplint.report.ci.GitlabReporter;
import org.bsplint.report.ci.JUnitReporter;
import org.bsplint.report.json.FindingsDocument;
import org.bsplint.report.json.ReportDocument;
import org.bsplint.report.sarif.SarifReporter;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TextReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

class ReporterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Report> reports() {
        return Stream.of(SampleReports.plain(), SampleReports.hostile(), SampleReports.empty());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sarifMeetsTheOfficialSchema(Report report) throws IOException {
        JsonNode log = JSON.readTree(new SarifReporter("1.0").render(report));
        assertEquals(Set.of(), sarifSchema().validate(log));
        JsonNode run = log.path("runs").path(0);
        for (JsonNode result : run.path("results")) {
            String ruleId = result.path("ruleId").asText();
            assertEquals(
                    ruleId,
                    run.at("/tool/driver/rules/" + result.path("ruleIndex").asInt() + "/id")
                            .asText());
        }
    }

    @Test
    void sarifCarriesHistoryFixAndSuppression() throws IOException {
        JsonNode results = JSON.readTree(new SarifReporter("1.0").render(SampleReports.plain()))
                .at("/runs/0/results");
        JsonNode first = results.path(0);
        assertEquals(
                "provision/close.cmd",
                first.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
        assertEquals(1, first.at("/codeFlows/0/threadFlows/0/locations").size());
        assertEquals(1, first.path("fixes").size());
        assertEquals("f1", first.at("/partialFingerprints/bsplint~1v1").asText());
        assertEquals("inSource", results.path(3).at("/suppressions/0/kind").asText());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void findingsMeetTheirSchema(Report report) throws IOException {
        JsonNode document = JSON.readTree(new FindingsDocument("1.0").render(report));
        assertEquals(Set.of(), schema("findings-1").validate(document));
        JsonNode saved = JSON.readTree(ReportDocument.render(report, "1.0"));
        assertEquals(Set.of(), schema("report-1").validate(saved));
        assertEquals(report.findings().size(), document.path("findings").size());
        assertEquals(report.problems().size(), document.path("problems").size());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void xmlIsWellFormed(Report report) throws Exception {
        assertEquals(
                "testsuites",
                xml(new JUnitReporter().render(report)).getDocumentElement().getTagName());
        assertEquals(
                "checkstyle",
                xml(new CheckstyleReporter().render(report))
                        .getDocumentElement()
                        .getTagName());
    }

    @Test
    void junitShowsPassesAndSkips() throws Exception {
        Document document = xml(new JUnitReporter().render(SampleReports.plain()));
        assertEquals(3, document.getElementsByTagName("testcase").getLength());
        assertEquals(1, document.getElementsByTagName("failure").getLength());
        assertEquals(1, document.getElementsByTagName("skipped").getLength());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void githubCommandsStayOnTheirLine(Report report) {
        List<String> lines = new GithubReporter().render(report).lines().toList();
        assertTrue(lines.stream().allMatch(line -> line.matches("::(error|warning|notice) .*")));
        assertEquals(ShownFinding.merge(report.findings()).size(), lines.size());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void gitlabFingerprintsAreUnique(Report report) throws IOException {
        Set<String> seen = new HashSet<>();
        for (JsonNode issue : JSON.readTree(new GitlabReporter().render(report))) {
            assertTrue(seen.add(issue.path("fingerprint").asText()));
            assertTrue(List.of("info", "minor", "major", "critical", "blocker")
                    .contains(issue.path("severity").asText()));
            assertFalse(issue.at("/location/path").asText().startsWith("./"));
        }
    }

    @Test
    void textTellsPlaceStoryFixAndCount() {
        String text = new TextReporter(Style.PLAIN, false).render(SampleReports.plain());
        assertTrue(text.startsWith("error[otp-write-refused]: "), text);
        assertTrue(text.contains("  --> provision/close.cmd:2:1\n"), text);
        assertTrue(text.contains(" 2 | fuse prog 0 0x0 0x40\n   | ^^^^^^^^^^^^^^^^^^^^ "), text);
        assertTrue(text.contains("[verified]"), text);
        assertTrue(text.contains("[factory, release]"), text);
        assertTrue(text.contains("1 error, 1 warning in 2 files · ecosystem 3.0.0 (deduced), stm32mp15"), text);
    }

    @Test
    void textDrivesNoTerminal() {
        String text = new TextReporter(Style.PLAIN, false).render(SampleReports.hostile());
        assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)), "control characters");
        assertTrue(text.lines().allMatch(line -> line.length() < 21_000));
    }

    private static JsonSchema schema(String name) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ReporterTest.class.getResourceAsStream("/schema/" + name + ".json"));
    }

    private static JsonSchema sarifSchema() throws IOException {
        try (InputStream schema = ReporterTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            // the published schema's pattern for languages has an unmatched bracket, which no strict engine takes
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(text);
        }
    }

    private static Document xml(String text) throws Exception {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (SAXException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
