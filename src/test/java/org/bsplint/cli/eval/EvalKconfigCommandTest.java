package org.bsplint.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bsplint.cli.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bsplint eval kconfig} as a user runs it. */
class EvalKconfigCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void tree() throws IOException {
        Files.createDirectories(folder.resolve("tree/configs"));
        Files.createDirectories(folder.resolve("tree/arch"));
        Files.writeString(folder.resolve("tree/Makefile"), "VERSION = 2023\nPATCHLEVEL = 01\nSUBLEVEL =\n");
        Files.writeString(
                folder.resolve("tree/Kconfig"),
                "config NET\n\tbool \"net\"\n\tdefault y\nconfig TFTP\n\tbool \"tftp\"\n\tdepends on NET\nconfig NAME\n\tstring \"name\"\n");
        Files.writeString(folder.resolve("tree/configs/board_defconfig"), "CONFIG_NAME=\"board\"\n");
        Files.writeString(folder.resolve("extra.cfg"), "# CONFIG_NET is not set\nCONFIG_TFTP=y\n");
    }

    private int run(String... words) {
        String[] all =
                Stream.concat(Stream.of("eval", "kconfig"), Stream.of(words)).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err, true), all);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void aTreeGivesItsConfigWithTheStoryOfEachSymbol() throws IOException {
        assertEquals(0, run(folder.resolve("tree").toString(), "--defconfig", "board", "--format", "json"));
        JsonNode document = json();
        assertEquals("u-boot", document.get("component").asText());
        assertEquals("2023.01", document.get("version").asText());
        assertEquals("board", document.get("unit").asText());
        JsonNode name = document.get("values").get("CONFIG_NAME");
        assertEquals("\"board\"", name.get("value").asText());
        assertEquals(
                "configs/board_defconfig", name.get("trace").get(0).get("file").asText());
        assertEquals("default", document.at("/values/CONFIG_NET/trace/0/op").asText());
        assertEquals("n", document.at("/values/CONFIG_TFTP/value").asText());
    }

    @Test
    void aLostRequestIsSaidOnStandardError() throws IOException {
        String fragment = folder.resolve("extra.cfg").toString();
        assertEquals(
                0,
                run(
                        folder.resolve("tree").toString(),
                        "--defconfig",
                        "board_defconfig",
                        "--fragment",
                        fragment,
                        "--format",
                        "json"));
        JsonNode lost = json().at("/values/CONFIG_TFTP");
        assertEquals("unset", lost.get("state").asText());
        assertTrue(lost.at("/trace/0/note").asText().startsWith("dropped: TFTP needs NET (n)"), lost::toString);
        assertTrue(
                err.toString()
                        .contains("kconfig-request-dropped: CONFIG_TFTP asked y, became absent: TFTP needs NET (n)"),
                err.toString());
        assertTrue(err.toString().contains("add: CONFIG_NET=y"), err.toString());
    }

    @Test
    void filesAloneGiveADocumentEach() {
        String fragment = folder.resolve("extra.cfg").toString();
        assertEquals(0, run(fragment, fragment, "--format", "json"));
        assertEquals(2, out.toString().lines().count());
        assertTrue(out.toString().contains("\"CONFIG_NET\":{\"state\":\"known\",\"value\":\"n\""), out.toString());
    }

    @Test
    void aBrokenTreeHasErrorsAndNoValues() throws IOException {
        Files.writeString(folder.resolve("tree/Kconfig"), "source \"gone\"\n");
        assertEquals(0, run(folder.resolve("tree").toString(), "--format", "json"));
        assertEquals(1, json().get("errors").size());
        assertEquals(0, json().get("values").size());
    }

    @Test
    void wrongUseIsStatusTwo() {
        assertEquals(2, run(folder.resolve("nowhere").toString()));
        assertEquals(2, run(folder.resolve("tree").toString(), "--defconfig", "other"));
        assertEquals(2, run(folder.resolve("tree/configs").toString()));
        assertEquals(2, run());
    }
}
