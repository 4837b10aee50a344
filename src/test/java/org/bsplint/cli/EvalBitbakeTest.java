package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bsplint eval bitbake} as a user runs it. */
class EvalBitbakeTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("eval", "bitbake"));
        all.addAll(List.of(arguments));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    @Test
    void oneDocumentAFile() throws IOException {
        String first =
                file("a.bb", "inherit foo\nOVERRIDES = \"x\"\nA = \"0\"\nA:x = \"${B} \\\n 1\"\nA[f] = \"flag\"\n");
        file("classes/foo.bbclass", "C = \"class\"\n");
        String second = file("b.conf", "D = \"${@1 + 1}\"\nE = 1\n");
        assertEquals(0, run("--series", "kirkstone", "--set", "B=given", "--format", "json", first, second));
        List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size());
        JsonNode one = new ObjectMapper().readTree(lines.get(0));
        assertEquals("bsplint-values/1", one.path("schema").asText());
        assertEquals(first, one.path("unit").asText());
        JsonNode option = one.path("values").path("A");
        assertEquals("given  1", option.path("value").asText());
        assertEquals("flag", option.path("flags").path("f").asText());
        JsonNode override = option.path("trace").path(1);
        assertEquals("override[x]:set", override.path("op").asText());
        assertEquals(5, override.path("line").asInt(), "BitBake names the last line of a statement");
        assertEquals("class", one.path("values").path("C").path("value").asText());
        assertEquals("command-line", one.path("values").path("B").path("origin").asText());
        JsonNode two = new ObjectMapper().readTree(lines.get(1));
        assertEquals("2", two.path("values").path("D").path("value").asText());
        assertEquals(2, two.path("errors").path(0).path("line").asInt());
    }

    @Test
    void theSeriesPicksTheSyntax() throws IOException {
        String file = file("a.conf", "A = \"1\"\nA_append = \"2\"\n");
        run("--series", "dunfell", "--var", "A", "--no-trace", file);
        assertTrue(out.toString().contains("A = \"12\""), out::toString);
    }

    @Test
    void wrongUsage() throws IOException {
        String file = file("a.conf", "A = \"1\"\n");
        assertEquals(2, run("--series", "atlantis", file));
        assertTrue(err.toString().contains("kirkstone"), err::toString);
        assertEquals(2, run(folder.resolve("nope.bb").toString()));
        assertEquals(2, run("--set", "NOTHING", file));
    }
}
