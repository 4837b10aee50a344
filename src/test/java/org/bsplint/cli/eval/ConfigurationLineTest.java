package org.bsplint.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain lines are read by hand and give what the parser of options would make of them; no other line is. */
class ConfigurationLineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "optee DIR --platform p",
                "optee --platform=p DIR --set A=b --set B= --format json",
                "tf-a DIR --platform p --no-trace --var X --var Y* --format=text",
                "tf-a DIR --matrix FILE --set A=x=y",
            })
    void plainLinesAnswerAsTheParserDoes(String line) throws Exception {
        Files.writeString(folder.resolve("Makefile"), "X := $(A)$(PLAT)$(PLATFORM)\nCFG_X ?= $(B)\n");
        Files.writeString(folder.resolve("FILE"), "PLAT=p A=1\nPLAT=q\n");
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(word.equals("DIR") ? folder.toString() : word.equals("FILE") ? folder + "/FILE" : word);
        }
        assertTrue(ConfigurationLine.read(words).isPresent());
        words.add(0, "eval");
        String plain = run(words);
        words.add("--show-secrets"); // which only the parser of options knows
        assertFalse(ConfigurationLine.read(words.subList(1, words.size())).isPresent());
        assertEquals(run(words), plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "optee --help",
                "optee",
                "optee a b --platform p",
                "optee a --platform",
                "optee a --platform --set",
                "optee a --platform p --platform q",
                "optee a --platform p --format xml",
                "optee @file --platform p",
                "optee a --nosuch x",
                "optee a -h",
                "kconfig a",
            })
    void allOthersAreLeftToIt(String line) {
        List<String> words = line.isEmpty() ? List.of() : List.of(line.split(" "));
        boolean complete = line.equals("optee"); // complains by itself, as the parser lets it do
        assertEquals(complete, ConfigurationLine.read(words).isPresent());
    }

    private static String run(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
        return status + "\n" + out + err;
    }
}
