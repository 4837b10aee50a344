package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.cli.memory.KnownAnswers;
import org.bsplint.cli.rules.RulePages;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** What the build leaves of answers is what the parser of options and the commands print, byte for byte. */
class PrepareAnswersTest {
    private static final Map<String, byte[]> DOCUMENTS = PrepareAnswers.documents();

    @Test
    void eachLineIsAnsweredAsByTheParser() {
        List<List<String>> lines = PrepareAnswers.lines();
        assertTrue(
                lines.contains(List.of("eval", "optee", "--help")) && lines.contains(List.of("-V")), lines.toString());
        for (List<String> words : lines) {
            String answer = PrepareAnswers.answer(words, Ansi.OFF);
            assertEquals(Optional.of(answer), known(words, false), words.toString());
            assertEquals(Optional.of(PrepareAnswers.answer(words, Ansi.ON)), known(words, true), words.toString());
            assertEquals(new CommandRun(0, answer, ""), CommandRun.of(words.toArray()), words.toString());
        }
    }

    @Test
    void coloursAreThoseOfHelps() {
        List<String> help = List.of("check", "--help");
        assertTrue(known(help, true).orElseThrow().contains("\u001b["));
        assertFalse(known(help, false).orElseThrow().contains("\u001b"));
        List<String> version = List.of("--version");
        assertEquals(known(version, false), known(version, true));
    }

    @Test
    void eachRuleHasItsPageByAllItsNames() {
        Map<String, String> pages = RulePages.byNames();
        pages.forEach((name, page) -> assertEquals(Optional.of(page), known(List.of("explain", name), true), name));
        for (String name : List.of("otp-write-refused-by-optee", "syntax-error")) {
            assertEquals(new CommandRun(0, pages.get(name), ""), CommandRun.of("explain", name));
        }
    }

    @Test
    void otherLinesAreNotKnown() {
        assertEquals(Optional.empty(), known(List.of("check --help"), false));
        assertEquals(Optional.empty(), known(List.of("explain", "nosuch"), true));
        assertEquals(Optional.empty(), known(List.of("check", ".", "--help"), false));
        assertEquals(0, CommandRun.of("check", ".", "--help").status());
    }

    @Test
    void eachCommandTellsTheVersion() {
        String version = CommandRun.of("--version").out();
        assertEquals(version, CommandRun.of("check", "--version").out());
        assertEquals(version, CommandRun.of("eval", "optee", "--version").out());
    }

    private static Optional<String> known(List<String> words, boolean coloured) {
        String name = words.isEmpty() || words.get(0).startsWith("-") ? "bsplint" : words.get(0);
        return Optional.ofNullable(DOCUMENTS.get(name + ".bin"))
                .flatMap(document -> KnownAnswers.answer(document, words, coloured));
    }
}
