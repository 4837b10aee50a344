package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.Reach;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.eval.hush.ScriptRun;
import org.bsplint.eval.hush.Shell;
import org.bsplint.eval.hush.environment.EnvironmentText;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.FuseText;
import org.bsplint.lsp.typing.HalfTyped;
import org.bsplint.lsp.typing.HalfTypedScript;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;

/**
 * A U-Boot script or environment: its commands by line, and its variables. It runs by itself, in the shell and with the
 * environment that the project's only image has.
 */
record Scripts(SourceFile file, SourceFile whole, Shell shell, ScriptRun run, Optional<OtpMap> otp) {
    private static final Pattern NAME = Pattern.compile("(?m)^[ \\t]*[A-Za-z_][^\\s=]*=");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?(?:\\*/|\\z)");
    /** {@code .env} files of boards are read since this version. */
    private static final Version FIRST_BOARD_ENVIRONMENT =
            Version.parse("v2022.04").orElseThrow();

    private static final String MODERN = "CONFIG_HUSH_MODERN_PARSER";
    private static final Cause ELSEWHERE = Cause.of(Cause.Kind.MISSING_INPUT, "not set in the files of this project");

    static Scripts of(SourceFile file, Snapshot snapshot) {
        SourceFile commands = FileKind.of(file.path()) == FileKind.ENVIRONMENT ? values(file) : file;
        SourceFile whole = HalfTypedScript.of(commands).map(HalfTyped::mended).orElse(commands);
        Shell shell = shell(file, snapshot);
        ScriptRun run = HushEvaluator.script(whole, shell);
        return new Scripts(file, whole, shell, run, snapshot.soc().flatMap(snapshot.knowledge()::otpMap));
    }

    private static Shell shell(SourceFile file, Snapshot snapshot) {
        List<Component> boards = snapshot.images().stream()
                .map(image -> image.component("u-boot"))
                .toList();
        boolean modern = !boards.isEmpty()
                && boards.stream()
                        .allMatch(board -> board.options().has(MODERN)
                                && board.options().value(MODERN).equals(Value.known("y")));
        Map<String, Option> environment = new LinkedHashMap<>();
        for (SourceFile set : environments(file, snapshot)) {
            variables(set, boards).forEach(option -> environment.put(option.name(), option));
        }
        return Shell.unstated()
                .withDialect(modern ? Dialect.MODERN : Dialect.OLD)
                .withEnvironment(OptionSet.partial(environment.values(), ELSEWHERE));
    }

    /** An environment file speaks for itself; a script of one image runs in that image's environment. */
    private static List<SourceFile> environments(SourceFile file, Snapshot snapshot) {
        if (FileKind.of(file.path()) == FileKind.ENVIRONMENT) {
            return List.of(file);
        }
        Bsp bsp = snapshot.report().bsp();
        return bsp.images().size() != 1
                ? List.of()
                : bsp.inputs().stream()
                        .filter(path -> FileKind.of(path) == FileKind.ENVIRONMENT)
                        .flatMap(path -> snapshot.file(path).stream())
                        .toList();
    }

    private static List<Option> variables(SourceFile file, List<Component> boards) {
        if (boards.size() != 1) {
            return EnvironmentText.variables(file, true, symbol -> Value.unknown(Set.of(ELSEWHERE), true));
        }
        Component board = boards.get(0);
        boolean old = board.knownVersion()
                .flatMap(Version::parse)
                .filter(version -> version.compareTo(FIRST_BOARD_ENVIRONMENT) < 0)
                .isPresent();
        return EnvironmentText.variables(file, !old, board.options()::value);
    }

    /** Does the file hold commands of U-Boot? */
    static boolean isShell(String path) {
        FileKind kind = FileKind.of(path);
        return kind == FileKind.SCRIPT || kind == FileKind.ENVIRONMENT;
    }

    /** An environment as the commands that its values are, each where it stands. */
    private static SourceFile values(SourceFile file) {
        String text =
                COMMENT.matcher(file.text()).replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
        text = NAME.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
        return SourceFile.of(file.path(), text);
    }

    /**
     * What a variable is at a word: before the command that holds it where its value is asked for, else after it. Several
     * in a loop; empty where nothing runs.
     */
    List<Option> variableAt(Span word) {
        if (FileKind.of(file.path()) == FileKind.ENVIRONMENT) {
            return List.of();
        }
        List<ScriptRun.Moment> here = new ArrayList<>();
        for (ScriptRun.Moment moment : HushEvaluator.moments(whole, shell, word.text())) {
            int size = here.isEmpty() ? Integer.MAX_VALUE : length(here.get(0).command());
            if (holds(moment.command(), word) && length(moment.command()) <= size) {
                here.removeIf(other -> length(other.command()) > length(moment.command()));
                here.add(moment);
            }
        }
        boolean asked = isReference(word);
        Map<Value, Option> options = new LinkedHashMap<>();
        for (ScriptRun.Moment moment : here) {
            Option option = asked ? moment.before() : moment.after();
            options.putIfAbsent(option.value(), option);
        }
        return List.copyOf(options.values());
    }

    static boolean isReference(Span word) {
        String before = word.file().text().substring(Math.max(0, word.start() - 2), word.start());
        return before.endsWith("$") || before.endsWith("${");
    }

    private static int length(Span span) {
        return span.end() - span.start();
    }

    /** Lines that are half typed may be shorter in the text that runs. */
    private static boolean holds(Span command, Span word) {
        boolean begins =
                command.line() < word.line() || command.line() == word.line() && command.column() <= word.column();
        boolean ends = command.endLine() > word.endLine()
                || command.endLine() == word.endLine() && command.endColumn() >= word.endColumn();
        return begins && ends;
    }

    /** Commands that may run and are written in the file, in order; of an environment's values each by itself. */
    List<RunCommand> commands() {
        boolean environment = FileKind.of(file.path()) == FileKind.ENVIRONMENT;
        return run.commands().stream()
                .filter(command -> command.reach() != Reach.NEVER)
                .filter(command -> command.span().path().equals(file.path()))
                .filter(command -> !environment
                        || command.path().stream().noneMatch(way -> way.note().contains("run ")))
                .toList();
    }

    List<RunCommand> commandsAt(Span word) {
        return commands().stream()
                .filter(command -> holds(command.span(), word))
                .toList();
    }

    Optional<ShellCommand.Irreversible> irreversible(RunCommand command) {
        return CommandCatalog.builtIn().irreversible(command.argv());
    }

    Optional<String> fuses(RunCommand command) {
        return FuseText.of(command.argv(), otp).filter(text -> !text.isEmpty());
    }
}
