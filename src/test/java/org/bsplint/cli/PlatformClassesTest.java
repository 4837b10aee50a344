package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of a small project does not take of the platform, because it costs more there than the check itself. */
class PlatformClassesTest {
    @TempDir
    private Path folder;

    /**
     * The first one that holds a class of characters links lambdas (9 ms of 400), and a few hundred of them ran a tenth of the
     * time. Texts are read by {@link org.bsplint.source.Letters}; what few projects need is a {@link org.bsplint.source.Regex}.
     * A generated parser first reads its tables, which takes it longer than all that is parsed here.
     */
    @Test
    void theFoundingSampleStartsNoExpressionsAndNoParserGenerator() throws Exception {
        List<String> loaded = loadedBy("check", "--no-cache", "samples/close-device-ecosystem-3.0");
        assertTrue(loaded.contains("java.util.TreeMap"), "nothing is told of classes");
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(name -> name.equals("java.util.regex.Pattern")
                                || name.equals("java.util.regex.Matcher")
                                || name.equals("org.antlr.v4.runtime.atn.ATNDeserializer"))
                        .toList());
    }

    private List<String> loadedBy(String... words) throws Exception {
        Program program = new Program(folder);
        ProcessBuilder builder = program.command(words);
        List<String> command = new ArrayList<>(builder.command());
        Path log = folder.resolve("classes.txt");
        command.add(1, "-Xlog:class+load:file=" + log + ":none");
        Program.Ended ended = program.run(builder.command(command));
        assertEquals(1, ended.status(), ended.err());
        return Files.readString(log)
                .lines()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
