package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.List;
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
import org.bsplint.eval.hush.environment.BoardEnvironment;
import org.bsplint.eval.hush.environment.Entry;
import org.bsplint.eval.hush.environment.ImportedText;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.FuseText;
import org.bsplint.lsp.typing.HalfTyped;
import org.bsplint.lsp.typing.HalfTypedScript;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** A U-Boot script or environment on its own: its commands by line, and its variables. */
record Scripts(SourceFile file, ScriptRun run, Optional<OtpMap> otp) {
    private static final Pattern NAME = Pattern.compile("(?m)^[ \\t]*[A-Za-z_][^\\s=]*=");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?(?:\\*/|\\z)");
    private static final Cause ELSEWHERE = Cause.of(Cause.Kind.MISSING_INPUT, "not set in this file");

    static Scripts of(SourceFile file, Snapshot snapshot) {
        boolean environment = FileKind.of(file.path()) == FileKind.ENVIRONMENT;
        SourceFile commands = environment ? values(file) : file;
        SourceFile whole = HalfTypedScript.of(commands).map(HalfTyped::mended).orElse(commands);
        Shell shell = environment
                ? Shell.unstated().withEnvironment(OptionSet.partial(variables(file), ELSEWHERE))
                : Shell.unstated();
        ScriptRun run = HushEvaluator.script(whole, shell);
        return new Scripts(file, run, snapshot.soc().flatMap(snapshot.knowledge()::otpMap));
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

    private static List<Option> variables(SourceFile file) {
        if (file.path().endsWith(".env")) {
            return BoardEnvironment.evaluate(file, symbol -> Value.unknown(Set.of(ELSEWHERE), true));
        }
        List<Option> options = new ArrayList<>();
        for (Entry entry : ImportedText.parse(file.text(), true)) {
            Assignment step = Assignment.at(
                    file.span(entry.start(), entry.end()),
                    "=",
                    entry.value().asKnown().orElse(""));
            options.add(Option.of(entry.name(), entry.value(), Origin.FILE, List.of(step)));
        }
        return options;
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

    List<RunCommand> commandsAt(int line) {
        return commands().stream()
                .filter(command ->
                        command.span().line() <= line && command.span().endLine() >= line)
                .toList();
    }

    Optional<ShellCommand.Irreversible> irreversible(RunCommand command) {
        return CommandCatalog.builtIn().irreversible(command.argv());
    }

    Optional<String> fuses(RunCommand command) {
        return FuseText.of(command.argv(), otp).filter(text -> !text.isEmpty());
    }
}
