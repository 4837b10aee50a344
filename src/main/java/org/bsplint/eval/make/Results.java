package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Step;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** Makes the answer of an evaluation from the state at its end. */
final class Results {
    private static final Cause PLACE =
            Cause.of(Cause.Kind.MISSING_INPUT, "depends on the folder in which the tree lies");

    private final Machine machine;
    private final MakeRun run;

    Results(Machine machine, MakeRun run) {
        this.machine = machine;
        this.run = run;
    }

    /** Everything was read. */
    Evaluation complete() {
        Optional<Stop> missing = missingInclude();
        List<Option> options = new ArrayList<>();
        for (Variable variable : wanted()) {
            if (variable.global().isDefined() || !variable.history().isEmpty()) {
                options.add(option(variable, value(variable)));
            }
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        missing.ifPresent(stop -> {
            diagnostics.add(MakeEvaluator.diagnostic(stop, makefile()));
            stop.place().ifPresent(at -> machine.print(at + ": " + nameOf(stop) + ": No such file or directory"));
            machine.print("make: *** " + stop.message() + ".  Stop.");
        });
        diagnostics.addAll(machine.diagnostics);
        return evaluation(OptionSet.of(options, this::absent), diagnostics);
    }

    private static String nameOf(Stop stop) {
        String message = stop.message();
        return message.substring(message.indexOf('\'') + 1, message.lastIndexOf('\''));
    }

    /** make stopped, or this program gave up: there are no values, but the histories up to there. */
    Evaluation stopped(Stop stop) {
        Cause cause = MakeEvaluator.stoppedCause(stop);
        List<Option> options = new ArrayList<>();
        for (Variable variable : wanted()) {
            if (!variable.history().isEmpty()) {
                options.add(option(variable, Value.unknown(cause)));
            }
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        diagnostics.add(MakeEvaluator.diagnostic(stop, makefile()));
        diagnostics.addAll(machine.diagnostics);
        String place = stop.place().map(Place::toString).orElse("make");
        machine.unsure = 0;
        for (String line : (place + ": *** " + stop.message() + (stop.isLimit() ? "" : ".  Stop.")).split("\n", -1)) {
            machine.print(machine.holes.text(line).toString());
        }
        return evaluation(OptionSet.partial(options, cause), diagnostics);
    }

    private Evaluation evaluation(OptionSet options, List<Diagnostic> diagnostics) {
        return new Evaluation(options, diagnostics, machine.observations(), machine.output, machine.files.inputs());
    }

    private SourceFile makefile() {
        return machine.files.read(run.makefile()).orElseGet(() -> SourceFile.of(run.makefile(), ""));
    }

    private List<Variable> wanted() {
        TreeMap<String, Variable> wanted = new TreeMap<>();
        for (Variable variable : machine.variables.all()) {
            Source source = variable.global().source();
            if (!variable.isWanted()) {
                continue;
            }
            boolean own = !variable.global().isDefined()
                    || source != Source.DEFAULT && source != Source.AUTOMATIC
                    || !variable.history().isEmpty();
            if (own) {
                wanted.put(variable.name(), variable);
            }
        }
        return List.copyOf(wanted.values());
    }

    /**
     * The last file that {@code include} asked for, is not there and is not made by a rule: make keeps the files that it
     * read in a list with the newest first (read.c, eval_makefile) and complains of the first in it that cannot be made.
     */
    private Optional<Stop> missingInclude() {
        List<Includes.Missing> newestFirst =
                new ArrayList<>(machine.reader.includes().missing());
        java.util.Collections.reverse(newestFirst);
        for (Includes.Missing missing : newestFirst) {
            if (missing.isSure() && !machine.reader.rules().targets().has(missing.name())) {
                String message = "No rule to make target '" + missing.name() + "'";
                return Optional.of(
                        missing.place().map(at -> Stop.at(at, message)).orElseGet(() -> Stop.nowhere(message)));
            }
        }
        return Optional.empty();
    }

    private Option absent(String name) {
        Definition definition = machine.variables.visible(name);
        if (!definition.isDefined()) {
            return Option.unset(name);
        }
        return Option.of(
                name,
                new Value.Unknown(machine.holes.text(definition.value()), true),
                org.bsplint.value.Origin.DEFAULT,
                List.of());
    }

    private Option option(Variable variable, Value value) {
        List<Assignment> history = new ArrayList<>();
        for (Step step : variable.history()) {
            history.add(step.assignment(machine.holes));
        }
        for (CommandLineWord word : run.words()) {
            if (word.name().equals(variable.name())) {
                place(history, word);
            }
        }
        List<String> inputs = List.copyOf(inputs(variable));
        return new Option(variable.name(), value, Step.origin(variable.global().source()), history, Map.of(), inputs);
    }

    /** Tells of the command line's step where it was written. */
    private static void place(List<Assignment> history, CommandLineWord word) {
        for (int i = 0; i < history.size(); i++) {
            Assignment step = history.get(i);
            if (step.span().isEmpty() && step.origin() == org.bsplint.value.Origin.COMMAND_LINE) {
                history.set(
                        i,
                        new Assignment(
                                step.operator(),
                                step.text(),
                                step.origin(),
                                word.place(),
                                step.effect(),
                                word.note(),
                                word.via()));
                return;
            }
        }
    }

    /** Names that the winning text refers to. */
    private Set<String> inputs(Variable variable) {
        Set<String> names = new TreeSet<>();
        for (Step step : variable.history()) {
            if (step.effect() == Assignment.Effect.APPLIED) {
                if (!step.operator().equals("+=")) {
                    names.clear();
                }
                collect(ExpressionParser.parse(step.text()), names);
            }
        }
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof Expression.Reference reference) {
            names.add(reference.name());
        } else if (expression instanceof Expression.Substitution substitution) {
            names.add(substitution.name());
        } else if (expression instanceof Expression.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, names));
        } else if (expression instanceof Expression.Computed computed) {
            collect(computed.inner(), names);
        } else if (expression instanceof Expression.Call call) {
            call.arguments().forEach(argument -> collect(argument, names));
        }
    }

    /** What a reference gives once everything is read; whatever it would change or print is forgotten. */
    private Value value(Variable variable) {
        Definition definition = variable.global();
        if (!definition.isDefined()) {
            return Value.UNSET;
        }
        machine.quiet = true;
        machine.variables.mark();
        try {
            String text = machine.expander.reference(variable.name());
            return value(text, definition.mayBeUnset());
        } catch (Stop stop) {
            return stop.isLimit() ? Value.unknown(MakeEvaluator.stoppedCause(stop)) : new Value.Failing(stop.message());
        } finally {
            machine.variables.rollBack();
            machine.quiet = false;
        }
    }

    private Value value(String text, boolean mayBeUnset) {
        if (text.contains(Files.HERE)) {
            return new Value.Unknown(
                    Text.concat(List.of(machine.holes.text(text.replace(Files.HERE, "")), Text.unknown(PLACE))), false);
        }
        if (machine.holes.in(text) || mayBeUnset) {
            Text partial = machine.holes.text(text);
            Text shown = partial.isKnown()
                    ? Text.unknown(Cause.of(Cause.Kind.UNSUPPORTED, "set only on a condition that is not known"))
                    : partial;
            return new Value.Unknown(shown, mayBeUnset);
        }
        return Value.known(text);
    }
}
