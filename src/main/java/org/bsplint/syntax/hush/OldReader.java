package org.bsplint.syntax.hush;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads as {@code parse_stream} of U-Boot's common/cli_hush.c does (v2023.10; the same since v2011). Quotes, backslashes
 * and reserved words are dealt with in one pass over characters.
 */
public final class OldReader implements Reader {
    /** What is read, which decides where a chunk ends and what is special. */
    public enum Mode {
        /** A script: each line, or compound, is run before the next is read. */
        SCRIPT,
        /** A variable's value that is run: read whole before anything of it runs. */
        VALUE,
        /** A command after its variables were replaced: read once more, {@code ; $ & |} being plain. */
        AGAIN
    }

    /** Compounds nested deeper are not followed; a board's stack would not hold them either. */
    private static final int MAX_DEPTH = 150;

    private final Tape input;
    private final Mode mode;
    private int at;
    private boolean ended;

    private final Tape.Builder word = new Tape.Builder();
    private int wordStart = -1;
    private int wordEnd;
    private boolean quotedWord;
    private boolean openWord;
    private boolean inQuotes;
    private int quoteStart;
    private OldContext context = new OldContext(0);
    private final Deque<OldContext> outer = new ArrayDeque<>();
    private Optional<Chunk.Fault> fault = Optional.empty();

    public OldReader(Tape text, Mode mode) {
        this.mode = mode;
        boolean closed =
                text.length() > 0 && text.at(text.length() - 1) == '\n' && text.indexOf('\n') == text.length() - 1;
        this.input = closed ? text : new Tape.Builder().add(text).add('\n').build();
    }

    @Override
    public Optional<Chunk> next() {
        if (ended || at >= input.length()) {
            return Optional.empty();
        }
        int start = at;
        context = new OldContext(at);
        outer.clear();
        fault = Optional.empty();
        inQuotes = false;
        resetWord();
        Outcome outcome = readChunk();
        ended = outcome != Outcome.CHUNK || mode != Mode.SCRIPT;
        if (outcome == Outcome.FAULT) {
            return Optional.of(new Chunk(List.of(), fault, start, at));
        }
        if (!outer.isEmpty()) {
            return Optional.of(new Chunk(List.of(), Optional.of(unfinished()), start, at));
        }
        if (inQuotes && mode == Mode.SCRIPT && fault.isEmpty()) { // the shell says nothing, and takes all as one word
            fault = Optional.of(
                    new Chunk.Fault(quoteStart, "`\"` is never closed: all up to the end is one word", true));
        }
        endWord();
        context.endStep(Step.Joint.THEN, at);
        return Optional.of(new Chunk(context.steps(), fault, start, at));
    }

    private Chunk.Fault unfinished() {
        String message = fault.map(Chunk.Fault::message)
                .orElse("`" + context.opening() + "` is never closed: " + context.expected() + " is missing");
        return new Chunk.Fault(fault.map(Chunk.Fault::offset).orElse(context.start), message, true);
    }

    private enum Outcome {
        CHUNK,
        TEXT,
        FAULT
    }

    private Outcome readChunk() {
        while (at < input.length()) {
            int from = at;
            int code = input.at(at++);
            if (code != '\n' && code != ' ' && code != '\t' || inQuotes) {
                if (!special(code, from)) {
                    return Outcome.FAULT;
                }
            } else if (!endWord()) {
                return Outcome.FAULT;
            } else if (code == '\n') {
                context.endStep(Step.Joint.THEN, at);
                if (mode != Mode.VALUE && outer.isEmpty() && !context.stray) {
                    return Outcome.CHUNK;
                }
            }
        }
        return Outcome.TEXT;
    }

    /** Takes one character that is no blank; false after a fault. */
    private boolean special(int code, int from) {
        switch (code) {
            case '\\' -> {
                addEscaping('\\', from);
                if (at < input.length()) {
                    addEscaping(input.at(at++), from);
                }
                return true;
            }
            case '\'' -> {
                return singleQuotes(from);
            }
            case '"' -> {
                touch(from);
                quotedWord = true;
                inQuotes = !inQuotes;
                quoteStart = from;
                return true;
            }
            case Tape.VERBATIM -> {
                return verbatim(from);
            }
            case '#' -> {
                comment(from);
                return true;
            }
            case '$', ';', '&', '|' -> {
                return mode == Mode.AGAIN ? add(code, from) : operator(code, from);
            }
            default -> {
                return add(code, from);
            }
        }
    }

    private void comment(int from) {
        if (word.length() == 0 && !inQuotes) {
            while (at < input.length() && input.at(at) != '\n') {
                at++;
            }
        } else {
            add('#', from);
        }
    }

    private boolean singleQuotes(int from) {
        touch(from);
        quotedWord = true;
        boolean opened = openWord;
        while (at < input.length() && input.at(at) != '\'') {
            add(input.at(at++), from);
        }
        openWord = opened;
        if (at >= input.length()) {
            return fail(from, "`'` is never closed (it is a quote inside double quotes and after a letter too)");
        }
        at++;
        wordEnd = at;
        return true;
    }

    private boolean verbatim(int from) {
        quotedWord = true;
        while (at < input.length() && input.at(at) != Tape.VERBATIM) {
            add(input.at(at++), from);
        }
        at++;
        return true;
    }

    private boolean operator(int code, int from) {
        if (code == '$') {
            return dollar(from);
        }
        if (inQuotes) {
            return add(code, from);
        }
        endWord();
        if (code == ';') {
            context.endStep(Step.Joint.THEN, at);
            return true;
        }
        if (input.at(at) != code) {
            return fail(from, "a single `" + (char) code + "` is no operator of this shell");
        }
        at++;
        context.endStep(code == '&' ? Step.Joint.AND : Step.Joint.OR, at);
        return true;
    }

    private boolean dollar(int from) {
        int next = input.at(at);
        if (isLetter(next)) {
            add(Tape.VARIABLE, from);
            while (isLetter(input.at(at)) || isDigit(input.at(at)) || input.at(at) == '_') {
                add(input.at(at++), from);
            }
            return add(Tape.VARIABLE, from);
        }
        if (next == '?') {
            at++;
            add(Tape.VARIABLE, from);
            add('?', from);
            return add(Tape.VARIABLE, from);
        }
        if (next != '{') {
            return add('$', from);
        }
        at++;
        add(Tape.VARIABLE, from);
        boolean opened = openWord;
        while (at < input.length() && input.at(at) != '}') {
            add(input.at(at++), from);
        }
        openWord = opened;
        if (at >= input.length()) {
            return fail(from, "`${` is never closed by `}`");
        }
        at++;
        return add(Tape.VARIABLE, from);
    }

    private boolean fail(int offset, String message) {
        fault = Optional.of(new Chunk.Fault(offset, message, false));
        return false;
    }

    private void addEscaping(int code, int from) {
        if (inQuotes && (code == '*' || code == '?' || code == '[' || code == '\\')) {
            add('\\', from);
        }
        add(code, from);
    }

    private boolean add(int code, int from) {
        touch(from);
        word.add(code);
        openWord |= Tape.isHole(code) && !inQuotes;
        return true;
    }

    private void touch(int from) {
        wordEnd = at;
        if (wordStart < 0) {
            wordStart = from;
        }
    }

    private void resetWord() {
        word.clear();
        wordStart = -1;
        quotedWord = false;
        openWord = false;
    }

    /** {@code done_word}; false after a fault. */
    private boolean endWord() {
        if (word.length() == 0 && !quotedWord) {
            return true;
        }
        int start = Math.max(wordStart, 0);
        Tape raw = word.build();
        if (context.hasCompound()) {
            return fail(start, "`" + raw + "` stands after a compound: `;` or a line's end is missing before it");
        }
        if (!context.hasWords() && mode != Mode.AGAIN) {
            Optional<Keyword> keyword = Keyword.of(raw);
            if (keyword.isPresent()) {
                resetWord();
                return reserved(keyword.get(), start);
            }
        }
        context.add(OldWords.word(raw, quotedWord, openWord, start, wordEnd));
        resetWord();
        if (context.keyword == Keyword.FOR) {
            context.endStep(Step.Joint.THEN, at);
        }
        return true;
    }

    private boolean reserved(Keyword keyword, int start) {
        if (keyword.opens()) {
            if (context.keyword == Keyword.FOR || context.keyword == Keyword.IN) {
                return stray(keyword, start);
            }
            if (outer.size() >= MAX_DEPTH) {
                return fail(start, "compounds are nested deeper than " + MAX_DEPTH);
            }
            outer.push(context);
            context = new OldContext(start);
        } else if (outer.isEmpty() || context.keyword == null || !context.allowed.contains(keyword)) {
            return stray(keyword, start);
        }
        context.keyword = keyword;
        context.allowed = keyword.next();
        if (keyword.closes()) {
            context.endStep(Step.Joint.THEN, at);
            Statement compound = context.compound();
            int opening = context.start;
            context = outer.pop();
            context.compound(compound, opening);
        }
        return true;
    }

    /** The shell complains, and from there on does not recognise the end of anything. */
    private boolean stray(Keyword keyword, int start) {
        fault = Optional.of(
                new Chunk.Fault(start, "`" + keyword.word() + "` does not belong here" + context.hint(), false));
        context.keyword = null;
        context.allowed = Set.of();
        context.stray = true;
        return false;
    }

    static boolean isLetter(int code) {
        return code >= 'a' && code <= 'z' || code >= 'A' && code <= 'Z';
    }

    static boolean isDigit(int code) {
        return code >= '0' && code <= '9';
    }
}
