package org.bsplint.syntax.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.make.Statement.Operator;
import org.bsplint.syntax.make.Statement.RuleLine;
import org.bsplint.syntax.make.Statement.Test;
import org.bsplint.syntax.make.Statement.Word;

/** Tells what a logical line is, in the order in which make's {@code eval()} looks. */
final class StatementParser {
    private StatementParser() {}

    static Statement parse(String raw) {
        String joined = Lines.join(raw);
        String text = Lines.withoutComment(joined);
        VariableHead.Line line = VariableHead.line(text, false);
        switch (line.verb()) {
            case ASSIGN -> {
                return assignment(line.head().orElseThrow(), text.length() < joined.length());
            }
            case DEFINE -> {
                return define(line);
            }
            case UNDEFINE -> {
                return new Statement.Undefine(Template.of(line.rest()), line.modifiers());
            }
            default -> {
                return other(raw, text);
            }
        }
    }

    private static Statement assignment(VariableHead.Head head, boolean hasComment) {
        String value = head.value();
        boolean blanks = hasComment && !value.isEmpty() && Blanks.isBlank(value.charAt(value.length() - 1));
        return new Statement.Assignment(
                Template.of(head.name()), head.operator(), Template.of(value), head.modifiers(), blanks);
    }

    private static Statement define(VariableHead.Line line) {
        Optional<VariableHead.Head> head = VariableHead.definition(line.rest(), 0, Statement.Modifiers.NONE);
        String name = head.map(VariableHead.Head::name).orElse(line.rest());
        Operator operator = head.map(VariableHead.Head::operator).orElse(Operator.RECURSIVE);
        boolean extra = head.isPresent() && !head.get().value().isEmpty();
        return new Statement.Define(Template.of(name), operator, extra, line.modifiers());
    }

    private static Statement other(String raw, String text) {
        int start = Blanks.skip(text, 0);
        if (start >= text.length()) {
            return new Statement.Blank();
        }
        int end = Blanks.tokenEnd(text, start);
        String word = end - start > 8 ? "" : text.substring(start, end);
        String rest = text.substring(Blanks.skip(text, end));
        return switch (word) {
            case "ifeq", "ifneq", "ifdef", "ifndef" -> new Statement.If(test(word, rest));
            case "else" -> elseStatement(rest);
            case "endif" -> new Statement.Endif(!rest.isEmpty());
            case "endef" -> rest.isEmpty() || rest.startsWith("#") ? new Statement.Endef() : rule(raw);
            case "export", "unexport" -> new Statement.Export(Template.of(rest));
            case "vpath", "load", "-load" -> new Statement.Directive(Template.of(rest));
            case "include" -> new Statement.Include(Template.of(rest), false);
            case "-include", "sinclude" -> new Statement.Include(Template.of(rest), true);
            default -> rule(raw);
        };
    }

    private static Statement elseStatement(String rest) {
        if (rest.isEmpty()) {
            return new Statement.Else(Optional.empty(), false);
        }
        int end = Blanks.tokenEnd(rest, 1);
        String word = rest.substring(0, end);
        return switch (word) {
            case "ifeq", "ifneq", "ifdef", "ifndef" ->
                new Statement.Else(Optional.of(test(word, rest.substring(Blanks.skip(rest, end)))), false);
            default -> new Statement.Else(Optional.empty(), true);
        };
    }

    private static Test test(String word, String rest) {
        return switch (word) {
            case "ifdef" -> new Statement.Defined(Template.of(rest), false);
            case "ifndef" -> new Statement.Defined(Template.of(rest), true);
            default -> equal(rest, word.equals("ifneq"));
        };
    }

    private static Test equal(String text, boolean negated) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        if (quote != '(' && quote != '"' && quote != '\'') {
            return new Statement.Malformed(Template.EMPTY);
        }
        int end = quote == '(' ? closing(text, 1, ',') : text.indexOf(quote, 1);
        if (end < 0) {
            return new Statement.Malformed(Template.EMPTY);
        }
        int leftEnd = end;
        while (quote == '(' && leftEnd > 1 && Blanks.isBlank(text.charAt(leftEnd - 1))) {
            leftEnd--;
        }
        String left = text.substring(1, leftEnd);
        int second = Blanks.skip(text, end + 1);
        if (quote == '(') {
            return right(text, left, second, closing(text, second, ')'), negated);
        }
        char other = second < text.length() ? text.charAt(second) : 0;
        if (other == ')') {
            int begin = Blanks.skip(text, second);
            return right(text, left, begin, closing(text, begin, ')'), negated);
        }
        if (other != '"' && other != '\'') {
            return new Statement.Malformed(Template.of(left));
        }
        return right(text, left, second + 1, text.indexOf(other, second + 1), negated);
    }

    private static Test right(String text, String left, int begin, int end, boolean negated) {
        if (end < 0) {
            return new Statement.Malformed(Template.of(left));
        }
        boolean extra = Blanks.skip(text, end + 1) < text.length();
        return new Statement.Equal(Template.of(left), Template.of(text.substring(begin, end)), negated, extra);
    }

    /** Position of {@code stop} outside of nested parentheses, or -1. */
    private static int closing(String text, int from, char stop) {
        int depth = 0;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == stop && depth <= 0) {
                return at;
            }
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return -1;
    }

    private static Statement rule(String raw) {
        Lines.Found stop = Lines.find(raw, ";#", true);
        boolean isRecipe = stop.at() >= 0 && stop.text().charAt(stop.at()) == ';';
        String head = Lines.join(stop.at() < 0 ? stop.text() : stop.text().substring(0, stop.at()));
        Optional<String> recipe = isRecipe ? Optional.of(stop.text().substring(stop.at() + 1)) : Optional.empty();
        List<Word> words = new ArrayList<>();
        for (int at = 0; at < head.length(); ) {
            int start = wordStart(head, at);
            int end = wordEnd(head, start);
            if (start == end) {
                break;
            }
            Template text = Template.of(start == 0 && end == head.length() ? head : head.substring(start, end));
            words.add(new Word(start, end, text, Template.of(head.substring(end))));
            at = end;
        }
        RuleLine.Kind kind = words.isEmpty()
                ? RuleLine.Kind.EMPTY
                : isColon(words.get(0)) ? RuleLine.Kind.COLON : RuleLine.Kind.WORDS;
        return new Statement.Other(new RuleLine(head, List.copyOf(words), kind, recipe));
    }

    private static boolean isColon(Word word) {
        String found = word.text().text();
        return found.equals(":") || found.equals("::") || found.equals("&:") || found.equals("&::");
    }

    private static int wordStart(String text, int from) {
        int begin = from;
        while (begin < text.length() && Blanks.isBlank(text.charAt(begin))) {
            begin++;
        }
        return begin;
    }

    /** End of the word of a rule's head that starts here; an operator is a word of its own ({@code get_next_mword}). */
    private static int wordEnd(String text, int begin) {
        int operator = operatorLength(text, begin);
        if (operator > 0) {
            return begin + operator;
        }
        int at = begin;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (c == ' ' || c == '\t' || c == '=' || c == ':' || (c == '?' || c == '+') && next == '=') {
                break;
            }
            if (c == '&' && next == ':') {
                break;
            }
            if (c == '$') {
                at = Lines.referenceEnd(text, at);
            } else if (c == '\\' && (next == ':' || next == ';' || next == '=' || next == '\\')) {
                at += 2;
            } else {
                at++;
            }
        }
        return Math.min(at, text.length());
    }

    private static int operatorLength(String text, int at) {
        if (at >= text.length() || ":&+?!;=".indexOf(text.charAt(at)) < 0) {
            return 0;
        }
        for (String operator : List.of("::=", "&::", ":=", "::", "&:", "+=", "?=", "!=", ";", "=", ":")) {
            if (text.startsWith(operator, at)) {
                return operator.length();
            }
        }
        return 0;
    }
}
