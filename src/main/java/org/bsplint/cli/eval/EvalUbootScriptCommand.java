package org.bsplint.cli.eval;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.Reach;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.eval.hush.ScriptRun;
import org.bsplint.eval.hush.Shell;
import org.bsplint.eval.hush.environment.Entry;
import org.bsplint.eval.hush.environment.ImportedText;
import org.bsplint.report.Redaction;
import org.bsplint.report.json.CommandsDocument;
import org.bsplint.report.text.TerminalText;
import org.bsplint.source.DiskTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code bsplint eval u-boot-script}: the commands that a script would run, with expanded arguments. */
@Command(
        name = "u-boot-script",
        description = "The commands that a U-Boot script would run, with expanded arguments.",
        mixinStandardHelpOptions = true)
final class EvalUbootScriptCommand implements PlainLine.Command {
    private static final int LINE_WIDTH = 5;

    /** What makes a word one that has to be quoted. */
    private static final String QUOTED = " \t\n\u000b\f\r'\"";

    /** U-Boot's two shells. */
    enum Parser {
        old,
        modern
    }

    private final Console console;

    @CommandLine.Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts, each on its own.")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A variable of the environment, written as in a line of uEnv.txt (\\\\ is one backslash).")
    private List<String> sets = new ArrayList<>();

    @CommandLine.Option(
            names = "--parser",
            paramLabel = "old|modern",
            description = "CONFIG_HUSH_OLD_PARSER (default; the only one up to v2024.01) or CONFIG_HUSH_MODERN_PARSER.")
    private Parser parser = Parser.old;

    @CommandLine.Option(
            names = "--complete-environment",
            description = "There are no other variables than those of --set; without it others are unknown.")
    private boolean complete;

    @CommandLine.Mixin
    private ValuesOutput output = new ValuesOutput();

    EvalUbootScriptCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean takeSwitch(String name) {
        complete |= name.equals("--complete-environment");
        return name.equals("--complete-environment") || output.takeSwitch(name);
    }

    @Override
    public boolean repeats(String name) {
        return name.equals("--set") || ValuesOutput.repeats(name);
    }

    @Override
    public boolean take(String name, String value) {
        if (PlainLine.isWord(name)) {
            return files.add(Path.of(value));
        }
        return name.equals("--set") ? sets.add(value) : output.take(name, value);
    }

    @Override
    public boolean isWhole() {
        return !files.isEmpty();
    }

    @Override
    public Integer call() {
        Dialect dialect = parser == Parser.modern ? Dialect.MODERN : Dialect.OLD;
        Shell shell = Shell.unstated().withDialect(dialect).withEnvironment(environment());
        List<SourceFile> sources = files.stream().map(this::read).toList();
        sources.forEach(file -> print(file, HushEvaluator.script(file, shell)));
        console.out().flush();
        return ExitStatus.OK;
    }

    private SourceFile read(Path path) {
        return new DiskTree(Path.of(""))
                .read(path.toString())
                .orElseThrow(() -> new UsageException("eval u-boot-script: cannot read " + path));
    }

    private OptionSet environment() {
        List<Option> options = new ArrayList<>();
        for (String set : sets) {
            if (set.indexOf('=') < 1) {
                throw new UsageException("eval u-boot-script: --set wants NAME=VALUE, not " + set);
            }
            String name = set.substring(0, set.indexOf('='));
            String value = set.substring(set.indexOf('=') + 1);
            String text = ImportedText.parse(name + "=" + value, false).stream()
                    .map(Entry::value)
                    .map(known -> known.asKnown().orElse(""))
                    .findFirst()
                    .orElse("");
            Assignment step = Assignment.from(Origin.COMMAND_LINE, "=", value, "--set");
            options.add(Option.of(name, Value.known(text), Origin.COMMAND_LINE, List.of(step)));
        }
        return complete
                ? OptionSet.complete(options)
                : Shell.unstated().environment().with(options);
    }

    private void print(SourceFile file, ScriptRun run) {
        List<CommandsDocument.Command> commands = run.commands().stream()
                .filter(command -> command.reach() != Reach.NEVER)
                .map(command -> command(command, file))
                .toList();
        List<Diagnostic> errors =
                run.diagnostics().stream().filter(Diagnostic::stops).toList();
        PrintWriter out = console.out();
        CommandsDocument document = new CommandsDocument(file.path(), commands, errors);
        if (output.isJson()) {
            out.println(document.render(output.withTrace()));
        } else {
            text(out, document);
        }
        run.diagnostics().stream()
                .filter(diagnostic -> !diagnostic.stops())
                .forEach(problem -> console.err().println(problem));
    }

    private CommandsDocument.Command command(RunCommand command, SourceFile file) {
        boolean known = command.reach() == Reach.ALWAYS && command.isKnown();
        Set<String> reasons = new LinkedHashSet<>();
        command.argv().stream()
                .map(Text::causes)
                .flatMap(Set::stream)
                .map(Cause::toString)
                .forEach(reasons::add);
        if (command.reach() == Reach.MAYBE) {
            command.path().stream()
                    .map(Related::note)
                    .filter(note -> note.startsWith("depends on"))
                    .forEach(reasons::add);
            if (reasons.isEmpty()) {
                reasons.add("a command before may end the script");
            }
        }
        List<String> words = command.argv().stream().map(Text::toString).toList();
        List<String> shown = output.showsSecrets() ? words : Redaction.words(words);
        if (!shown.equals(words)) {
            reasons.add("it holds a secret, which only --show-secrets prints");
        }
        return new CommandsDocument.Command(
                command.span().path().equals(file.path()) ? command.span().line() : 0,
                shown,
                known && shown.equals(words),
                command.reach() == Reach.ALWAYS ? "always" : "maybe",
                reasons.stream().findFirst().orElse(""),
                command.path().stream()
                        .map(step -> step.note()
                                + step.span()
                                        .map(span -> " at " + span.path() + ":" + span.line())
                                        .orElse(""))
                        .toList());
    }

    private void text(PrintWriter out, CommandsDocument document) {
        out.println("# u-boot, " + document.unit());
        for (CommandsDocument.Command command : document.commands()) {
            String words = TerminalText.line(
                    command.argv().stream().map(EvalUbootScriptCommand::quoted).collect(Collectors.joining(" ")));
            String reason = command.known()
                    ? ""
                    : "   # " + (command.reach().equals("maybe") ? "maybe: " : "") + command.reason();
            String line = String.valueOf(command.line());
            out.println(" ".repeat(Math.max(0, LINE_WIDTH - line.length())) + line + "  " + words + reason);
            if (output.withTrace()) {
                command.via().forEach(step -> out.println("           " + step));
            }
        }
        document.errors().forEach(error -> out.println("error: " + error.span() + ": " + error.message()));
    }

    private static String quoted(String word) {
        return !word.isEmpty() && word.chars().noneMatch(unit -> QUOTED.indexOf(unit) >= 0)
                ? word
                : "'" + word.replace("\n", "\\n").replace("\r", "\\r") + "'";
    }
}
