package org.bsplint.eval.make;

import java.util.Optional;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.DeepStack;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Cause;

/** Evaluates what make would do up to the moment when it starts to build. */
public final class MakeEvaluator {
    private final MakeLibrary library;

    public MakeEvaluator(MakeLibrary library) {
        this.library = library;
    }

    public Evaluation evaluate(MakeRun run) {
        return evaluate(run, machine -> {});
    }

    /** Evaluates on a thread with a deep stack; {@code prepare} is called before the first file is read. */
    Evaluation evaluate(MakeRun run, Consumer<Machine> prepare) {
        return DeepStack.call(() -> evaluateHere(run, prepare));
    }

    private Evaluation evaluateHere(MakeRun run, Consumer<Machine> prepare) {
        Files files = new Files(run.tree(), run.directory());
        Machine machine = new Machine(library, files, run, Machine.budget());
        Results results = new Results(machine, run);
        Optional<SourceFile> file = files.read(run.makefile());
        try {
            start(machine, run);
            prepare.accept(machine);
            run.presets().ifPresent(preset -> machine.reader.file(preset, preset.path()));
            if (file.isEmpty()) {
                files.unread(run.makefile()).ifPresent(reason -> {
                    throw Stop.unread(Optional.empty(), run.makefile(), reason);
                });
                throw Stop.nowhere(run.makefile() + ": No such file or directory");
            }
            machine.reader.includes().open(file.get(), run.makefile());
            machine.here = Optional.empty();
            machine.macros.report();
        } catch (Stop stop) {
            return results.stopped(stop);
        }
        return results.complete();
    }

    private static void start(Machine machine, MakeRun run) {
        Defaults.define(machine);
        run.environment()
                .forEach((name, value) -> machine.variables
                        .get(name)
                        .setGlobal(Definition.of(value, Flavor.RECURSIVE, Source.ENVIRONMENT, Optional.empty())));
        if (run.environmentOverrides()) {
            machine.assigner.setEnvironmentOverrides();
        }
        StringBuilder words = new StringBuilder();
        for (CommandLineWord word : run.words()) {
            words.insert(0, words.length() == 0 ? quoted(word) : quoted(word) + " ");
            String text = holed(machine, word);
            machine.assigner.assign(
                    machine.expander.expand(Template.of(word.name())),
                    word.sign(),
                    Template.of(text),
                    Source.COMMAND_LINE);
        }
        if (words.length() > 0) {
            set(machine, "-*-command-variables-*-", words.toString(), Flavor.SIMPLE, Source.AUTOMATIC);
            set(machine, "MAKEOVERRIDES", "${-*-command-variables-*-}", Flavor.RECURSIVE, Source.ENVIRONMENT);
        }
        set(machine, "MAKECMDGOALS", String.join(" ", run.goals()), Flavor.SIMPLE, Source.DEFAULT);
    }

    private static void set(Machine machine, String name, String value, Flavor flavor, Source source) {
        if (!value.isEmpty()) {
            machine.variables.get(name).setGlobal(Definition.of(value, flavor, source, Optional.empty()));
        }
    }

    private static String quoted(CommandLineWord word) {
        String text = word.name() + word.operator() + word.value();
        return text.replace("\\", "\\\\").replace(" ", "\\ ").replace("$", "$$");
    }

    /** A word's text with its holes as this evaluation shows them. */
    private static String holed(Machine machine, CommandLineWord word) {
        StringBuilder text = new StringBuilder();
        for (org.bsplint.value.Text.Segment segment : word.value().segments()) {
            if (segment instanceof org.bsplint.value.Text.Literal literal) {
                text.append(literal.text());
            } else if (segment instanceof org.bsplint.value.Text.Hole hole) {
                text.append(machine.holes.of(hole.causes()));
            }
        }
        return text.toString();
    }

    /** A limit or a missing makefile, as a diagnostic of a place. */
    static Diagnostic diagnostic(Stop stop, SourceFile file) {
        org.bsplint.source.Span span = stop.place().map(Place::span).orElseGet(() -> file.span(0, 0));
        if (stop.isLimit()) {
            return Diagnostic.problem(span, stop.message());
        }
        return stop.isSyntax() ? Diagnostic.syntax(span, stop.message()) : Diagnostic.error(span, stop.message());
    }

    static Cause stoppedCause(Stop stop) {
        Optional<org.bsplint.source.Span> span = stop.place().map(Place::span);
        String reason = stop.isLimit() ? stop.message() : "make stops: " + stop.message();
        return new Cause(stop.isLimit() ? Cause.Kind.BUDGET : Cause.Kind.MISSING_INPUT, reason, span);
    }
}
