package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.OldReader;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.syntax.hush.Word;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * The old shell ({@code run_pipe_real}): variables are replaced by their values, and the whole command is read once more
 * from the start, so that quotes and backslashes of a value count, and {@code ;} does not.
 */
final class OldExpansion implements Expansion {
    private final Run run;
    /**
     * How often an assignment before a command took one from the count of its variables ({@code child->sp--}): the count
     * is never put back, so that a loop may find 0 and run the command with its variables unexpanded.
     */
    private final Map<Statement.Simple, Integer> spent = new IdentityHashMap<>();

    OldExpansion(Run run) {
        this.run = run;
    }

    @Override
    public Status run(Statement.Simple simple, Place place, Span span) {
        List<Word> words = simple.words();
        int assignments = 0;
        while (assignments < words.size() && assigned(words.get(assignments)).isPresent()) {
            assignments++;
        }
        List<Word> command = words.subList(assignments, words.size());
        long marks = -spent.getOrDefault(simple, 0);
        for (Word word : words) {
            marks += word.variables();
        }
        for (Word word : words.subList(0, assignments)) {
            if (!command.isEmpty() && word.variables() > 0) {
                marks--;
                spent.merge(simple, 1, Integer::sum);
            }
            Tape text = insert(word, false);
            String name = assigned(word).orElseThrow();
            assign(name, value(text.slice(name.length() + 1, text.length())));
        }
        if (command.isEmpty()) {
            return Status.OK;
        }
        run.traps().command(command, place, span);
        return marks != 0 ? again(command, span) : execute(command, span);
    }

    private static Optional<String> assigned(Word word) {
        boolean starts = !word.parts().isEmpty() && word.parts().get(0) instanceof Word.Chars;
        return starts ? Expansion.assigned(((Word.Chars) word.parts().get(0)).text()) : Optional.empty();
    }

    private Value value(Tape text) {
        return Value.of(run.holes().text(text));
    }

    /** {@code make_string}: values put in, quoted words in apostrophes; then read and run. */
    private Status again(List<Word> command, Span span) {
        Value noEval = run.state().variables.local("HUSH_NO_EVAL");
        boolean verbatim = noEval.asKnown().filter(set -> !set.startsWith("0")).isPresent();
        Tape.Builder flat = new Tape.Builder();
        for (Word word : command) {
            if (word != command.get(0)) {
                flat.add(' ');
            }
            if (word.quoted()) {
                flat.add('\'');
            }
            flat.add(insert(word, verbatim));
            if (word.quoted()) {
                flat.add('\'');
            }
        }
        flat.add('\n');
        if (!run.grow(flat.length(), span) || !run.enter(span)) {
            return Status.UNKNOWN;
        }
        Status before = run.state().result;
        Chunk chunk = new OldReader(flat.build(), OldReader.Mode.AGAIN).next().orElseThrow();
        chunk.fault().ifPresent(fault -> run.traps().brokenByValue(command, span, fault));
        new Interpreter(run, Place.at(span)).list(chunk.steps());
        run.state().result = before;
        run.leave();
        if (run.state().flow == State.Flow.LEFT) {
            // exit in a command that is read again ends only that reading; its status is the command's
            run.state().flow = State.Flow.RUNNING;
        }
        return run.state().status;
    }

    private Status execute(List<Word> command, Span span) {
        List<Text> argv = new ArrayList<>();
        for (Word word : command) {
            argv.add(word.variables() > 0 ? unreplaced(word) : run.holes().text(insert(word, false)));
        }
        Text name = argv.get(0);
        if (name.contains(";") == Truth.TRUE) {
            // the shell refuses such a name before it looks for a command
            return Status.of(-1);
        }
        int certain = 0;
        while (certain < command.size() && !command.get(certain).open()) {
            certain++;
        }
        return new Commands(run).run(argv, certain, span);
    }

    /** The word with the marks that the shell keeps around variable names. */
    private Text unreplaced(Word word) {
        Text.Builder text = new Text.Builder();
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Chars chars) {
                text.append(run.holes().text(chars.text()));
            } else if (part instanceof Word.Variable variable) {
                boolean status = variable.expression().is("?");
                text.append("\u0003" + (status ? "$" : ""))
                        .append(run.holes().text(variable.expression()))
                        .append("\u0003");
            }
        }
        return text.build();
    }

    /** {@code insert_var_value}: where a variable is replaced, line ends become blanks. */
    private Tape insert(Word word, boolean verbatim) {
        Tape.Builder text = new Tape.Builder();
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Chars chars) {
                text.add(chars.text());
            } else if (part instanceof Word.Variable variable) {
                Value value = parameter(variable.expression());
                if (verbatim && !value.isUnset()) {
                    text.add(Tape.VERBATIM)
                            .add(run.holes().tape(value.partial()))
                            .add(Tape.VERBATIM);
                } else {
                    text.add(run.holes().tape(value.partial()));
                }
            }
        }
        if (word.variables() > 0) {
            text.replaceAll('\n', ' ');
        }
        return text.build();
    }

    /** {@code lookup_param}: {@code name}, {@code name:-text}, {@code name:=text}, {@code name:+text}. */
    private Value parameter(Tape expression) {
        if (expression.hasHoles()) {
            return Value.unknown(run.holes().text(expression).causes(), true);
        }
        String text = expression.toString();
        if (text.equals("?")) {
            return statusText();
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        char kind = colon >= 0 && colon + 1 < text.length() ? text.charAt(colon + 1) : ' ';
        boolean known = kind == '-' || kind == '=' || kind == '+';
        Value fallback = known ? Value.known(text.substring(colon + 2)) : Value.UNSET;
        Value value = run.state().variables.lookup(name);
        Truth empty = isEmpty(value);
        if (empty == Truth.TRUE) {
            if (kind == '=') {
                assign(name, fallback);
            }
            return fallback;
        }
        if (empty == Truth.UNKNOWN && known) {
            if (kind == '=') {
                assign(name, Value.unknown(value.causes(), false));
            }
            return Value.unknown(value.causes(), true);
        }
        return kind == '+' ? Value.known("") : value;
    }

    static Truth isEmpty(Value value) {
        if (value.isUnset()) {
            return Truth.TRUE;
        }
        if (value instanceof Value.Known known) {
            return Truth.of(known.text().isEmpty());
        }
        boolean hasText = value.partial().segments().stream().anyMatch(Text.Literal.class::isInstance);
        boolean maybeUnset = value instanceof Value.Unknown unknown && unknown.maybeUnset();
        return hasText && !maybeUnset ? Truth.FALSE : Truth.UNKNOWN;
    }

    private Value statusText() {
        Status status = run.state().status;
        if (status.code().isPresent()) {
            return Value.known(Integer.toUnsignedString(status.code().getAsInt()));
        }
        return Value.unknown(Set.of(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "the status of a command")), false);
    }

    /** {@code make_list_in}: also quoted words are split, at blanks only. */
    @Override
    public Optional<List<Tapes.Element>> elements(List<Word> words) {
        List<Tapes.Element> elements = new ArrayList<>();
        for (Word word : words) {
            Tape text = insert(word, false);
            if (text.hasHoles()) {
                return Optional.empty();
            }
            Tapes.split(text, " ").forEach(piece -> elements.add(new Tapes.Element(piece)));
        }
        return Optional.of(elements);
    }

    @Override
    public String name(List<Word> words) {
        return words.isEmpty()
                ? ""
                : run.holes().text(insert(words.get(0), false)).toString();
    }

    /** {@code set_local_var}: an empty value removes the variable. */
    @Override
    public void assign(String name, Value value) {
        run.state().variables.setLocal(name, isEmpty(value) == Truth.TRUE ? Value.UNSET : value);
    }

    @Override
    public Status assignElement(String name, Tapes.Element element, Span span) {
        Tape assignment =
                new Tape.Builder().add(name).add('=').add(element.text()).build();
        if (Expansion.assigned(assignment).isPresent()) {
            assign(name, value(element.text()));
            return Status.OK;
        }
        return new Commands(run).run(List.of(run.holes().text(assignment)), 1, span);
    }
}
