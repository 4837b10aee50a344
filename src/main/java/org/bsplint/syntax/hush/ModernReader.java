package org.bsplint.syntax.hush;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads as {@code parse_stream} of U-Boot's common/cli_hush_upstream.c does (v2024.10): the whole text before anything of
 * it runs. Parameter expansion, command substitution and redirection are compiled out there: what is left of them is
 * kept, quirks and all.
 */
public final class ModernReader implements Reader {
    private static final int MAX_DEPTH = 120;

    private final Tape input;
    private int at;
    private int depth;
    private boolean ended;
    /** The text ended inside a compound: the shell runs what there is of the innermost, without a word. */
    private boolean runsUnclosed;

    private Optional<Chunk.Fault> fault = Optional.empty();

    public ModernReader(Tape text) {
        this.input = text;
    }

    @Override
    public Optional<Chunk> next() {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        List<Step> steps = new Stream(Tape.END).read();
        return Optional.of(new Chunk(fault.isPresent() && !runsUnclosed ? List.of() : steps, fault, 0, at));
    }

    private int peek() {
        return input.at(at);
    }

    /** {@code i_peek_and_eat_bkslash_nl}: a backslash before a line's end vanishes with it. */
    private int peekJoined() {
        while (peek() == '\\' && input.at(at + 1) == '\n') {
            at += 2;
        }
        return peek();
    }

    /** @param mild only this text fails; else U-Boot gives up and resets the board */
    private boolean fail(int offset, String message, boolean mild) {
        if (fault.isEmpty()) {
            fault = Optional.of(new Chunk.Fault(offset, message, mild));
        }
        return false;
    }

    private static boolean isBlank(int code) {
        return code == ' ' || code == '\t' || code == '\n';
    }

    private static boolean isNameStart(int code) {
        return OldReader.isLetter(code) || code == '_';
    }

    private static boolean isNameCode(int code) {
        return isNameStart(code) || OldReader.isDigit(code);
    }

    /** One list: up to the end of the text, or to the bracket that closes a group. */
    private final class Stream {
        private final int end;
        private final Deque<ModernContext> outer = new ArrayDeque<>();
        private final ModernWord word = new ModernWord();
        private ModernContext context = new ModernContext(at);
        private boolean closed;

        Stream(int end) {
            this.end = end;
        }

        List<Step> read() {
            while (at < input.length() && fault.isEmpty() && !closed) {
                int from = at;
                take(input.at(at++), from);
            }
            if (fault.isEmpty() && !closed) {
                finish();
            }
            if (outer.isEmpty()) {
                return context.steps();
            }
            Statement unclosed = new Statement.If(context.onceOnly());
            return List.of(new Step(Optional.of(unclosed), Step.Joint.THEN, context.start, at));
        }

        private void finish() {
            if (end != Tape.END) {
                fail(context.start, "`" + (end == ')' ? "(" : "{") + "` is never closed", true);
            } else if (endWord()) {
                context.endPipe(Step.Joint.THEN, at);
                if (!outer.isEmpty()) {
                    String opening = context.opening.map(Keyword::word).orElse("if");
                    fail(context.start, "`" + opening + "` is never closed", true);
                    runsUnclosed = context.opening.filter(Keyword.FOR::equals).isEmpty();
                }
            }
        }

        private void take(int code, int from) {
            if (code == '\\') {
                backslash(from);
            } else if (code == '\'') {
                singleQuotes(from);
            } else if (isBlank(code)) {
                blank(code);
            } else if (code == '{' || code == '}') {
                brace(code, from);
            } else {
                special(code, from);
            }
        }

        private void backslash(int from) {
            int code = peek();
            at++;
            if (code == '\n') {
                return;
            }
            if (code == Tape.END) {
                word.add('\\', false, from);
                return;
            }
            word.hasQuotes = true;
            word.add(code, true, from);
        }

        private void singleQuotes(int from) {
            word.touch(from);
            word.hasQuotes = true;
            while (at < input.length() && peek() != '\'') {
                word.add(input.at(at++), true, from);
            }
            if (at++ >= input.length()) {
                fail(from, "`'` is never closed", true);
            }
        }

        private void blank(int code) {
            if (endWord()
                    && code == '\n'
                    && !(context.isNullCommand() && !context.steps().isEmpty())) {
                context.endPipe(Step.Joint.THEN, at);
            }
        }

        /** Braces group at the start of a command and before a blank or an operator; else they are letters. */
        private void brace(int code, int from) {
            int next = peekJoined();
            boolean special = !context.hasWords()
                    && word.isEmpty()
                    && !word.hasQuotes
                    && (isBlank(next) || next == Tape.END || ";)(&|".indexOf(next) >= 0);
            if (!special) {
                word.add(code, false, from);
            } else if (code == '{') {
                group(from, '}');
            } else {
                closing(code, from);
            }
        }

        private void special(int code, int from) {
            switch (code) {
                case ')' -> closing(code, from);
                case '(' -> group(from, ')');
                case '#' -> comment(from);
                case '$' -> dollar(false, from);
                case '"' -> doubleQuotes(from);
                case ';', '&', '|' -> operator(code);
                default -> word.add(code, false, from);
            }
        }

        private void comment(int from) {
            if (!word.isEmpty() || word.hasQuotes) {
                word.add('#', false, from);
                return;
            }
            while (at < input.length() && peek() != '\n') {
                at++;
            }
        }

        private void operator(int code) {
            if (!endWord()) {
                return;
            }
            boolean doubled = code != ';' && peekJoined() == code;
            if (doubled) {
                at++;
            }
            Step.Joint single = code == '|' ? Step.Joint.PIPE : Step.Joint.THEN;
            Step.Joint joint = !doubled ? single : code == '&' ? Step.Joint.AND : Step.Joint.OR;
            context.endPipe(joint, at);
        }

        private void closing(int code, int from) {
            if (!word.isEmpty() || word.hasQuotes || !context.isNullCommand() && !context.hasGroup()) {
                word.add(code, false, from);
                return;
            }
            if (code == end) {
                context.endPipe(Step.Joint.THEN, at);
                if (outer.isEmpty()) {
                    if (context.isEmpty()) {
                        fail(from, "nothing stands before `" + (char) code + "`", false);
                    }
                    closed = true;
                    return;
                }
            }
            fail(from, "`" + (char) code + "` does not belong here", false);
        }

        private void group(int from, int closing) {
            if (++depth > MAX_DEPTH) {
                fail(from, "groups are nested deeper than " + MAX_DEPTH, true);
                return;
            }
            List<Step> steps = new Stream(closing).read();
            depth--;
            if (fault.isEmpty()) {
                context.group(new Statement.Braces(steps), from);
            }
        }

        private void doubleQuotes(int from) {
            word.touch(from);
            word.hasQuotes = true;
            if (peekJoined() == '"') {
                at++;
                word.emptyQuotes(from);
                return;
            }
            while (at < input.length() && peek() != '"' && fault.isEmpty()) {
                int code = input.at(at++);
                int next = peek();
                if (code == '\\' && (next == '"' || next == '$' || next == '`' || next == '\\')) {
                    word.add(input.at(at++), true, from);
                } else if (code == '\\' && next == '\n') {
                    at++;
                } else if (code == '$') {
                    dollar(true, from);
                } else {
                    word.add(code, true, from);
                }
            }
            if (fault.isEmpty() && at++ >= input.length()) {
                fail(from, "`\"` is never closed", true);
            }
        }

        private void dollar(boolean quoted, int from) {
            int code = peekJoined();
            if (isNameStart(code)) {
                Tape.Builder name = new Tape.Builder();
                while (isNameCode(peekJoined())) {
                    name.add(input.at(at++));
                }
                word.variable(name.build(), quoted, from);
            } else if (OldReader.isDigit(code) || code >= 0 && "?#*@-".indexOf(code) >= 0) {
                at++;
                word.variable(new Tape.Builder().add(code).build(), quoted, from);
            } else if (code == '{') {
                at++;
                braces(quoted, from);
            } else {
                word.add('$', quoted, from);
            }
        }

        /** {@code ${name}}; an operator after the name ends the expression there: the rest is plain text. */
        private void braces(boolean quoted, int from) {
            int code = peekJoined();
            boolean starts = code >= 0 && (isNameCode(code) || "*@$!?#-".indexOf(code) >= 0) || Tape.isHole(code);
            Tape.Builder name = new Tape.Builder();
            boolean digits = OldReader.isDigit(code);
            while (starts && at < input.length()) {
                code = input.at(at++);
                if (code == '}' && name.length() > 0) {
                    word.variable(name.build(), quoted, from);
                    return;
                }
                name.add(code);
                boolean named = isNameCode(code) || code == '#' || Tape.isHole(code);
                boolean first = name.length() == 1;
                if (digits && !OldReader.isDigit(code) || !first && !named) {
                    starts = !first && code >= 0 && "%#:-=+?".indexOf(code) >= 0;
                    if (starts) {
                        word.variable(name.build(), quoted, from);
                        return;
                    }
                }
            }
            fail(from, "`${` is not followed by a name and `}`", true);
        }

        /** {@code done_word}; false after a fault. */
        private boolean endWord() {
            if (word.isEmpty() && !word.hasQuotes) {
                return true;
            }
            int start = word.start();
            if (context.takesKeyword() && !word.hasQuotes) {
                Tape plain = word.plain();
                if (plain.is("!")) {
                    word.reset();
                    boolean twice = context.inverted;
                    context.inverted = true;
                    return !twice || fail(start, "`! !` stands before a command", false);
                }
                Optional<Keyword> keyword = Keyword.of(plain);
                if (keyword.isPresent()) {
                    word.reset();
                    return reserved(keyword.get(), start);
                }
            }
            Word done = word.build(wordEnd(start));
            word.reset();
            if (context.hasGroup()) {
                return fail(start, "`" + done.literal().strip() + "` stands after a compound", false);
            }
            context.add(done);
            if (context.keyword.filter(Keyword.FOR::equals).isPresent()) {
                context.endPipe(Step.Joint.THEN, at);
            }
            return true;
        }

        /** The separator that ended the word has been taken already. */
        private int wordEnd(int start) {
            int last = at > start ? input.at(at - 1) : Tape.END;
            return isBlank(last) || last == ';' || last == '&' || last == '|' ? at - 1 : at;
        }

        private boolean reserved(Keyword keyword, int start) {
            if (keyword.opens()) {
                if (outer.size() + depth >= MAX_DEPTH) {
                    return fail(start, "compounds are nested deeper than " + MAX_DEPTH, true);
                }
                outer.push(context);
                context = new ModernContext(start);
                context.opening = Optional.of(keyword);
            } else if (!context.allowed.contains(keyword)) {
                return fail(start, "`" + keyword.word() + "` does not belong here", false);
            } else if (context.hasGroup()) {
                context.endPipe(Step.Joint.THEN, at);
            }
            context.keyword = Optional.of(keyword);
            context.allowed = keyword == Keyword.FOR ? Set.of(Keyword.IN, Keyword.DO) : keyword.next();
            if (keyword.closes()) {
                context.endPipe(Step.Joint.THEN, at);
                Statement compound = context.compound();
                int opening = context.start;
                context = outer.pop();
                context.group(compound, opening);
            }
            return true;
        }
    }
}
