package org.bsplint.eval.hush;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.Budget;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.Reader;
import org.bsplint.syntax.hush.Section;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Step;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Text;

/** One run under way: its state, what was recorded so far, and its limits. */
final class Run {
    /** Commands that are recorded; no real script comes near. */
    private static final int MAX_COMMANDS = 50_000;

    /** Compounds inside compounds, {@code run} inside {@code run}. */
    private static final int MAX_NESTING = 160;

    private final Shell shell;
    private final boolean everyBoot;
    private final Budget budget = Shell.budget();
    private final Holes holes = new Holes();
    private final Expansion expansion;
    private final Traps traps = new Traps(this);
    private final List<RunCommand> commands = new ArrayList<>();
    private final Set<Span> notRun = new HashSet<>();
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();
    private final Deque<Related> path = new ArrayDeque<>();
    private State state;
    private int rehearsing;
    private int nesting;
    private boolean limited;
    /** The variable whose moments are kept; none if it is empty. */
    private String watched = "";

    private final List<ScriptRun.Moment> moments = new ArrayList<>();

    /** @param everyBoot the board runs this text by itself at each boot */
    Run(Shell shell, boolean everyBoot) {
        this.shell = shell;
        this.everyBoot = everyBoot;
        this.state = new State(new Variables(shell.environment()));
        this.expansion = shell.dialect() == Dialect.OLD ? new OldExpansion(this) : new ModernExpansion(this);
    }

    Shell shell() {
        return shell;
    }

    State state() {
        return state;
    }

    Holes holes() {
        return holes;
    }

    Expansion expansion() {
        return expansion;
    }

    Traps traps() {
        return traps;
    }

    List<RunCommand> commands() {
        return java.util.Collections.unmodifiableList(commands);
    }

    Deque<Related> path() {
        return path;
    }

    boolean isRehearsing() {
        return rehearsing > 0;
    }

    /** Counts a step; false once a limit is met. */
    boolean step() {
        return budget.step() && !limited;
    }

    /** Counts expanded text; false (with one message) once it is too much. */
    boolean grow(int characters, Span span) {
        if (!budget.grow(characters)) {
            limit(span, budget.exceeded());
        }
        return !limited;
    }

    /** Enters a nested compound or text; false (with one message) if that is too deep. Pair with {@link #leave} if true. */
    boolean enter(Span span) {
        if (nesting >= MAX_NESTING || !step()) {
            limit(span, nesting >= MAX_NESTING ? "nested deeper than " + MAX_NESTING : budget.exceeded());
            return false;
        }
        nesting++;
        return true;
    }

    void leave() {
        nesting--;
    }

    /** Records a command. */
    void record(List<Text> argv, Span span) {
        if (rehearsing > 0) {
            return;
        }
        if (commands.size() >= MAX_COMMANDS) {
            limit(span, "more than " + MAX_COMMANDS + " commands");
            return;
        }
        commands.add(new RunCommand(argv, span, state.effectiveReach(), outermostFirst()));
        traps.recorded(argv, span, everyBoot);
    }

    private List<Related> outermostFirst() {
        List<Related> way = new ArrayList<>(path);
        java.util.Collections.reverse(way);
        return way;
    }

    void watch(String variable) {
        watched = variable;
    }

    List<ScriptRun.Moment> moments() {
        return List.copyOf(moments);
    }

    /** Follows a command; of the variable that is watched it is kept what it is before and after. */
    Status watching(Span span, Supplier<Status> command) {
        if (watched.isEmpty() || rehearsing > 0 || moments.size() >= MAX_COMMANDS) {
            return command.get();
        }
        Option before = state.variables.seen(watched);
        Status status = command.get();
        moments.add(new ScriptRun.Moment(span, before, state.variables.seen(watched)));
        return status;
    }

    /** Records commands that are passed over, each place once. */
    void skipped(List<Step> steps, Place place) {
        if (rehearsing > 0) {
            return;
        }
        for (Step step : steps) {
            step.statement().ifPresent(statement -> skipped(statement, step, place));
        }
    }

    /** Everything that a reader still holds is passed over. */
    void skippedRest(Reader reader, Place place) {
        for (Optional<Chunk> chunk = reader.next(); chunk.isPresent() && step(); chunk = reader.next()) {
            skipped(chunk.get().steps(), place);
        }
    }

    private void skipped(Statement statement, Step step, Place place) {
        if (statement instanceof Statement.Simple simple) {
            Span span = place.span(step.start(), step.end());
            if (commands.size() < MAX_COMMANDS && notRun.add(span)) {
                commands.add(new RunCommand(
                        expansion.unexpanded(simple.words(), span), span, Reach.NEVER, outermostFirst()));
            }
        } else if (statement instanceof Statement.If branches) {
            branches.sections().stream().map(Section::steps).forEach(steps -> skipped(steps, place));
        } else if (statement instanceof Statement.Loop loop) {
            skipped(loop.condition(), place);
            skipped(loop.body(), place);
        } else if (statement instanceof Statement.For loop) {
            skipped(loop.body(), place);
        } else if (statement instanceof Statement.Braces braces) {
            skipped(braces.steps(), place);
        } else if (statement instanceof Statement.Not not) {
            skipped(not.statement(), step, place);
        }
    }

    /** Follows two ways of which one is taken, and joins what they leave behind. */
    void fork(Span span, String undecided, Runnable first, Runnable second) {
        State before = state;
        budget.step();
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "depends on " + undecided, span);
        path.push(Related.at(span, "depends on " + undecided));
        State left = way(before, first);
        State right = way(before, second);
        path.pop();
        state = State.join(left, right, before.reach, cause);
    }

    private State way(State before, Runnable follow) {
        state = before.copy();
        if (state.reach == Reach.ALWAYS) {
            state.reach = Reach.MAYBE;
        }
        state.early = Optional.empty();
        follow.run();
        state.early = before.early.isPresent() && state.early.isEmpty() ? before.early : state.early;
        return state;
    }

    /** What would be written: nothing is recorded, and the state is as before. */
    Set<String> rehearse(Runnable follow) {
        State before = state;
        state = before.copy();
        state.variables.forgetWritten();
        rehearsing++;
        follow.run();
        rehearsing--;
        Set<String> written = Set.copyOf(state.variables.written());
        state = before;
        return written;
    }

    /** The shell cannot read this text. */
    void syntax(Span span, String message) {
        if (rehearsing == 0) {
            diagnostics.add(Diagnostic.syntax(span, message));
        }
    }

    void warn(Span span, String message) {
        if (rehearsing == 0) {
            diagnostics.add(Diagnostic.warning(span, message));
        }
    }

    /** Meets a limit: said once; from here on nothing is followed and nothing is known. */
    void limit(Span span, String what) {
        if (!limited) {
            limited = true;
            diagnostics.add(Diagnostic.problem(span, "not followed further: " + what));
        }
        state.variables.shake(Cause.of(Cause.Kind.BUDGET, what, span));
        state.perhapsGone = true;
        state.finish(Status.UNKNOWN);
    }

    ScriptRun result() {
        Set<Span> ran = new HashSet<>();
        commands.stream().filter(command -> command.reach() != Reach.NEVER).forEach(command -> ran.add(command.span()));
        List<RunCommand> shown = commands.stream()
                .filter(command -> command.reach() != Reach.NEVER || !ran.contains(command.span()))
                .toList();
        return new ScriptRun(shown, new ArrayList<>(diagnostics), traps.observations(), state.variables.options());
    }
}
