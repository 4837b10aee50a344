package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format of {@code check} and {@code report} for every sample, against its schema or its reader's rules. */
class SampleFormatsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("samples"))) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void jsonMeetsItsSchema(Path sample) throws IOException {
        assertEquals(
                Set.of(),
                errors("/schema/findings-1.json", SpecVersion.VersionFlag.V202012, run("check", sample, "json")));
        assertEquals(
                Set.of(),
                errors("/schema/report-1.json", SpecVersion.VersionFlag.V202012, run("report", sample, "json")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sarifMeetsTheOfficialSchema(Path sample) throws IOException {
        assertEquals(
                Set.of(),
                errors("/schema/sarif-schema-2.1.0.json", SpecVersion.VersionFlag.V7, run("check", sample, "sarif")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void xmlIsWellFormed(Path sample) throws Exception {
        for (String format : List.of("junit", "checkstyle")) {
            byte[] text = run("check", sample, format).getBytes(StandardCharsets.UTF_8);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(text));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void linesAndFingerprintsKeepTheirReadersRules(Path sample) throws IOException {
        assertTrue(run("check", sample, "github")
                .lines()
                .allMatch(line -> line.matches("::(error|warning|notice) .*::.+")));
        Set<String> seen = new HashSet<>();
        for (JsonNode issue : JSON.readTree(run("check", sample, "gitlab"))) {
            assertTrue(seen.add(issue.path("fingerprint").asText()), issue.toString());
            assertFalse(issue.at("/location/path").asText().startsWith("/"), issue.toString());
        }
        assertTrue(run("report", sample, "html").endsWith("</html>\n"));
        assertTrue(run("report", sample, "markdown").startsWith("# Release checklist"));
    }

    private static String run(String command, Path sample, String format) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status =
                Main.run(new PrintWriter(out), new PrintWriter(err), command, sample.toString(), "--format", format);
        assertTrue(status == 0 || status == 1, status + ": " + err);
        return out.toString();
    }

    private static Set<String> errors(String schema, SpecVersion.VersionFlag version, String text) throws IOException {
        try (InputStream stream = SampleFormatsTest.class.getResourceAsStream(schema)) {
            // the published SARIF schema's pattern for languages has an unmatched bracket, which no strict engine takes
            String readable = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
            Set<String> errors = new HashSet<>();
            JsonSchemaFactory.getInstance(version)
                    .getSchema(readable)
                    .validate(JSON.readTree(text))
                    .forEach(error -> errors.add(error.toString()));
            return errors;
        }
    }
}
