package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of jobs changes nothing that is printed. */
class JobsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void filesAreEvaluatedInTheirOrder(int jobs) throws IOException {
        List<String> words = new ArrayList<>(List.of("eval", "bitbake", "--format", "json"));
        for (int i = 0; i < 60; i++) {
            String text = "A = \"" + "x".repeat(i) + "\"\nB = \"${@d.getVar('A').upper()}\"\n"
                    + (i % 7 == 0 ? "broken line here\n" : "require missing.inc\n");
            words.add(Files.writeString(folder.resolve("f" + i + ".bb"), text).toString());
        }
        CommandRun alone = with(words, 1);
        assertEquals(60, alone.out().lines().count());
        assertEquals(alone, with(words, jobs));
    }

    @Test
    void checksAreTheSame() {
        List<String> words = List.of("check", "samples/close-device-ecosystem-3.0", "--format", "json");
        assertEquals(with(words, 1), with(words, 4));
    }

    @Test
    void fewerThanOneIsWrongUsage() {
        assertEquals(
                ExitStatus.USAGE, with(List.of("eval", "bitbake", "x.bb"), 0).status());
        assertEquals(ExitStatus.USAGE, with(List.of("check", "samples"), 0).status());
    }

    @Test
    void whatOneThrowsIsThrown() {
        List<Integer> results = new ArrayList<>();
        IllegalArgumentException thrown = org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> Parallel.each(4, List.of(1, 2, 3, 4, 5), JobsTest::refuseThree, results::add));
        assertEquals("3", thrown.getMessage());
        assertEquals(List.of(1, 2), results);
    }

    private static int refuseThree(int number) {
        if (number == 3) {
            throw new IllegalArgumentException("3");
        }
        return number;
    }

    private static CommandRun with(List<String> words, int jobs) {
        List<String> line = new ArrayList<>(words);
        line.addAll(List.of("--jobs", String.valueOf(jobs)));
        return CommandRun.of(line.toArray());
    }
}
