package org.bsplint.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.cli.memory.Invocation;
import org.bsplint.cli.memory.KnownAnswers;
import org.bsplint.cli.rules.RulePages;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.OutputFile;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Asks the program what it will be asked often and always answers the same; run by the build when rules are prepared. */
public final class PrepareAnswers {
    private PrepareAnswers() {}

    /** @param args the folder of compiled classes */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]).resolve(KnownAnswers.FOLDER));
        Map<Path, byte[]> files = new HashMap<>();
        documents().forEach((name, document) -> files.put(folder.resolve(name), document));
        OutputFile.writeAll(files);
    }

    static Map<String, byte[]> documents() {
        Map<List<String>, String> plain = new HashMap<>();
        Map<List<String>, String> coloured = new HashMap<>();
        for (List<String> words : lines()) {
            String answer = answer(words, Ansi.OFF);
            String onTerminals = answer(words, Ansi.ON);
            plain.put(words, answer);
            if (!onTerminals.equals(answer)) {
                coloured.put(words, onTerminals);
            }
        }
        RulePages.byNames().forEach((name, page) -> plain.put(List.of("explain", name), page));
        return KnownAnswers.documents(plain, coloured);
    }

    /** All lines but those that ask for a rule's page, which have their rules read in common. */
    static List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>(List.of(
                List.of(),
                List.of("completion", "bash"),
                List.of("completion", "fish"),
                List.of("completion", "zsh"),
                List.of("rules", "list"),
                List.of("rules", "vocabulary")));
        describe(
                Commands.parser(new Invocation(console(new StringWriter()), Optional.empty(), List.of())),
                List.of(),
                lines);
        return lines;
    }

    private static void describe(CommandLine command, List<String> words, List<List<String>> lines) {
        for (String option : command.getCommandSpec().optionsMap().keySet()) {
            if (KnownAnswers.DESCRIBING.contains(option)) {
                lines.add(with(words, option));
            }
        }
        command.getSubcommands().forEach((name, part) -> describe(part, with(words, name), lines));
    }

    private static List<String> with(List<String> words, String word) {
        List<String> all = new ArrayList<>(words);
        all.add(word);
        return all;
    }

    /** What the parser of options and the command print. */
    static String answer(List<String> words, Ansi ansi) {
        StringWriter out = new StringWriter();
        Console console = console(out);
        int status = Commands.parser(new Invocation(console, Optional.empty(), words))
                .setOut(console.out())
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .execute(words.toArray(String[]::new));
        if (status != ExitStatus.OK) {
            throw new IllegalStateException(words + " ends with " + status);
        }
        return out.toString();
    }

    private static Console console(StringWriter out) {
        return new Console(new PrintWriter(out), new PrintWriter(new StringWriter()));
    }
}
