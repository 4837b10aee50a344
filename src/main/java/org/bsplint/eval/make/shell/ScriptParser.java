package org.bsplint.eval.make.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.make.shell.Script.Word;

/** Reads a command line by recursive descent; what it does not know makes the line unknown. */
final class ScriptParser {
    private static final Set<String> RESERVED = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
    private static final int MAX_DEPTH = 40;

    private final String text;
    private final WordParser words;
    private int at;
    private int depth;

    private ScriptParser(String text, int depth) {
        this.text = text;
        this.depth = depth;
        this.words = new WordParser(text, depth);
    }

    static Script parse(String text) {
        return parse(text, 0);
    }

    static Script parse(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new Unknown("nested too deeply");
        }
        ScriptParser parser = new ScriptParser(text, depth);
        Script script = parser.sequence();
        parser.blanks();
        if (parser.at < text.length()) {
            throw new Unknown("syntax");
        }
        return script;
    }

    private Script sequence() {
        List<Script> commands = new ArrayList<>();
        while (true) {
            separators();
            if (at >= text.length() || peek() == ')' || RESERVED.contains(reserved())) {
                return commands.size() == 1 ? commands.get(0) : new Script.Sequence(List.copyOf(commands));
            }
            commands.add(conditional());
            blanks();
            if (at < text.length() && peek() == '&') {
                throw new Unknown("background command");
            }
        }
    }

    private void separators() {
        blanks();
        while (at < text.length() && (peek() == ';' || peek() == '\n')) {
            at++;
            blanks();
        }
    }

    private Script conditional() {
        Script left = pipeline();
        blanks();
        while (text.startsWith("&&", at) || text.startsWith("||", at)) {
            boolean isOr = peek() == '|';
            at += 2;
            separators();
            left = new Script.Conditional(left, pipeline(), isOr);
            blanks();
        }
        return left;
    }

    private Script pipeline() {
        List<Script> commands = new ArrayList<>();
        boolean negated = reserved().equals("!");
        if (negated) {
            at += 1;
            blanks();
        }
        commands.add(command());
        blanks();
        while (at < text.length() && peek() == '|' && !text.startsWith("||", at)) {
            at++;
            separators();
            commands.add(command());
            blanks();
        }
        return commands.size() == 1 && !negated ? commands.get(0) : new Script.Pipeline(List.copyOf(commands), negated);
    }

    private Script command() {
        blanks();
        if (++depth > MAX_DEPTH) {
            throw new Unknown("nested too deeply");
        }
        Script command;
        switch (reserved()) {
            case "if" -> {
                at += 2;
                command = ifCommand();
            }
            case "for" -> {
                at += 3;
                command = forCommand();
            }
            case "while", "until", "case", "function" -> throw new Unknown("`" + reserved() + "`");
            default -> command = peek() == '(' || peek() == '{' && reserved().equals("{") ? group() : simple();
        }
        depth--;
        return command;
    }

    private Script group() {
        char close = peek() == '(' ? ')' : '}';
        at++;
        Script body = sequence();
        blanks();
        if (at >= text.length() || peek() != close) {
            throw new Unknown("syntax");
        }
        at++;
        blanks();
        if (at < text.length() && (peek() == '>' || peek() == '<' || Character.isDigit(peek()))) {
            throw new Unknown("redirected group");
        }
        return body;
    }

    private Script ifCommand() {
        Script condition = sequence();
        expect("then");
        Script then = sequence();
        String next = reserved();
        if (next.equals("elif")) {
            at += 4;
            return new Script.If(condition, then, Optional.of(ifCommand()));
        }
        Optional<Script> otherwise = Optional.empty();
        if (next.equals("else")) {
            at += 4;
            otherwise = Optional.of(sequence());
        }
        expect("fi");
        return new Script.If(condition, then, otherwise);
    }

    private Script forCommand() {
        blanks();
        String name = name();
        blanks();
        List<Word> list = new ArrayList<>();
        expect("in");
        blanks();
        while (at < text.length() && peek() != ';' && peek() != '\n') {
            list.add(word());
            blanks();
        }
        separators();
        expect("do");
        Script body = sequence();
        expect("done");
        return new Script.For(name, List.copyOf(list), body);
    }

    private String name() {
        int start = at;
        while (at < text.length() && WordParser.isNameCharacter(peek())) {
            at++;
        }
        if (at == start) {
            throw new Unknown("syntax");
        }
        return text.substring(start, at);
    }

    private void expect(String word) {
        separators();
        if (!reserved().equals(word)) {
            throw new Unknown("syntax");
        }
        at += word.length();
    }

    private Script simple() {
        List<Script.Assignment> assignments = new ArrayList<>();
        List<Word> list = new ArrayList<>();
        boolean dropsOutput = false;
        boolean dropsErrors = false;
        boolean merges = false;
        boolean writes = false;
        while (true) {
            blanks();
            if (at >= text.length() || ";\n|&)".indexOf(peek()) >= 0) {
                break;
            }
            int digits = at;
            while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
                digits++;
            }
            if (digits < text.length() && (text.charAt(digits) == '>' || text.charAt(digits) == '<')) {
                String descriptor = text.substring(at, digits);
                at = digits;
                boolean reads = peek() == '<';
                String target = redirection();
                boolean errors = descriptor.equals("2");
                merges |= errors && target.equals("&1");
                dropsErrors |= errors && target.equals("/dev/null");
                dropsOutput |= !reads && !errors && target.equals("/dev/null");
                writes |= !target.equals("/dev/null") && !target.startsWith("&") && !(errors && !reads);
                continue;
            }
            Optional<String> name = list.isEmpty() ? assignedName() : Optional.empty();
            if (name.isPresent()) {
                at += name.get().length() + 1;
                assignments.add(new Script.Assignment(name.get(), word()));
            } else {
                list.add(word());
            }
        }
        if (list.isEmpty() && assignments.isEmpty()) {
            throw new Unknown("syntax");
        }
        return new Script.Simple(
                List.copyOf(assignments),
                List.copyOf(list),
                new Script.Redirections(dropsOutput, dropsErrors, merges, writes));
    }

    private String redirection() {
        while (at < text.length() && (peek() == '>' || peek() == '<')) {
            at++;
        }
        if (at < text.length() && peek() == '&') {
            at++;
            int start = at;
            while (at < text.length() && Character.isDigit(peek())) {
                at++;
            }
            return "&" + text.substring(start, at);
        }
        blanks();
        Word target = word();
        return target.pieces().size() == 1 && target.pieces().get(0) instanceof Script.Text known ? known.text() : "?";
    }

    private Optional<String> assignedName() {
        int end = at;
        while (end < text.length() && WordParser.isNameCharacter(text.charAt(end))) {
            end++;
        }
        boolean assigns = end > at && end < text.length() && text.charAt(end) == '=';
        return assigns && !Character.isDigit(peek()) ? Optional.of(text.substring(at, end)) : Optional.empty();
    }

    private Word word() {
        WordParser.Read read = words.word(at);
        if (read.end() == at && !(at >= text.length() || " \t\n;&|)".indexOf(peek()) >= 0)) {
            throw new Unknown("syntax");
        }
        at = read.end();
        return read.word();
    }

    /** The reserved or other plain word at the current place, without consuming it. */
    private String reserved() {
        int end = at;
        while (end < text.length() && " \t\n;&|()<>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(at, end);
    }

    private void blanks() {
        while (at < text.length()) {
            char c = peek();
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '\\' && text.startsWith("\n", at + 1)) {
                at += 2;
            } else if (c == '#' && (at == 0 || " \t\n;".indexOf(text.charAt(at - 1)) >= 0)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                return;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }
}
