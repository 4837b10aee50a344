package org.bsplint.cli.eval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bsplint.cli.shell.InputFile;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.eval.make.call.CommandLineWord;
import picocli.CommandLine;

/** The options that {@code eval optee} and {@code eval tf-a} share: the tree, the platform, and what make is called with. */
final class ConfigurationOptions {
    /** One configuration: what it is called in the answer, and the words of make's command line. */
    record Configuration(String unit, List<CommandLineWord> words) {}

    @CommandLine.Parameters(paramLabel = "DIR", description = "The folder of the sources.")
    private Path directory = Path.of(".");

    @CommandLine.Option(names = "--platform", paramLabel = "P", description = "The platform, with its flavor if any.")
    private Optional<String> platform = Optional.empty();

    @CommandLine.Option(names = "--set", paramLabel = "NAME=VALUE", description = "A word of make's command line.")
    private List<String> words = new ArrayList<>();

    @CommandLine.Option(
            names = "--matrix",
            paramLabel = "FILE|-",
            description = "Many configurations: a line each, words as on make's command line.")
    private Optional<String> matrix = Optional.empty();

    /** Takes an option of a plain line; false if it is none of these. */
    boolean take(String name, String value) {
        switch (name) {
            case "1" -> directory = Path.of(value);
            case "--platform" -> platform = Optional.of(value);
            case "--set" -> words.add(value);
            case "--matrix" -> matrix = Optional.of(value);
            default -> {
                return false;
            }
        }
        return true;
    }

    Path directory() {
        if (!Files.isDirectory(directory)) {
            throw new UsageException("no such folder: " + directory);
        }
        return directory;
    }

    /** All configurations that are asked for. */
    List<Configuration> configurations(String platformWord, String dialect) {
        if (matrix.isPresent() == platform.isPresent()) {
            throw new UsageException("eval " + dialect + ": give either --platform or --matrix");
        }
        return matrix.map(this::lines).orElseGet(() -> List.of(one(platformWord, platform.orElseThrow())));
    }

    /** Evaluates many configurations at once, and prints them in their order. */
    static void inOrder(List<Configuration> asked, Function<Configuration, String> text, Consumer<String> print) {
        Stream<Configuration> all = asked.size() > 1 ? asked.parallelStream() : asked.stream();
        all.map(text).forEachOrdered(print);
    }

    private Configuration one(String platformWord, String name) {
        List<CommandLineWord> all = new ArrayList<>();
        all.add(CommandLineWord.of(platformWord, name));
        words.forEach(word -> all.add(EvalMakeCommand.word(word)));
        List<String> unit = new ArrayList<>(List.of(name));
        unit.addAll(words);
        return new Configuration(String.join(" ", unit), all);
    }

    private List<Configuration> lines(String source) {
        List<Configuration> configurations = new ArrayList<>();
        for (String line : text(source).split("\n", -1)) {
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                List<CommandLineWord> all = new ArrayList<>();
                ShellWords.split(stripped).forEach(word -> all.add(EvalMakeCommand.word(word)));
                words.forEach(word -> all.add(EvalMakeCommand.word(word)));
                configurations.add(new Configuration(stripped, all));
            }
        }
        return configurations;
    }

    private static String text(String source) {
        try {
            return source.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : InputFile.read(Path.of(source)).text();
        } catch (IOException | UsageException | java.nio.file.InvalidPathException unreadable) {
            throw new UsageException("--matrix: cannot read " + source);
        }
    }
}
