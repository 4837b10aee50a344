package org.bsplint.eval.hush;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.ecosystem.command.ShellCommand;
import org.bsplint.eval.hush.expression.ItestCommand;
import org.bsplint.eval.hush.expression.Numbers;
import org.bsplint.eval.hush.expression.TestCommand;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Runs one command: its status, and what it does to variables, as far as that is known without a board. */
final class Commands {
    /** The default of {@code CONFIG_SYS_MAXARGS} (cmd/Kconfig): boards raise it, none lowers it. */
    private static final int FEWEST_MAXARGS = 16;

    private final Run run;

    Commands(Run run) {
        this.run = run;
    }

    /** @param certain the first arguments of which it is certain that each is one argument */
    Status run(List<Text> argv, int certain, Span span) {
        if (argv.isEmpty()) {
            return run.state().status;
        }
        if (run.state().variables.isSet("IFS")) {
            return otherWords(span);
        }
        return argv.size() > FEWEST_MAXARGS ? crowded(argv, certain, span) : execute(argv, certain, span);
    }

    /** With a variable {@code IFS} the words of a line are others, and so may be the lines. */
    private Status otherWords(Span span) {
        Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "how a line is split with a variable IFS", span);
        run.warn(span, "with a variable IFS it is not told what U-Boot takes for a word");
        run.state().perhapsGone = true;
        return execute(List.of(Text.unknown(cause)), 0, span);
    }

    /** Builds differ in how many words a command may have; with more U-Boot prints the usage. */
    private Status crowded(List<Text> argv, int certain, Span span) {
        run.fork(
                span,
                "whether this build takes " + argv.size() + " words (CONFIG_SYS_MAXARGS)",
                () -> run.state().finish(execute(argv, certain, span)),
                () -> run.state().finish(Status.ONE));
        return run.state().status;
    }

    private Status execute(List<Text> argv, int certain, Span span) {
        run.record(argv, span);
        Text name = argv.get(0);
        if (!name.isKnown() || certain == 0) {
            return anything(name, span);
        }
        CommandTable.Resolved resolved = run.shell().commands().resolve(name.known());
        if (resolved instanceof CommandTable.Nothing) {
            run.traps().unknownCommand(name.known(), span);
            return Status.ONE;
        }
        if (resolved instanceof CommandTable.Known known) {
            return known(known, new Call(argv, certain, span));
        }
        return Status.UNKNOWN;
    }

    private Status anything(Text name, Span span) {
        run.state()
                .variables
                .shake(Cause.of(Cause.Kind.MISSING_INPUT, "a command whose name is not known may set it", span));
        return Status.UNKNOWN;
    }

    private Status known(CommandTable.Known command, Call call) {
        return switch (command.name()) {
            case "echo", "sleep" -> Status.OK;
            case "true" -> Status.OK;
            case "false" -> Status.ONE;
            case "test" -> call.isKnown() ? Status.of(TestCommand.evaluate(call.words())) : Status.UNKNOWN;
            case "itest" -> call.isKnown() ? Status.of(ItestCommand.evaluate(call.words())) : Status.UNKNOWN;
            case "setexpr" -> new SetexprCommand(run).run(call);
            case "setenv", "env", "printenv", "showvar" -> new EnvironmentCommands(run).run(command.name(), call);
            case "run", "boot", "bootd", "source" -> new RunCommands(run).run(command.name(), call);
            case "exit" -> exit(call);
            default -> other(command.command(), call);
        };
    }

    /** {@code do_exit}: the status is a decimal number, 0 without one. */
    private Status exit(Call call) {
        run.state().flow = State.Flow.LEFT;
        if (call.size() < 2) {
            run.state().status = Status.OK;
        } else if (call.argument(1).isPresent()) {
            long code = Numbers.parse(call.argument(1).get(), 10);
            run.state().status = Status.of((int) code);
        } else {
            run.state().status = Status.UNKNOWN;
        }
        return run.state().status;
    }

    private Status other(ShellCommand effect, Call call) {
        Optional<Status> loaded = load(call);
        if (loaded.isPresent()) {
            return loaded.get();
        }
        Cause cause = Cause.of(Cause.Kind.EXTERNAL_COMMAND, "set by `" + call.text(0) + "`", call.span());
        effect.sets().forEach(name -> blur(name, cause, call));
        for (int position : effect.setsArguments()) {
            if (position < call.size()) {
                call.argument(position).ifPresent(name -> blur(name, cause, call));
            }
        }
        if (effect.anything()) {
            run.state().variables.shake(cause);
        }
        run.state().perhapsGone |= effect.leaves() || effect.anything();
        return Status.UNKNOWN;
    }

    private void blur(String name, Cause cause, Call call) {
        Assignment step = Variables.step(call.span(), call.text(0).toString(), Text.unknown(cause));
        run.state().variables.put(name, Value.unknown(Set.of(cause), true), step);
    }

    /** A file that the board certainly finds: its size is known, and {@code env import} and {@code source} find it. */
    private Optional<Status> load(Call call) {
        Map<String, Text> media = run.shell().media();
        boolean loads = call.text(0).toString().endsWith("load") || call.text(0).is("host");
        if (!loads || media.isEmpty() || call.size() < 4 || !call.isKnown()) {
            return Optional.empty();
        }
        String path = call.words().get(call.size() - 1);
        Text content = media.get(path.substring(path.lastIndexOf('/') + 1));
        if (content == null || !content.isKnown()) {
            return Optional.empty();
        }
        String address = call.words().get(call.size() - 2);
        run.state().memory.put(Numbers.parse(address, 16), content);
        String size = Long.toHexString(content.known().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        run.state().variables.set("filesize", Text.of(size), Variables.step(call.span(), "load", Text.of(size)));
        return Optional.of(Status.OK);
    }

    /**
     * A command with its arguments.
     *
     * @param certain the first arguments of which it is certain that each is one argument
     */
    record Call(List<Text> argv, int certain, Span span) {
        int size() {
            return argv.size();
        }

        /** Are all arguments known, each in its place? */
        boolean isKnown() {
            return certain >= argv.size() && argv.stream().allMatch(Text::isKnown);
        }

        /** All arguments; call only if {@link #isKnown()}. */
        List<String> words() {
            return argv.stream().map(Text::known).toList();
        }

        Shown text(int index) {
            return new Shown(argv.get(index));
        }

        /** An argument that is known and certainly in its place. */
        Optional<String> argument(int index) {
            return index < certain && index < argv.size() && argv.get(index).isKnown()
                    ? Optional.of(argv.get(index).known())
                    : Optional.empty();
        }

        /** Are the arguments from here on certainly absent? */
        Truth endsAt(int index) {
            if (argv.size() <= index) {
                return Truth.TRUE;
            }
            return certain > index ? Truth.FALSE : Truth.UNKNOWN;
        }

        /** A text for messages and comparisons. */
        record Shown(Text text) {
            boolean is(String word) {
                return text.isKnown() && text.known().equals(word);
            }

            @Override
            public String toString() {
                return text.toString();
            }
        }
    }
}
