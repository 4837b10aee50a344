package org.bsplint.eval.hush;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.Keyword;
import org.bsplint.syntax.hush.Section;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Step;
import org.bsplint.value.Cause;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * Follows lists and compounds. The old shell's order of things is {@code run_list_real} of common/cli_hush.c; where the
 * modern one differs the code says so.
 */
final class Interpreter {
    /** Rounds of a loop that are followed one by one. */
    private static final int MAX_ROUNDS = 1000;

    private final Run run;
    private final Place place;
    private final boolean old;

    Interpreter(Run run, Place place) {
        this.run = run;
        this.place = place;
        this.old = run.shell().dialect() == Dialect.OLD;
    }

    /** A list of its own: its result starts as 0. */
    void list(List<Step> steps) {
        run.state().result = Status.OK;
        steps(steps, false);
    }

    /** @param condition the list decides a compound: its statuses count */
    private void steps(List<Step> steps, boolean condition) {
        int from = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).joint() == Step.Joint.THEN || i == steps.size() - 1) {
                chain(steps.subList(from, i + 1), condition);
                from = i + 1;
            }
        }
    }

    /**
     * Commands joined by {@code &&} and {@code ||}. In the old shell a part that is skipped takes all the rest of the
     * chain with it; in the modern one it is skipped alone.
     */
    private void chain(List<Step> chain, boolean condition) {
        run.traps().chain(chain, place);
        for (int i = 0; i < chain.size(); i++) {
            if (!run.state().isRunning()) {
                run.skipped(chain.subList(i, chain.size()), place);
                return;
            }
            if (!run.step()) {
                return;
            }
            Step step = chain.get(i);
            Truth wanted = i == 0 || isEmpty(chain.get(i - 1))
                    ? Truth.TRUE
                    : go(chain.get(i - 1).joint());
            List<Step> concerned = old ? chain.subList(i, chain.size()) : List.of(step);
            if (wanted == Truth.FALSE) {
                run.skipped(concerned, place);
                if (old) {
                    return;
                }
            } else if (wanted == Truth.UNKNOWN) {
                run.fork(
                        place.span(step.start(), step.end()),
                        "whether the command before succeeds",
                        () -> {
                            if (old) {
                                chain(concerned, condition);
                            } else {
                                step(step, condition);
                            }
                        },
                        () -> {});
                if (old) {
                    return;
                }
            } else {
                step(step, condition);
            }
            if (step.joint() == Step.Joint.PIPE) {
                pipe(step);
            }
        }
    }

    /**
     * {@code run_pipe} of U-Boot's modern shell runs the first command, and for the next one takes the words of the first
     * again from memory that it has freed: whatever comes after it may run or not, or the board resets.
     */
    private void pipe(Step step) {
        run.warn(
                place.span(step.start(), step.end()),
                "U-Boot has no pipes: after this command it works on freed memory, and what follows may not run");
        run.state().perhapsGone = true;
        run.state().finish(Status.UNKNOWN);
        run.state().condition = Status.UNKNOWN;
    }

    private boolean isEmpty(Step step) {
        return old && step.statement().isEmpty();
    }

    private Truth go(Step.Joint joint) {
        if (joint == Step.Joint.PIPE) {
            return Truth.UNKNOWN;
        }
        Truth success = run.state().status.success();
        return joint == Step.Joint.OR ? success.not() : success;
    }

    private void step(Step step, boolean condition) {
        if (step.statement().isEmpty()) {
            return;
        }
        run.state().result = statement(step.statement().get(), step);
        if (run.state().isRunning()) {
            run.state().status = run.state().result;
        }
        if (condition) {
            run.state().condition = run.state().result;
        }
    }

    private Status statement(Statement statement, Step step) {
        if (statement instanceof Statement.Simple simple) {
            Span span = place.span(step.start(), step.end());
            return run.watching(span, () -> run.expansion().run(simple, place, span));
        }
        if (statement instanceof Statement.Not not) {
            // U-Boot's build of the modern shell forgets ! before a simple command
            Status status = statement(not.statement(), step);
            return not.statement() instanceof Statement.Simple ? status : status.not();
        }
        if (!run.enter(place.span(step.start(), step.end()))) {
            return Status.UNKNOWN;
        }
        Status outer = run.state().condition;
        run.state().result = Status.OK;
        compound(statement, step);
        run.state().condition = outer;
        run.leave();
        if (run.state().flow == State.Flow.LEFT) {
            return leftCompound();
        }
        return run.state().result;
    }

    /**
     * {@code exit} inside a compound: the old shell ends the text too, but its status comes out as 0; the modern one ends
     * only the compound, and the status is what is left of -2 - n.
     */
    private Status leftCompound() {
        if (old) {
            run.state().status = Status.OK;
            return Status.OK;
        }
        run.state().flow = State.Flow.RUNNING;
        Status status = run.state().status;
        return status.code().isPresent() ? Status.of(-2 - status.code().getAsInt() & 0xff) : Status.FAILED;
    }

    private void compound(Statement statement, Step step) {
        if (statement instanceof Statement.If branches) {
            run.state().condition = Status.OK;
            run.traps().guards(branches, place);
            sections(branches.sections(), 0, Status.OK, step);
        } else if (statement instanceof Statement.Loop loop) {
            loop(loop, step);
        } else if (statement instanceof Statement.For loop) {
            forEach(loop, step);
        } else if (statement instanceof Statement.Braces braces) {
            steps(braces.steps(), false);
        }
    }

    /** @param taken status that the last {@code then} went by; 0 before the first (a trap of {@code then elif}) */
    private void sections(List<Section> sections, int from, Status taken, Step step) {
        Status code = taken;
        for (int i = from; i < sections.size(); i++) {
            if (!run.state().isRunning()) {
                return;
            }
            Section section = sections.get(i);
            Keyword keyword = section.keyword();
            if (keyword == Keyword.IF || keyword == Keyword.ELIF) {
                if (keyword == Keyword.ELIF && code.success() == Truth.TRUE) {
                    skip(sections.subList(i, sections.size()));
                    return;
                }
                if (!old) {
                    run.state().condition = Status.OK;
                }
                steps(section.steps(), true);
                continue;
            }
            code = section.steps().isEmpty() && old ? code : run.state().condition;
            Truth taking =
                    keyword == Keyword.THEN ? code.success() : code.success().not();
            if (taking == Truth.UNKNOWN) {
                int next = i + 1;
                run.fork(
                        place.span(step.start(), step.end()),
                        "the condition of `if`",
                        () -> decided(section, sections, next, Status.OK, step),
                        () -> decided(null, sections, next, Status.FAILED, step));
                return;
            }
            if (taking == Truth.TRUE) {
                steps(section.steps(), false);
            } else {
                run.skipped(section.steps(), place);
            }
        }
        if (!old
                && code.success() == Truth.FALSE
                && sections.get(sections.size() - 1).keyword() == Keyword.THEN) {
            run.state().result = Status.OK;
        }
    }

    /** One of the two ways at a {@code then} whose condition is not known. */
    private void decided(
            @org.jspecify.annotations.Nullable Section taken,
            List<Section> sections,
            int next,
            Status condition,
            Step step) {
        run.state().condition = condition;
        run.state().finish(condition);
        if (taken != null) {
            steps(taken.steps(), false);
        }
        sections(sections, next, condition, step);
    }

    private void skip(List<Section> sections) {
        sections.forEach(section -> run.skipped(section.steps(), place));
    }

    private void loop(Statement.Loop loop, Step step) {
        State before = run.state().copy();
        for (int round = 0; ; round++) {
            run.state().condition = loop.until() ? Status.OK : Status.ONE;
            steps(loop.condition(), true);
            Truth again = loop.until()
                    ? run.state().condition.success().not()
                    : run.state().condition.success();
            if (!run.state().isRunning() || again == Truth.FALSE) {
                break;
            }
            if (again == Truth.UNKNOWN) {
                unknownRounds(loop.body(), () -> steps(loop.condition(), true), step);
                run.state().condition = Status.UNKNOWN;
                return;
            }
            if (round > 0 && isEndless(before, step)) {
                return;
            }
            if (round >= MAX_ROUNDS) {
                run.limit(place.span(step.start(), step.end()), "a loop runs more than " + MAX_ROUNDS + " times");
                return;
            }
            before = run.state().copy();
            steps(loop.body(), false);
        }
        if (!old) {
            run.state().result = Status.OK;
        }
    }

    /** The same variables as a round before: the loop never ends. */
    private boolean isEndless(State before, Step step) {
        if (!before.variables.sameAs(run.state().variables)) {
            return false;
        }
        run.warn(
                place.span(step.start(), step.end()), "this loop never ends: a round changes nothing of its condition");
        run.state().flow = State.Flow.DEAD;
        return true;
    }

    private void forEach(Statement.For loop, Step step) {
        if (!loop.wellFormed()) {
            run.syntax(
                    place.span(step.start(), step.end()),
                    "`for` is malformed: U-Boot prints a syntax error and runs nothing of it");
            run.state().result = Status.ONE;
            return;
        }
        Optional<List<Tapes.Element>> elements = run.state().variables.isSet("IFS")
                ? Optional.empty()
                : run.expansion().elements(loop.words());
        String name = run.expansion().name(loop.name());
        if (elements.isEmpty()) {
            Cause cause = Cause.of(
                    Cause.Kind.MISSING_INPUT, "the list of `for` is not known", place.span(step.start(), step.end()));
            run.expansion().assign(name, Value.unknown(Set.of(cause), false));
            unknownRounds(loop.body(), () -> {}, step);
            return;
        }
        run.watching(place.span(step.start(), step.end()), () -> Status.OK);
        int rounds = 0;
        for (Tapes.Element element : elements.get()) {
            if (!run.state().isRunning()) {
                return;
            }
            if (rounds++ > MAX_ROUNDS) {
                run.limit(place.span(step.start(), step.end()), "a loop runs more than " + MAX_ROUNDS + " times");
                return;
            }
            Status assigned = run.expansion().assignElement(name, element, place.span(step.start(), step.end()));
            run.state().finish(assigned);
            steps(loop.body(), false);
        }
    }

    /** Any number of rounds: what they write may be anything, before and after. */
    private void unknownRounds(List<Step> body, Runnable condition, Step step) {
        Cause cause = Cause.of(
                Cause.Kind.MISSING_INPUT, "set in a loop of unknown rounds", place.span(step.start(), step.end()));
        Set<String> written = run.rehearse(() -> {
            steps(body, false);
            condition.run();
        });
        run.fork(
                place.span(step.start(), step.end()),
                "how often the loop runs",
                () -> {
                    run.state().variables.blur(written, cause);
                    run.state().finish(Status.UNKNOWN);
                    steps(body, false);
                    condition.run();
                },
                () -> {});
        run.state().variables.blur(written, cause);
        run.state().finish(Status.UNKNOWN);
    }
}
