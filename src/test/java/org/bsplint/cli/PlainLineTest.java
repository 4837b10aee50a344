package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.PlainLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read of a line by hand is what the parser of options makes of it; no other line is read by hand. */
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
                "check --fix --dry-run --stats --write-baseline b --output json=x --output=sarif=y=z",
                "check --set optee.A=y --set u-boot.B=a=b --rules r --rules=s --select x --select y --ignore z",
                "check --color never --config -",
                "report . --format html --output html=x --attestation y --fail-on info --color=always",
                "diagnose log",
                "diagnose -",
                "diff a b --format json --machine m",
                "explain some-rule",
                "init",
                "init . --force --stdout",
                "lsp --stdio",
                "upgrade --to 4.1",
                "upgrade . --from=3.0 --to 4.1 --machine m",
                "why NAME",
                "why optee.NAME . --machine m --ecosystem 3.0 --set a.B=c --set=d.E=",
                "why-not rule",
                "why-not rule . --operation build --no-cache",
                "eval bitbake a.bb b.bb --set A=b --set=C=d --series dunfell --no-cache --var X --no-trace",
                "eval device-tree a.dts --component optee --define A --define B --undefine C --format json",
                "eval kconfig . --arch arm --defconfig d --fragment a --fragment b --show-secrets",
                "eval make a b --set A=b --env C=d --env=E= --env-overrides --format=text",
                "eval optee DIR --platform p --set A=b --set B= --format json",
                "eval tf-a --matrix - DIR --no-trace --var X --var Y*",
                "eval u-boot-script a b --set A=b --complete-environment",
                "eval yocto build --machine m --distro d --recipe a --recipe=b",
            })
    void plainLinesGiveTheParsersCommand(String line) throws ReflectiveOperationException {
        Invocation invocation = invocation(line);
        PlainLine.Command plain = Commands.plain(invocation).orElseThrow();
        assertEquals(state(parsed(invocation)), state(plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nosuch",
                "--version",
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
                "check --output json",
                "check --output =x",
                "check --select a,b",
                "check --color nosuch",
                "check -- a",
                "check --no-cache=true",
                "completion bash",
                "diagnose",
                "diagnose a b",
                "diff a",
                "diff a b c",
                "explain",
                "explain a b",
                "explain a --rules b",
                "init a b",
                "lsp x",
                "manual",
                "report --format",
                "rules list x",
                "rules nosuch",
                "rules test",
                "upgrade",
                "upgrade --to",
                "why",
                "why a b c",
                "why-not",
                "eval",
                "eval nosuch",
                "eval bitbake",
                "eval device-tree a",
                "eval kconfig",
                "eval kconfig . --merge config",
                "eval make --set A=b",
                "eval optee a b --platform p",
                "eval optee a --platform --set",
                "eval optee a --format xml",
                "eval u-boot-script a --parser old",
                "eval yocto",
            })
    void allOthersAreLeftToIt(String line) {
        assertFalse(Commands.plain(invocation(line)).isPresent(), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "rules list", "rules vocabulary"})
    void commandsThatAreMethodsAnswerAsOfTheParser(String line) {
        StringWriter out = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(out));
        Invocation invocation = new Invocation(console, Optional.empty(), words(line));
        assertTrue(Commands.plain(invocation).isPresent());
        int plain = Main.run(console.out(), console.err(), words(line).toArray(String[]::new));
        String answer = plain + "\n" + out;
        out.getBuffer().setLength(0);
        CommandLine parser = Commands.parser(invocation);
        parser.setExecutionExceptionHandler((failure, command, parsed) -> {
            out.append("bsplint: ").append(failure.getMessage()).append("\n");
            return CommandLine.ExitCode.USAGE;
        });
        int parsed = parser.execute(words(line).toArray(String[]::new));
        assertEquals(parsed + "\n" + out, answer);
    }

    /** A line that names no command is read by a parser that knows of them what its answer tells. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "chekc",
                "nosuch",
                "nosuch --format json",
                "--nosuch",
                "-x y",
                "help",
                "eva",
                "Check",
                "--help=x",
                "-h -V"
            })
    void linesWithoutACommandAreAnsweredAsByTheWholeParser(String line) {
        CommandRun run = CommandRun.of(words(line).toArray());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.parser(invocation("")) // with all commands
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words(line).toArray(String[]::new));
        assertEquals(new CommandRun(status, out.toString(), err.toString()), run);
    }

    @Test
    void whatIsWrongIsStillToldByTheParser() {
        Invocation wrong = invocation("check --fail-on nosuch");
        assertThrows(CommandLine.ParameterException.class, () -> parsed(wrong));
    }

    /** The command that the parser of options fills. */
    private static Object parsed(Invocation invocation) {
        CommandLine.ParseResult result =
                Commands.parser(invocation).parseArgs(invocation.words().toArray(String[]::new));
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result.commandSpec().userObject();
    }

    /** Every field of a command and of the option groups in it. */
    private static Map<String, String> state(Object command) throws ReflectiveOperationException {
        Map<String, String> state = new TreeMap<>();
        for (Field field : command.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(command);
            boolean ours = value != null && value.getClass().getName().startsWith("org.bsplint.cli.");
            if (ours && !(value instanceof Enum) && !(value instanceof Record)) {
                state.putAll(state(value));
            } else if (!Modifier.isStatic(field.getModifiers()) && !(value instanceof Console)) {
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
