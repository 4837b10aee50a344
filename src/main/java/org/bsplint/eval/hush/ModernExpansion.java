package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.Span;
import org.bsplint.syntax.hush.Statement;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.syntax.hush.Word;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * The modern shell ({@code expand_vars_to_list}): values are split at blanks outside quotes and else taken as they are.
 * Assignments before a command are lost ({@code run_pipe} of U-Boot's build drops them).
 */
final class ModernExpansion implements Expansion {
    /** An argument, and whether it is certainly one. */
    private record Argument(Tape text, boolean certain) {}

    private final Run run;

    ModernExpansion(Run run) {
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
        List<Argument> arguments = expand(command);
        int characters = arguments.stream()
                .mapToInt(argument -> argument.text().length())
                .sum();
        if (!run.grow(characters, span)) {
            return Status.UNKNOWN;
        }
        if (arguments.isEmpty()) {
            for (Word word : words.subList(0, assignments)) {
                String name = assigned(word).orElseThrow();
                Tape text = singleWord(word);
                assign(name, Value.of(run.holes().text(text.slice(name.length() + 1, text.length()))));
            }
            return command.isEmpty() ? Status.OK : run.state().status;
        }
        run.traps().command(command, place, span);
        List<Text> argv = arguments.stream()
                .map(argument -> run.holes().text(argument.text()))
                .toList();
        int certain = 0;
        while (certain < arguments.size() && arguments.get(certain).certain()) {
            certain++;
        }
        return new Commands(run).run(argv, certain, span);
    }

    private static Optional<String> assigned(Word word) {
        if (word.parts().isEmpty() || !(word.parts().get(0) instanceof Word.Chars chars) || chars.quoted()) {
            return Optional.empty();
        }
        String text = chars.text().toString();
        int equals = text.indexOf('=');
        boolean name = equals > 0 && text.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*");
        return name ? Optional.of(text.substring(0, equals)) : Optional.empty();
    }

    private Tape singleWord(Word word) {
        Tape.Builder text = new Tape.Builder();
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Chars chars) {
                text.add(chars.text());
            } else if (part instanceof Word.Variable variable) {
                text.add(run.holes().tape(value(variable.expression()).partial()));
            }
        }
        return text.build();
    }

    private List<Argument> expand(List<Word> words) {
        List<Argument> arguments = new ArrayList<>();
        for (Word word : words) {
            arguments.addAll(expand(word));
        }
        return arguments;
    }

    private List<Argument> expand(Word word) {
        List<Argument> done = new ArrayList<>();
        Tape.Builder current = new Tape.Builder();
        boolean kept = false;
        boolean certain = !word.open();
        boolean endedInBlank = false;
        for (Word.Part part : word.parts()) {
            Tape text = part instanceof Word.Chars chars
                    ? chars.text()
                    : run.holes()
                            .tape(value(((Word.Variable) part).expression()).partial());
            boolean splits = part instanceof Word.Variable variable && !variable.quoted();
            kept |= part instanceof Word.Variable variable && variable.quoted()
                    || part instanceof Word.Chars chars
                            && chars.quoted()
                            && chars.text().isEmpty();
            certain &= !splits || !text.hasHoles();
            if (endedInBlank && !text.isEmpty()) {
                done.add(new Argument(current.build(), certain));
                current.clear();
                endedInBlank = false;
            }
            for (int i = 0; i < text.length(); i++) {
                int code = text.at(i);
                if (!splits || code != ' ' && code != '\t' && code != '\n') {
                    if (endedInBlank) {
                        done.add(new Argument(current.build(), certain));
                        current.clear();
                        endedInBlank = false;
                    }
                    current.add(code);
                } else {
                    endedInBlank |= current.length() > 0 || kept;
                }
            }
        }
        if (current.length() > 0 || kept) {
            done.add(new Argument(current.build(), certain));
        }
        return done;
    }

    /** An operator after the name is part of the name that is looked up: {@code ${x:-y}} looks for {@code x:}. */
    private Value value(Tape expression) {
        if (expression.hasHoles()) {
            return Value.unknown(run.holes().text(expression).causes(), true);
        }
        String name = expression.toString();
        if (name.length() > 1 && name.startsWith("#")) {
            name = name.substring(1);
        }
        if (name.equals("?")) {
            Status status = run.state().status;
            return status.code().isPresent()
                    ? Value.known(Integer.toString(status.code().getAsInt()))
                    : Value.unknown(Set.of(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "the status of a command")), false);
        }
        if (name.equals("#")) {
            return Value.known("0");
        }
        boolean positional = name.equals("*") || name.equals("@") || Character.isDigit(name.charAt(0));
        return positional ? Value.UNSET : run.state().variables.lookup(name);
    }

    @Override
    public Optional<List<Tapes.Element>> elements(List<Word> words) {
        List<Argument> arguments = expand(words);
        boolean known = arguments.stream().noneMatch(argument -> argument.text().hasHoles());
        return known
                ? Optional.of(arguments.stream()
                        .map(argument -> new Tapes.Element(argument.text()))
                        .toList())
                : Optional.empty();
    }

    @Override
    public String name(List<Word> words) {
        return words.isEmpty() ? "" : run.holes().text(singleWord(words.get(0))).toString();
    }

    @Override
    public void assign(String name, Value value) {
        run.state().variables.setLocal(name, value);
    }

    @Override
    public Status assignElement(String name, Tapes.Element element, Span span) {
        assign(name, Value.of(run.holes().text(element.text())));
        return Status.OK;
    }
}
