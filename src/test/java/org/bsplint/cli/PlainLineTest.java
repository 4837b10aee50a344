package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read of a {@code check} line by hand is what the parser of options makes of it; no other line is read by hand. */
class PlainLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "check a b/c .",
                "check a --format json",
                "check --format=sarif --no-cache a --quiet",
                "check --fail-on never --fail-on-undetermined --strict-baseline --baseline b.json",
                "check --fail-on=warning --machine m --ecosystem 3.0 --profile release --today 2027-03-31 --config x.yaml",
                "check --operation build --operation=release a=b",
                "check --format nosuch",
            })
    void plainLinesGiveTheParsersCommand(String line) throws ReflectiveOperationException {
        Invocation invocation = invocation(line);
        CheckCommand parsed = new CheckCommand(invocation);
        new CommandLine(parsed)
                .parseArgs(words(line).subList(1, words(line).size()).toArray(String[]::new));
        CheckCommand plain = CheckCommand.plain(invocation).orElseThrow();
        assertEquals(state(parsed), state(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "report",
                "check --help",
                "check -h",
                "check @words",
                "check --format",
                "check --format --quiet",
                "check --format json --format text",
                "check --quiet --quiet",
                "check --fail-on nosuch",
                "check --nosuch x",
                "check --machine a --machine b",
                "check --machine=",
                "check --output json=x",
                "check -- a",
                "check --no-cache=true",
            })
    void allOthersAreLeftToIt(String line) {
        assertFalse(CheckCommand.plain(invocation(line)).isPresent(), line);
    }

    @Test
    void whatIsWrongIsStillToldByTheParser() {
        CommandLine parser = new CommandLine(new CheckCommand(invocation("check")));
        assertThrows(CommandLine.ParameterException.class, () -> parser.parseArgs("--fail-on", "nosuch"));
    }

    /** Every field of a command and of the option groups in it. */
    private static Map<String, String> state(Object command) throws ReflectiveOperationException {
        Map<String, String> state = new TreeMap<>();
        for (Field field : command.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(command);
            if (value instanceof RuleOptions || value instanceof Threshold) {
                state.putAll(state(value));
            } else if (!(value instanceof Invocation)) {
                state.put(command.getClass().getSimpleName() + "." + field.getName(), String.valueOf(value));
            }
        }
        return state;
    }

    private static List<String> words(String line) {
        return line.isEmpty() ? List.of() : List.of(line.split(" "));
    }

    private static Invocation invocation(String line) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        return new Invocation(console, Optional.empty(), words(line));
    }
}
