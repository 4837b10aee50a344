package org.bsplint.lsp;

import java.util.List;
import java.util.Optional;
import org.bsplint.ecosystem.OtpMap;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.Reach;
import org.bsplint.eval.hush.RunCommand;
import org.bsplint.eval.hush.ScriptRun;
import org.bsplint.eval.hush.Shell;
import org.bsplint.lsp.typing.HalfTyped;
import org.bsplint.lsp.typing.HalfTypedScript;
import org.bsplint.source.SourceFile;

/** A U-Boot script on its own: its commands by line, and its variables. */
record Scripts(SourceFile file, ScriptRun run, Optional<OtpMap> otp) {
    static Scripts of(SourceFile file, Snapshot snapshot) {
        SourceFile whole = HalfTypedScript.of(file).map(HalfTyped::mended).orElse(file);
        ScriptRun run = HushEvaluator.script(whole, Shell.unstated());
        return new Scripts(file, run, snapshot.soc().flatMap(snapshot.knowledge()::otpMap));
    }

    /** Commands that may run and are written in the file, in order. */
    List<RunCommand> commands() {
        return run.commands().stream()
                .filter(command -> command.reach() != Reach.NEVER)
                .filter(command -> command.span().path().equals(file.path()))
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
