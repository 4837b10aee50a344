package org.bsplint.eval.bitbake.python.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Datastore;
import org.bsplint.eval.bitbake.python.value.Exceptions;
import org.bsplint.eval.bitbake.python.value.Exhausted;
import org.bsplint.eval.bitbake.python.value.Iteration;
import org.bsplint.eval.bitbake.python.value.Operators;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Raised;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** What one evaluation of Python shares: names from outside, limits, and whether what runs may not run at all. */
public final class World {
    /** Stands for a hole in the text of an expression; of the private use area, so that no real text holds it. */
    public static final char HOLE = '\uE0F0';

    private static final long MOST_STEPS = 3_000_000;
    private static final int DEEPEST = 40;
    private static final int DEEPEST_TENTATIVE = 8;

    private final Exceptions exceptions = new Exceptions();
    private final Iteration iteration = new Iteration(exceptions);
    private final Operators operators = new Operators(exceptions);
    private final Library library;
    private final Surroundings surroundings;
    private final Evaluator evaluator = new Evaluator(this);
    private final List<Effects> recorders = new ArrayList<>();
    private final Set<Cause> tentative = new LinkedHashSet<>();
    private Optional<Datastore> store = Optional.empty();
    private Set<Cause> holes = Set.of();
    private int depthOfDoubt;
    private int depth;
    private long steps;
    private int possibleRaises;
    /** Up to which of {@link #possibleRaises} what follows certainly runs; beyond it the innermost {@code try} may be left. */
    private int tolerated = Integer.MAX_VALUE;

    private Set<Cause> maySkip = Set.of();
    private Optional<String> mayFail = Optional.empty();

    public World(Library.Factory library, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.library = library.create(this);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Evaluator evaluator() {
        return evaluator;
    }

    public Py call(Py function, Arguments arguments) {
        return evaluator.call(function, arguments);
    }

    /** A relative path seen from the folder that BitBake runs in; relative projects stay relative. */
    public String absolute(String path) {
        return path;
    }

    public Library library() {
        return library;
    }

    public Exceptions exceptions() {
        return exceptions;
    }

    public Iteration iteration() {
        return iteration;
    }

    public Operators operators() {
        return operators;
    }

    /** The datastore that the function runs on. */
    public void store(Datastore one) {
        store = Optional.of(one);
    }

    Optional<Datastore> store() {
        return store;
    }

    /** Why the marked places of the expression's texts are unknown. */
    public void holes(Set<Cause> causes) {
        holes = causes;
    }

    /** A text constant; marks in it are holes. */
    public Py text(String constant) {
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

    public void step() {
        if (++steps > MOST_STEPS) {
            throw new Exhausted("more than " + MOST_STEPS + " steps");
        }
    }

    /** Would a further call be too deep? What may not run at all is not followed as far. */
    boolean isTooDeep() {
        return depth >= (isTentative() ? DEEPEST_TENTATIVE : DEEPEST);
    }

    void enterCall() {
        depth++;
    }

    public void leaveCall() {
        depth--;
    }

    /** Something changes for good; loops over sets want to know. */
    public void changes(Object what, Consumer<Set<Cause>> spoil) {
        changes(what, Effects.Kind.OTHER, spoil);
    }

    void changes(Object what, Effects.Kind kind, Consumer<Set<Cause>> spoil) {
        recorders.forEach(recorder -> recorder.record(what, kind, spoil));
    }

    /** Something is read that may have changed. */
    void reads(Object what) {
        recorders.forEach(recorder -> recorder.read(what));
    }

    public List<Effects> recorders() {
        return recorders;
    }

    public void enterTentative(Set<Cause> causes) {
        depthOfDoubt++;
        tentative.addAll(causes);
    }

    public void leaveTentative() {
        if (--depthOfDoubt == 0) {
            tentative.clear();
        }
    }

    public boolean isTentative() {
        return depthOfDoubt > 0;
    }

    /** Why what runs may not run at all; empty if it certainly runs. */
    public Set<Cause> doubts() {
        return Set.copyOf(tentative);
    }

    public Set<Cause> causesOr(Frame frame) {
        Set<Cause> causes = new LinkedHashSet<>(frame.mayHaveReturned);
        causes.addAll(frame.mayHaveJumped);
        causes.addAll(tentative);
        return causes;
    }

    /** An exception that may or may not be raised. */
    public void mayRaise(Raised raised) {
        possibleRaises++;
        mayFail = mayFail.or(() -> Optional.of(raised.shown()));
    }

    /** A call of something that is not modelled, which may raise. */
    void mayRaise() {
        possibleRaises++;
    }

    public int possibleRaises() {
        return possibleRaises;
    }

    /** Enters a {@code try}, from which on raises matter; gives what {@link #leaveTry} wants back. */
    int enterTry() {
        int outer = tolerated;
        tolerated = possibleRaises;
        return outer;
    }

    /** @param caught none of the raises since {@link #enterTry} gets out of it */
    void leaveTry(int outer, boolean caught) {
        if (caught) {
            possibleRaises = tolerated;
        }
        tolerated = outer;
    }

    /** It is not known whether the recipe is skipped here. */
    void maySkip(Set<Cause> causes) {
        maySkip = causes;
    }

    /** Why {@code bb.parse.SkipRecipe} may have been raised; empty if it certainly was not. */
    public Set<Cause> maySkip() {
        return maySkip;
    }

    /** Why what comes next may not be reached, for exceptions that may have been raised; empty if it certainly is. */
    Set<Cause> mayBeLeft() {
        return possibleRaises > tolerated ? Set.of(Unmodelled.cause("an exception that may be raised")) : maySkip;
    }

    /** Something that was passed over. */
    public void note(String what) {
        mayFail = mayFail.or(() -> Optional.of(what));
    }
}
