package org.bsplint.syntax.bitbake;

import java.util.Optional;
import org.bsplint.source.Span;
import org.bsplint.syntax.LogicalLine;

/**
 * Reads an assignment exactly as BitBake's {@code __config_regexp__} does: the shortest name after which an operator and a
 * quoted text follow that ends the line, unless exactly one more quote of its kind stands inside.
 */
final class AssignmentLine {
    private final LogicalLine line;
    private final String text;
    private final Dialect dialect;

    private AssignmentLine(LogicalLine line, Dialect dialect) {
        this.line = line;
        this.text = line.text();
        this.dialect = dialect;
    }

    static Optional<Statement.Assignment> read(LogicalLine line, Dialect dialect) {
        AssignmentLine reader = new AssignmentLine(line, dialect);
        String text = line.text();
        if (text.isEmpty() || text.charAt(text.length() - 1) != '"' && text.charAt(text.length() - 1) != '\'') {
            return Optional.empty();
        }
        if (text.startsWith("export")) {
            int name = Blanks.skip(text, 6, text.length());
            Optional<Statement.Assignment> exported = name > 6 ? reader.from(name, true) : Optional.empty();
            if (exported.isPresent()) {
                return exported;
            }
        }
        return reader.from(0, false);
    }

    private Optional<Statement.Assignment> from(int start, boolean exported) {
        int at = start;
        if (dialect.atLeast(Dialect.WALNASCAR)) {
            Optional<Statement.Assignment> nameless = rest(start, at, exported);
            if (nameless.isPresent()) {
                return nameless;
            }
        }
        while (at < text.length() && isNameCharacter(text.charAt(at))) {
            at++;
            if (at < text.length() && "[:?+=.".indexOf(text.charAt(at)) < 0 && !Blanks.isBlank(text.charAt(at))) {
                continue;
            }
            Optional<Statement.Assignment> found = rest(start, at, exported);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Statement.Assignment> rest(int start, int end, boolean exported) {
        int at = end;
        String flag = "";
        if (at < text.length() && text.charAt(at) == '[') {
            int close = text.indexOf(']', at);
            if (close < 0 || !isFlag(text, at + 1, close, dialect)) {
                return Optional.empty();
            }
            flag = text.substring(at + 1, close);
            at = close + 1;
        }
        at = Blanks.skip(text, at, text.length());
        Optional<AssignmentOperator> operator = operator(at);
        if (operator.isEmpty()) {
            return Optional.empty();
        }
        at = Blanks.skip(text, at + operator.get().symbol().length(), text.length());
        if (!isQuoted(at)) {
            return Optional.empty();
        }
        String value = text.substring(at + 1, text.length() - 1);
        Span target = line.span(start, end);
        String name = text.substring(start, end);
        return Optional.of(new Statement.Assignment(exported, name, flag, operator.get(), value, target, line.span()));
    }

    private Optional<AssignmentOperator> operator(int at) {
        for (AssignmentOperator operator : ORDER) {
            if (text.startsWith(operator.symbol(), at)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }

    private static final java.util.List<AssignmentOperator> ORDER = java.util.List.of(
            AssignmentOperator.IMMEDIATE,
            AssignmentOperator.WEAK,
            AssignmentOperator.DEFAULT,
            AssignmentOperator.APPEND,
            AssignmentOperator.PREPEND,
            AssignmentOperator.PREPEND_TIGHT,
            AssignmentOperator.APPEND_TIGHT,
            AssignmentOperator.SET);

    private boolean isQuoted(int at) {
        int last = text.length() - 1;
        if (at >= last) {
            return false;
        }
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'' || text.charAt(last) != quote) {
            return false;
        }
        int inner = text.indexOf(quote, at + 1);
        return inner == last || text.indexOf(quote, inner + 1) != last;
    }

    private boolean isNameCharacter(char c) {
        return isReferenceCharacter(c) || c == ':' && dialect != Dialect.DUNFELL;
    }

    /** {@code [a-zA-Z0-9\-_+.${}/~]}. */
    static boolean isReferenceCharacter(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '+'
                || c == '.'
                || c == '$'
                || c == '{'
                || c == '}'
                || c == '/'
                || c == '~';
    }

    static boolean isFlag(String text, int start, int end, Dialect dialect) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '+'
                    || c == '.';
            boolean later = i > start
                    && (c == '@' && dialect.atLeast(Dialect.MICKLEDORE)
                            || c == '/' && dialect.atLeast(Dialect.WALNASCAR));
            if (!plain && !later) {
                return false;
            }
        }
        return end > start;
    }
}
