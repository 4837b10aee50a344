package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.Budget;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.eval.make.state.Way;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.value.Cause;
import org.bsplint.value.Observation;

/** The state of one evaluation that all its parts share: variables, place, output, limits. */
final class Machine {
    private static final int MAX_DEPTH = 4000;
    private static final int MAX_OUTPUT = 20_000;

    final Holes holes = new Holes();
    final Variables variables;
    final Budget budget;
    final MakeLibrary library;
    final Files files;
    final String component;
    final Expander expander;
    final Reader reader;
    final Assigner assigner;
    final Shell shell;
    final Macros macros;
    private final Variable recipePrefix;

    /** The line being read; empty once everything is read. */
    Optional<Place> here = Optional.empty();
    /** The variable being expanded: make reports its own complaints where that was set last, be it meanwhile. */
    Optional<Variable> expanding = Optional.empty();

    Optional<Way> way = Optional.empty();
    /** Depth of branches that may not happen. */
    int unsure;
    /** Did the branches that were joined last change a variable? */
    boolean branchesChange;
    /** While final values are read, nothing is printed or observed. */
    boolean quiet;

    final List<String> output = new ArrayList<>();

    final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Map<String, Observation> observations = new LinkedHashMap<>();

    Machine(MakeLibrary library, Files files, MakeRun run, Budget budget) {
        this.variables = new Variables(holes, run.wanted());
        this.library = library;
        this.files = files;
        this.component = run.component();
        this.budget = budget;
        this.expander = new Expander(this);
        this.assigner = new Assigner(this);
        this.shell = new Shell(this);
        this.macros = new Macros(this);
        this.reader = new Reader(this);
        this.recipePrefix = variables.get(".RECIPEPREFIX");
    }

    static Budget budget() {
        return new Budget(50_000_000L, MAX_DEPTH, 500_000_000L);
    }

    /** With which lines of recipes begin. */
    char recipePrefix() {
        String set = recipePrefix.global().value();
        return set.isEmpty() || holes.in(set) ? '\t' : set.charAt(0);
    }

    /** Where make reports its own complaints about a reference ({@code *expanding_var}). */
    Optional<Place> complaintPlace() {
        Optional<Place> place = expanding.flatMap(variable -> variable.global().place());
        return place.isPresent() ? place : here;
    }

    Stop stop(Optional<Place> place, String message) {
        return place.map(at -> Stop.at(at, message)).orElseGet(() -> Stop.nowhere(message));
    }

    Stop complaint(String message) {
        return stop(complaintPlace(), message);
    }

    /** Counts a step and checks all limits. */
    void step() {
        if (!budget.step()) {
            throw limit();
        }
    }

    Stop limit() {
        String message = "evaluation was given up here: " + budget.exceeded();
        return here.map(at -> Stop.limit(at, message)).orElseGet(() -> Stop.nowhere(message));
    }

    /** Enters a nested expansion; pair with {@code budget.leave()}. */
    void enter() {
        if (!budget.enter()) {
            throw limit();
        }
    }

    void print(String line) {
        if (unsure == 0 && !quiet && output.size() < MAX_OUTPUT) {
            output.add(line);
        }
    }

    void observe(String kind, List<String> subjects, Optional<Place> place, Map<String, String> details) {
        String key = kind + subjects + place;
        if (!quiet && !observations.containsKey(key)) {
            List<Related> story = Way.related(way);
            observations.put(
                    key,
                    new Observation(
                            kind, component, subjects, place.map(Place::span), details, story, Optional.empty()));
        }
    }

    List<Observation> observations() {
        return List.copyOf(observations.values());
    }

    /** A cause at the current line. */
    Cause cause(Cause.Kind kind, String reason) {
        return here.map(at -> Cause.of(kind, reason, at.span())).orElseGet(() -> Cause.of(kind, reason));
    }

    /**
     * Evaluates alternatives of which one will happen, each from the same state, and joins what they leave behind. An
     * alternative that stops takes no part: where make stops, there are no values.
     */
    String either(Set<Cause> why, List<Supplier<String>> arms) {
        List<Map<Variable, Definition>> branches = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Stop> stops = new ArrayList<>();
        for (Supplier<String> arm : arms) {
            branch(arm, branches, texts, stops);
        }
        if (branches.isEmpty()) {
            throw stops.get(0);
        }
        stops.forEach(stop -> possible(stop, why));
        branchesChange = variables.join(branches, why);
        String text = texts.get(0);
        for (String other : texts) {
            text = holes.join(text, other, why);
        }
        return text;
    }

    private void branch(
            Supplier<String> arm, List<Map<Variable, Definition>> branches, List<String> texts, List<Stop> stops) {
        Optional<Place> place = here;
        Optional<Variable> variable = expanding;
        Optional<Way> path = way;
        variables.mark();
        unsure++;
        Optional<String> text = Optional.empty();
        try {
            text = Optional.of(arm.get());
        } catch (Stop stop) {
            if (stop.isLimit()) {
                throw stop;
            }
            stops.add(stop);
        } finally {
            unsure--;
            Map<Variable, Definition> changes = variables.rollBack();
            if (text.isPresent()) {
                branches.add(changes);
                texts.add(text.get());
            }
            here = place;
            expanding = variable;
            way = path;
        }
    }

    private void possible(Stop stop, Set<Cause> why) {
        if (unsure > 0 || quiet) {
            return;
        }
        stop.place().ifPresent(at -> {
            String reason = why.stream().findFirst().map(Cause::toString).orElse("something unknown");
            diagnostics.add(Diagnostic.warning(
                    at.span(), "make may stop here: " + stop.message() + " (not known: " + reason + ")"));
            observe("possible-stop", List.of(), Optional.of(at), Map.of("message", stop.message(), "reason", reason));
        });
    }
}
