package org.bsplint.cli.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.OutputFile;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.trial.Trial;
import org.bsplint.engine.trial.TrialResult;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint rules list|test|docs|vocabulary}. */
@Command(
        name = "rules",
        description = "Lists rules, runs their examples, writes their pages, prints the words of conditions.",
        mixinStandardHelpOptions = true)
public final class RulesCommand implements PlainLine.Command {
    private static final String PAGES = "docs/rules";

    private final Console console;

    /** The words of a plain line. */
    private final List<String> words = new ArrayList<>();

    public RulesCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean take(String name, String value) {
        words.add(value);
        return PlainLine.isWord(name);
    }

    @Override
    public boolean isWhole() {
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "" -> true;
            case "list", "vocabulary" -> words.size() == 1;
            case "docs" -> words.size() <= 2;
            default -> false;
        };
    }

    @Override
    public Integer call() {
        return switch (words.isEmpty() ? "" : words.get(0)) {
            case "list" -> list(List.of());
            case "vocabulary" -> vocabulary();
            case "docs" -> docs(Path.of(words.size() == 1 ? PAGES : words.get(1)));
            default -> throw new UsageException("rules: name what to do: list, test, docs, vocabulary");
        };
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "One line a rule: name, severity, pack, summary.")
    int list(@Option(names = "--rules", description = "Folder of further rules.") List<Path> folders) {
        PrintWriter out = console.out();
        for (Rule rule : RuleBooks.forChecks(folders).rules().rules()) {
            out.printf(
                    "%-50s %-8s %-8s %s%n", rule.name(), rule.severity().worst().word(), rule.pack(), rule.summary());
        }
        out.flush();
        return ExitStatus.OK;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Runs every rule's own examples and the flip test.")
    int test(
            @Parameters(
                            arity = "0..*",
                            paramLabel = "DIR",
                            description = "Folders of own rules; the built-in ones if none.")
                    List<Path> folders,
            @Option(names = "--rule", description = "Only this rule.") String only,
            @Option(names = "--show", description = "Print what each bad example gives, as `expect` spells it.")
                    boolean show) {
        PrintWriter out = console.out();
        List<Path> own = folders == null ? List.of() : folders;
        RuleBook book = RuleBooks.load(own);
        List<Rule> rules = own.isEmpty() ? book.rules().rules() : RuleBooks.only(own, book);
        Trial trial = new Trial(book, RuleBooks.assembly());
        int passed = 0;
        List<TrialResult> failed = new ArrayList<>();
        for (Rule rule : rules) {
            if (only != null && !rule.isNamed(only)) {
                continue;
            }
            for (TrialResult result : trial.run(rule)) {
                if (result.passed()) {
                    passed++;
                } else {
                    failed.add(result);
                }
            }
            if (show) {
                show(out, trial, rule);
            }
        }
        List<Diagnostic> lacking = RuleBooks.lacking(own, book);
        lacking.forEach(one -> out.println("FAIL " + one));
        failed.forEach(result -> out.println("FAIL " + result.rule() + ": " + result.test() + ": " + result.problem()));
        out.println(passed + " examples passed, " + (failed.size() + lacking.size()) + " failed");
        out.flush();
        return failed.isEmpty() && lacking.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
    }

    private static void show(PrintWriter out, Trial trial, Rule rule) {
        for (RuleTest test : rule.tests()) {
            if (test.kind() == RuleTest.Kind.BAD) {
                trial.findings(rule, test).forEach(line -> out.println(rule.name() + "\t" + test.name() + "\t" + line));
            }
        }
    }

    @Command(name = "docs", mixinStandardHelpOptions = true, description = "Writes a page for each rule and an index.")
    int docs(@Parameters(paramLabel = "DIR", defaultValue = PAGES) Path folder) {
        Map<String, String> pages = new RulePages(RuleBooks.load(List.of())).all();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                OutputFile.write(folder.resolve(page.getKey()), page.getValue());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        console.out().println(pages.size() + " pages in " + folder);
        return ExitStatus.OK;
    }

    @Command(
            name = "vocabulary",
            mixinStandardHelpOptions = true,
            description = "The subjects, states and facts that conditions may name.")
    int vocabulary() {
        PrintWriter out = console.out();
        words(out, "Facts of an image", Vocabulary.FACTS);
        words(out, "Components", Vocabulary.COMPONENTS);
        words(out, "Subjects of `runs`", Vocabulary.SCRIPTS);
        words(out, "States (`is …`)", Vocabulary.STATES);
        words(out, "Observations (`observed …`)", Vocabulary.OBSERVATIONS);
        out.println("Facts (`fact …`)");
        for (CodedFact fact :
                new java.util.TreeMap<>(RuleBooks.forChecks(List.of()).coded()).values()) {
            out.printf("  %-28s %s%n", fact.name(), fact.description());
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static void words(PrintWriter out, String title, Map<String, String> words) {
        out.println(title);
        words.forEach((word, meaning) -> out.printf("  %-28s %s%n", word, meaning));
        out.println();
    }
}
