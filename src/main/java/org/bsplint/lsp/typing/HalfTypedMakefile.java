package org.bsplint.lsp.typing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Expression;
import org.bsplint.syntax.make.ExpressionParser;
import org.bsplint.syntax.make.MakeLine;
import org.bsplint.syntax.make.MakeText;
import org.bsplint.syntax.make.Statement;

/**
 * A makefile that is being typed. make reads nothing behind a line that it cannot take, and hides the rest of the file
 * behind a conditional or a definition that is not closed. Only what a file's own text shows counts; a line of references
 * may expand to anything.
 */
public final class HalfTypedMakefile {
    private static final int MAX_ROUNDS = 8;

    private final MakeText text;
    private final List<Bad> bad = new ArrayList<>();
    private final Deque<Conditional> open = new ArrayDeque<>();
    private boolean inRule;

    /** A line that make does not take; without a message one that belongs to such a line. */
    private record Bad(MakeLine line, String message) {}

    /** @param lines of its {@code else} and the like, if its own line cannot be read */
    private record Conditional(MakeLine line, boolean malformed, boolean sawElse, List<MakeLine> lines) {}

    private HalfTypedMakefile(MakeText text) {
        this.text = text;
    }

    /** Empty if no line of the makefile is broken by itself. */
    public static Optional<HalfTyped> of(SourceFile makefile) {
        if (makefile.text().contains(".RECIPEPREFIX")) {
            return Optional.empty();
        }
        List<Diagnostic> errors = new ArrayList<>();
        String text = makefile.text();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Bad> bad = new HalfTypedMakefile(MakeText.of(SourceFile.of(makefile.path(), text))).badLines();
            if (bad.isEmpty()) {
                break;
            }
            for (Bad one : bad) {
                int start = one.line().offset();
                int newline = text.indexOf('\n', start);
                int end = newline < 0 ? text.length() : newline;
                if (round == 0 && !one.message().isEmpty()) {
                    errors.add(Diagnostic.syntax(makefile.span(start, end).stripped(), one.message()));
                }
                text = HalfTyped.blanked(text, start, end);
            }
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(HalfTyped.of(makefile, text, errors));
    }

    private List<Bad> badLines() {
        List<MakeLine> lines = text.lines();
        int at = 0;
        while (at < lines.size()) {
            MakeLine line = lines.get(at);
            if (line.raw().isEmpty() || inRule && line.beginsWith('\t')) {
                at++;
            } else if (line.statement() instanceof Statement.Define) {
                int next = text.body(at).next();
                if (next < 0) {
                    bad.add(new Bad(line, "missing 'endef', unterminated 'define'"));
                }
                inRule = false;
                at = next < 0 ? at + 1 : next;
            } else {
                read(line);
                at++;
            }
        }
        open.forEach(left -> bad.add(new Bad(left.line(), "missing 'endif'")));
        return bad;
    }

    private void read(MakeLine line) {
        Statement statement = line.statement();
        if (statement instanceof Statement.If start) {
            open.push(new Conditional(line, start.test() instanceof Statement.Malformed, false, new ArrayList<>()));
        } else if (statement instanceof Statement.Else other) {
            otherwise(line, other.test().isPresent());
        } else if (statement instanceof Statement.Endif) {
            close(line);
        } else if (statement instanceof Statement.Endef) {
            bad.add(new Bad(line, "missing separator"));
        } else if (statement instanceof Statement.Other other) {
            words(line, other.line());
        } else if (statement instanceof Statement.Assignment assignment) {
            inRule = false;
            if (assignment.name().isEmpty()) {
                refused(line, "empty variable name");
            }
            references(line, assignment.name().text() + assignment.value().text());
        } else if (!(statement instanceof Statement.Blank)) {
            inRule = false;
            references(line, line.raw());
        }
    }

    private void otherwise(MakeLine line, boolean further) {
        if (open.isEmpty() || open.peek().sawElse()) {
            bad.add(new Bad(line, open.isEmpty() ? "extraneous 'else'" : "only one 'else' per conditional"));
            return;
        }
        Conditional top = open.pop();
        top.lines().add(line);
        open.push(new Conditional(top.line(), top.malformed(), !further, top.lines()));
    }

    private void close(MakeLine line) {
        if (open.isEmpty()) {
            bad.add(new Bad(line, "extraneous 'endif'"));
            return;
        }
        Conditional closed = open.pop();
        if (closed.malformed()) {
            bad.add(new Bad(closed.line(), "invalid syntax in conditional"));
            closed.lines().forEach(part -> bad.add(new Bad(part, "")));
            bad.add(new Bad(line, ""));
        }
    }

    private void words(MakeLine line, Statement.RuleLine rule) {
        if (rule.words().stream().anyMatch(word -> word.text().text().matches("&?::?"))) {
            inRule = true;
        } else if (hasReference(rule.text())) {
            references(line, rule.text());
        } else if (rule.kind() == Statement.RuleLine.Kind.WORDS) {
            boolean recipe = line.beginsWith('\t');
            refused(line, recipe ? "recipe commences before first target" : "missing separator");
        }
    }

    /** A dollar before the line's end, or before another one, is none. */
    private static boolean hasReference(String text) {
        String others = text.stripTrailing().replace("$$", "");
        return others.indexOf('$') >= 0 && others.indexOf('$') < others.length() - 1;
    }

    private void references(MakeLine line, String content) {
        if (content.indexOf('$') >= 0) {
            broken(ExpressionParser.parse(content)).ifPresent(message -> refused(line, message));
        }
    }

    /** Lines that a conditional may hide are refused only when it does not. */
    private void refused(MakeLine line, String message) {
        bad.add(new Bad(line, open.isEmpty() ? message : "when this line is read: " + message));
    }

    private static Optional<String> broken(Expression expression) {
        if (expression instanceof Expression.Broken broken) {
            return Optional.of(broken.message());
        }
        if (expression instanceof Expression.Sequence sequence) {
            return first(sequence.parts());
        }
        if (expression instanceof Expression.Computed computed) {
            return broken(computed.inner());
        }
        return expression instanceof Expression.Call call ? first(call.arguments()) : Optional.empty();
    }

    private static Optional<String> first(List<Expression> parts) {
        return parts.stream().flatMap(part -> broken(part).stream()).findFirst();
    }
}
