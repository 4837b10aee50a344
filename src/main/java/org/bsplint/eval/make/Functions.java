package org.bsplint.eval.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Files;
import org.bsplint.eval.make.text.Guesses;
import org.bsplint.eval.make.text.Words;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Builtin;
import org.bsplint.value.Cause;

/** The functions that compute a text from texts; what of it stays known if an argument has holes is in {@link Guesses}. */
final class Functions {
    private final Machine machine;
    private final Guesses guesses;

    Functions(Machine machine) {
        this.machine = machine;
        this.guesses = new Guesses(machine.holes);
    }

    String apply(Builtin function, String[] a) {
        boolean known = true;
        for (String argument : a) {
            known &= !machine.holes.in(argument);
        }
        String result = known ? exact(function, a) : guess(function, a);
        if (!machine.budget.grow(result.length())) {
            throw machine.limit();
        }
        return result;
    }

    String substitute(String pattern, String replacement, String text) {
        boolean percent = Words.Pattern.of(pattern).hasPercent();
        return percent
                ? guesses.patsubst(pattern, replacement, text)
                : guesses.patsubst("%" + pattern, "%" + replacement, text);
    }

    private String exact(Builtin function, String[] a) {
        return switch (function) {
            case ADDPREFIX -> Words.each(a[1], word -> a[0] + word);
            case ADDSUFFIX -> Words.each(a[1], word -> word + a[0]);
            case BASENAME -> Words.each(a[0], Words::basename);
            case DIR -> Words.each(a[0], Words::directory);
            case NOTDIR -> Words.each(a[0], Words::file);
            case SUFFIX -> Words.suffixes(a[0]);
            case SUBST -> Words.subst(a[0], a[1], a[2]);
            case PATSUBST -> Words.patsubst(a[0], a[1], a[2]);
            case FILTER -> Words.filter(a[0], a[1], true);
            case FILTER_OUT -> Words.filter(a[0], a[1], false);
            case FINDSTRING -> a[1].contains(a[0]) ? a[0] : "";
            case FIRSTWORD -> Words.word(1, a[0]);
            case LASTWORD -> last(a[0]);
            case JOIN -> Words.join(a[0], a[1]);
            case SORT -> Words.sort(a[0]);
            case STRIP -> String.join(" ", Blanks.words(a[0]));
            case WORD -> Words.word(number(a[0], true), a[1]);
            case WORDLIST -> wordlist(a);
            case WORDS -> Integer.toString(Blanks.words(a[0]).size());
            default -> ofState(function, a);
        };
    }

    /** Functions of the table of variables, of files and of commands. */
    private String ofState(Builtin function, String[] a) {
        return switch (function) {
            case ORIGIN -> origin(a[0]);
            case FLAVOR -> flavor(a[0]);
            case VALUE -> value(a[0]);
            case WILDCARD -> machine.files.wildcard(a[0]);
            case ABSPATH -> absolute(a[0], false);
            case REALPATH -> absolute(a[0], true);
            case SHELL -> machine.shell.run(a[0]);
            case FILE -> file(a[0], a.length > 1);
            default -> throw new IllegalStateException(function.word());
        };
    }

    private String guess(Builtin function, String[] a) {
        return switch (function) {
            case ADDPREFIX -> guesses.each(a[1], word -> a[0] + word);
            case ADDSUFFIX -> guesses.each(a[1], word -> word + a[0]);
            case BASENAME -> guesses.each(a[0], Words::basename);
            case DIR -> guesses.each(a[0], Words::directory);
            case NOTDIR -> guesses.each(a[0], Words::file);
            case SUFFIX -> guesses.each(a[0], Words::suffixes);
            case WILDCARD -> guesses.each(a[0], machine.files::wildcard);
            case ABSPATH -> guesses.each(a[0], word -> absolute(word, false));
            case REALPATH -> guesses.each(a[0], word -> absolute(word, true));
            case STRIP -> String.join(" ", Blanks.words(a[0]));
            case SUBST -> guesses.subst(a[0], a[1], a[2]);
            case PATSUBST -> guesses.patsubst(a[0], a[1], a[2]);
            case FILTER -> guesses.filter(a[0], a[1], true);
            case FILTER_OUT -> guesses.filter(a[0], a[1], false);
            case FINDSTRING -> guesses.findstring(a[0], a[1]);
            case FIRSTWORD -> guesses.word(1, a[0]);
            case LASTWORD -> machine.holes.in(last(a[0])) ? machine.holes.merged(a[0]) : last(a[0]);
            case WORD -> machine.holes.in(a[0]) ? machine.holes.merged(a) : guesses.word(number(a[0], true), a[1]);
            case SHELL -> machine.shell.unknown(a[0]);
            default -> machine.holes.merged(a);
        };
    }

    private static String last(String text) {
        List<String> words = Blanks.words(text);
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    private String wordlist(String[] a) {
        long first = digits(a[0], "first", "wordlist");
        long last = digits(a[1], "second", "wordlist");
        if (first < 1) {
            throw machine.complaint("invalid first argument to 'wordlist' function: '" + first + "'");
        }
        return Words.wordlist(first, last, a[2]);
    }

    private long number(String text, boolean positive) {
        long number = digits(text, "first", "word");
        if (positive && number == 0) {
            throw machine.complaint("first argument to 'word' function must be greater than 0");
        }
        return number;
    }

    private long digits(String text, String which, String function) {
        String stripped = Blanks.strip(text);
        if (text.isEmpty() || !stripped.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw machine.complaint(
                    "non-numeric " + which + " argument to '" + function + "' function: '" + text + "'");
        }
        // Blanks alone pass for a number, and for zero.
        if (stripped.isEmpty()) {
            return 0;
        }
        return stripped.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(stripped);
    }

    private String origin(String name) {
        Definition definition = machine.variables.visible(name);
        if (!definition.isDefined()) {
            return name.equals(".VARIABLES") ? "default" : "undefined";
        }
        boolean sure = !definition.mayBeUnset() && definition.source() != Definition.Source.UNSURE;
        return sure ? definition.source().word() : unsure(name, definition);
    }

    private String flavor(String name) {
        Definition definition = machine.variables.visible(name);
        if (!definition.isDefined()) {
            return "undefined";
        }
        boolean sure = !definition.mayBeUnset() && definition.flavor() != Definition.Flavor.UNSURE;
        return sure ? (definition.isRecursive() ? "recursive" : "simple") : unsure(name, definition);
    }

    private String unsure(String name, Definition definition) {
        return machine.holes.in(definition.value())
                ? machine.holes.merged(definition.value())
                : machine.holes.of(machine.cause(
                        Cause.Kind.UNSUPPORTED, "whether `" + name + "` is set depends on something unknown"));
    }

    private String value(String name) {
        return machine.variables.visible(name).value();
    }

    private String absolute(String names, boolean existing) {
        List<String> found = new ArrayList<>();
        for (String word : Blanks.words(names)) {
            Optional<String> path = Files.absolute(word);
            if (path.isEmpty()) {
                found.add(machine.holes.of(machine.cause(
                        Cause.Kind.MISSING_INPUT, "where the folder lies in which make runs is not known")));
            } else if (!existing || machine.files.exists(path.get())) {
                found.add(path.get());
            }
        }
        return String.join(" ", found);
    }

    /** {@code $(file <name)} reads; nothing is ever written. */
    private String file(String operation, boolean hasText) {
        if (operation.startsWith(">")) {
            return "";
        }
        if (!operation.startsWith("<")) {
            throw machine.complaint("file: invalid file operation: " + operation);
        }
        String name = operation.substring(Blanks.skip(operation, 1));
        if (name.isEmpty() || hasText) {
            throw machine.complaint(name.isEmpty() ? "file: missing filename" : "file: too many arguments");
        }
        String text = machine.files.read(name).map(file -> file.text()).orElse("");
        String end = text.endsWith("\r\n") ? "\r\n" : text.endsWith("\n") ? "\n" : "";
        return text.substring(0, text.length() - end.length());
    }
}
