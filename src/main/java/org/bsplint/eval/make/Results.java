package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.DeepStack;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Step;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.DeferredList;
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
        Map<String, Variable> later = new HashMap<>();
        for (Variable variable : wanted()) {
            boolean isKnown =
                    variable.global().isDefined() || !variable.history().isEmpty();
            if (isKnown && !variable.global().isPlain() && run.later().test(variable.name())) {
                later.put(variable.name(), variable);
            } else if (isKnown) {
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
        return evaluation(
                OptionSet.of(
                        options,
                        later.keySet(),
                        name -> later.containsKey(name) ? later(later.get(name)) : absent(name)),
                diagnostics);
    }

    /**
     * An option that is asked for after all. By then others use what this evaluation gave, and would not know of files that
     * are looked at now: a value that depends on files stays unknown.
     */
    private synchronized Option later(Variable variable) {
        machine.files.close();
        return option(variable, DeepStack.call(() -> value(variable)));
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
            if (missing.isSure() && !machine.reader.rules().targets().mayMake(missing.name())) {
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
        List<Step> steps = List.copyOf(variable.history());
        Holes holes = machine.holes;
        List<CommandLineWord> words = run.words().stream()
                .filter(word -> word.name().equals(variable.name()))
                .toList();
        return new Option(
                variable.name(),
                value,
                Step.origin(variable.global().source()),
                DeferredList.by(() -> history(steps, holes, words)),
                Map.of(),
                DeferredList.by(() -> List.copyOf(inputs(steps))));
    }

    private static List<Assignment> history(List<Step> steps, Holes holes, List<CommandLineWord> words) {
        List<Assignment> history = new ArrayList<>();
        steps.forEach(step -> history.add(step.assignment(holes)));
        words.forEach(word -> place(history, word));
        return history;
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
    private static Set<String> inputs(List<Step> steps) {
        Set<String> names = new TreeSet<>();
        for (Step step : steps) {
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
        if (definition.isPlain() && definition.alternatives().isEmpty()) {
            return value(definition.value(), definition.mayBeUnset());
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
