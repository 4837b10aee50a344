package org.bsplint.eval.hush;

import java.util.List;
import org.bsplint.diagnostic.Related;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.value.Option;

/**
 * Runs a script, or a variable of the environment, in the mind. Mirrors U-Boot v2023.10's shell (old parser) and
 * v2024.10's (modern parser), whose answers the tests hold it to.
 */
public final class HushEvaluator {
    private HushEvaluator() {}

    /** What {@code source} of an image made of this text does. */
    public static ScriptRun script(SourceFile file, Shell shell) {
        Run run = new Run(shell, false);
        carriageReturns(file, run);
        new Texts(run).run(Tape.of(file.text()), Place.in(file), true);
        return run.result();
    }

    /** What a variable is at each command of a script that may run, in the order they run. */
    public static List<ScriptRun.Moment> moments(SourceFile file, Shell shell, String variable) {
        Run run = new Run(shell, false);
        run.watch(variable);
        new Texts(run).run(Tape.of(file.text()), Place.in(file), true);
        return run.moments().stream()
                .filter(moment -> moment.command().file().equals(file))
                .toList();
    }

    /** What {@code run name} does; nothing if the variable is not known. */
    public static ScriptRun variable(String name, Shell shell) {
        return variable(name, shell, false);
    }

    /** What the board does by itself at each boot: {@code preboot}, {@code bootcmd}. */
    public static ScriptRun atEachBoot(String name, Shell shell) {
        return variable(name, shell, true);
    }

    private static ScriptRun variable(String name, Shell shell, boolean everyBoot) {
        Run run = new Run(shell, everyBoot);
        Option option = shell.environment().get(name);
        if (option.value().isKnown()) {
            Span place = option.place()
                    .orElseGet(
                            () -> SourceFile.of(name, option.value().asKnown().orElse(""))
                                    .line(1));
            run.path().push(new Related(option.place(), name));
            new Texts(run).run(Tape.of(option.value().asKnown().orElse("")), Place.at(place), false);
        }
        return run.result();
    }

    private static void carriageReturns(SourceFile file, Run run) {
        int first = file.text().indexOf("\r\n");
        if (first >= 0) {
            long lines = file.text().chars().filter(c -> c == '\r').count();
            run.traps().carriageReturns(file.span(first, first + 2), lines);
        }
    }
}
