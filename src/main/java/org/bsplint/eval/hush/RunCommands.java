package org.bsplint.eval.hush;

import java.util.Optional;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.hush.expression.Numbers;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** {@code run}, {@code env run}, {@code boot}, {@code source}: commands that run another text. */
final class RunCommands {
    private final Run run;

    RunCommands(Run run) {
        this.run = run;
    }

    Status run(String name, Commands.Call call) {
        return switch (name) {
            case "run" -> runVariables(call, 1);
            case "source" -> source(call);
            default -> variable("bootcmd", call);
        };
    }

    /** {@code do_run}: each variable in turn, up to the first that fails. */
    Status runVariables(Commands.Call call, int from) {
        if (call.size() <= from) {
            return Status.ONE;
        }
        return runFrom(call, from);
    }

    private Status runFrom(Commands.Call call, int index) {
        Status status = Status.OK;
        for (int i = index; i < call.size(); i++) {
            Optional<String> name = call.argument(i);
            if (name.isEmpty()) {
                return anything(call);
            }
            status = variable(name.get(), call);
            if (!run.state().isRunning() || status.success() == Truth.FALSE) {
                return status;
            }
            if (status.success() == Truth.UNKNOWN && i + 1 < call.size()) {
                return perhaps(call, i + 1, name.get());
            }
        }
        return status;
    }

    private Status perhaps(Commands.Call call, int next, String before) {
        run.fork(
                call.span(),
                "whether `" + before + "` succeeds",
                () -> run.state().finish(runFrom(call, next)),
                () -> run.state().finish(Status.FAILED));
        return run.state().status;
    }

    private Status anything(Commands.Call call) {
        run.state()
                .variables
                .shake(Cause.of(
                        Cause.Kind.MISSING_INPUT, "what `" + call.text(0) + "` runs is not known", call.span()));
        run.state().perhapsGone = true;
        return Status.UNKNOWN;
    }

    private Status variable(String name, Commands.Call call) {
        Option option = run.state().variables.option(name);
        Value value = option.value();
        if (value.isUnset()) {
            return Status.ONE;
        }
        boolean maybeUnset = value instanceof Value.Unknown unknown && unknown.maybeUnset();
        boolean someText = value.partial().segments().stream().anyMatch(Text.Literal.class::isInstance);
        if (maybeUnset || !value.isKnown() && !someText) {
            return anything(call);
        }
        Tape text = run.holes().tape(value.partial());
        Span written = option.place().orElse(call.span());
        return text("run " + name, text, Place.at(written), call.span(), false);
    }

    /** Runs a text of its own: {@code exit} and early ends in it end only it. */
    private Status text(String how, Tape text, Place place, Span from, boolean script) {
        if (run.path().stream().filter(step -> step.note().startsWith("run ")).count() > 40) {
            run.limit(from, "`" + how + "` runs itself without end");
            return Status.UNKNOWN;
        }
        if (!run.grow(text.length(), from) || !run.enter(from)) {
            return Status.UNKNOWN;
        }
        State state = run.state();
        Reach reach = state.reach;
        Optional<State> early = state.early;
        state.early = Optional.empty();
        run.path().push(Related.at(from, how));
        Status status = new Texts(run).run(text, place, script);
        run.path().pop();
        run.leave();
        state = run.state();
        if (state.flow == State.Flow.LEFT) {
            state.flow = State.Flow.RUNNING;
        }
        if (state.early.isPresent()) {
            State left = state.early.get();
            Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "whether `" + how + "` was left early", from);
            state.variables = state.variables.join(left.variables, cause);
            status = status.join(left.status);
            state.perhapsGone |= left.perhapsGone;
        }
        state.reach = state.isRunning() ? reach : state.reach;
        state.early = early;
        return status;
    }

    private Status source(Commands.Call call) {
        Optional<Text> script =
                call.argument(1).map(address -> run.state().memory.get(Numbers.parse(address, 16)));
        if (script.isEmpty() || !script.get().isKnown()) {
            return anything(call);
        }
        return text("source", run.holes().tape(script.get()), Place.at(call.span()), call.span(), true);
    }
}
