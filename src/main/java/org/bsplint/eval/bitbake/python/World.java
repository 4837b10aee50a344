package org.bsplint.eval.bitbake.python;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** What one evaluation of Python shares: names from outside, limits, and whether what runs may not run at all. */
final class World {
    /** Stands for a hole in the text of an expression; of the private use area, so that no real text holds it. */
    static final char HOLE = '\uE0F0';

    private static final long MOST_STEPS = 3_000_000;
    private static final int DEEPEST = 40;

    /** A limit was met: the evaluation is given up. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted(String limit) {
            super(limit, null, false, false);
        }
    }

    private final Exceptions exceptions = new Exceptions();
    private final Iteration iteration = new Iteration(exceptions);
    private final Operators operators = new Operators(exceptions);
    private final Library library;
    private final Surroundings surroundings;
    private final Evaluator evaluator = new Evaluator(this);
    private final List<Effects> recorders = new ArrayList<>();
    private final Set<Cause> tentative = new LinkedHashSet<>();
    private Set<Cause> holes = Set.of();
    private int depthOfDoubt;
    private int depth;
    private long steps;
    private int possibleRaises;
    private Optional<String> mayFail = Optional.empty();

    World(Library.Factory library, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.library = library.create(this);
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Py call(Py function, Arguments arguments) {
        return evaluator.call(function, arguments);
    }

    /** A relative path seen from the folder that BitBake runs in; relative projects stay relative. */
    String absolute(String path) {
        return path;
    }

    Library library() {
        return library;
    }

    Exceptions exceptions() {
        return exceptions;
    }

    Iteration iteration() {
        return iteration;
    }

    Operators operators() {
        return operators;
    }

    /** Why the marked places of the expression's texts are unknown. */
    void holes(Set<Cause> causes) {
        holes = causes;
    }

    /** A text constant; marks in it are holes. */
    Py text(String constant) {
        if (holes.isEmpty() || constant.indexOf(HOLE) < 0) {
            return Py.of(constant);
        }
        Text.Builder text = new Text.Builder();
        int from = 0;
        for (int at = constant.indexOf(HOLE); at >= 0; at = constant.indexOf(HOLE, from)) {
            text.append(constant.substring(from, at)).append(Text.unknown(holes));
            from = at + 1;
        }
        return new Py.Str(text.append(constant.substring(from)).build());
    }

    void step() {
        if (++steps > MOST_STEPS) {
            throw new Exhausted("more than " + MOST_STEPS + " steps");
        }
    }

    void enterCall() {
        if (++depth > DEEPEST) {
            throw new Exhausted("calls nested deeper than " + DEEPEST);
        }
    }

    void leaveCall() {
        depth--;
    }

    /** Something changes for good; loops over sets want to know. */
    void changes(Object what, Consumer<Set<Cause>> spoil) {
        recorders.forEach(recorder -> recorder.record(what, spoil));
    }

    List<Effects> recorders() {
        return recorders;
    }

    void enterTentative(Set<Cause> causes) {
        depthOfDoubt++;
        tentative.addAll(causes);
    }

    void leaveTentative() {
        if (--depthOfDoubt == 0) {
            tentative.clear();
        }
    }

    boolean isTentative() {
        return depthOfDoubt > 0;
    }

    /** Why what runs may not run at all; empty if it certainly runs. */
    Set<Cause> doubts() {
        return Set.copyOf(tentative);
    }

    Set<Cause> causesOr(Frame frame) {
        Set<Cause> causes = new LinkedHashSet<>(frame.mayHaveReturned);
        causes.addAll(frame.mayHaveJumped);
        causes.addAll(tentative);
        return causes;
    }

    /** An exception that may or may not be raised. */
    void mayRaise(Raised raised) {
        possibleRaises++;
        mayFail = mayFail.or(() -> Optional.of(raised.shown()));
    }

    int possibleRaises() {
        return possibleRaises;
    }

    /** Something that was passed over. */
    void note(String what) {
        mayFail = mayFail.or(() -> Optional.of(what));
    }
}
