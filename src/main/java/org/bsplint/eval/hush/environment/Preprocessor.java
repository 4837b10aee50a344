package org.bsplint.eval.hush.environment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Truth;

/**
 * The C preprocessor as the build runs it on a {@code .env} file (assembler mode, {@code -P}): comments go, runs of
 * blanks become one, macros are replaced, conditions choose. What depends on an unknown condition is marked.
 */
final class Preprocessor {
    /**
     * A line that is left.
     *
     * @param certain it does not depend on a condition or macro that is not known
     * @param indented blanks stand before it
     * @param start offset of the line in the file
     */
    record Line(String text, boolean certain, boolean indented, int start, int end) {}

    /** A condition that is open: what holds in its current branch, and whether an earlier branch held. */
    private static final class Branch {
        private Truth active;
        private Truth taken;

        Branch(Truth condition) {
            this.active = condition;
            this.taken = condition;
        }
    }

    private static final List<String> DIRECTIVES = List.of(
            "if",
            "ifdef",
            "ifndef",
            "elif",
            "else",
            "endif",
            "define",
            "undef",
            "include",
            "error",
            "warning",
            "pragma",
            "line",
            "include_next");

    private final Macros macros;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Branch> branches = new ArrayDeque<>();
    private boolean includes;

    Preprocessor(Macros macros) {
        this.macros = macros;
    }

    /** Reads a header first: only its definitions count. */
    void header(SourceFile file) {
        read(file);
        lines.clear();
        branches.clear();
    }

    List<Line> read(SourceFile file) {
        String text = withoutComments(file.text());
        int at = 0;
        while (at < text.length()) {
            StringBuilder line = new StringBuilder();
            int start = at;
            boolean continues = true;
            while (continues && at < text.length()) {
                int end = text.indexOf('\n', at);
                end = end < 0 ? text.length() : end;
                continues = end > at && text.charAt(end - 1) == '\\';
                line.append(text, at, continues ? end - 1 : end);
                at = end + 1;
            }
            line(line.toString(), start, Math.min(at, text.length()));
        }
        return lines;
    }

    /** Did the file include another one? Its definitions are not known. */
    boolean includesOthers() {
        return includes;
    }

    /** Comments as blanks, so that offsets stay; quotes protect. */
    private static String withoutComments(String text) {
        char[] out = text.toCharArray();
        int at = 0;
        while (at < out.length) {
            char c = out[at];
            if (c == '"' || c == '\'') {
                int lineEnd = text.indexOf('\n', at);
                String rest = text.substring(at, lineEnd < 0 ? text.length() : lineEnd);
                int close = CToken.closing(rest, 0);
                at += close < 0 ? 1 : close + 1;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = blank(out, at, end < 0 ? out.length : end + 2);
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = blank(out, at, end < 0 ? out.length : end);
            } else {
                at++;
            }
        }
        return new String(out);
    }

    /** A comment joins the lines it spans: its line ends go too. */
    private static int blank(char[] out, int from, int to) {
        Arrays.fill(out, from, to, ' ');
        return to;
    }

    private void line(String line, int start, int end) {
        List<CToken> tokens = CToken.split(line);
        if (tokens.size() > 1
                && tokens.get(0).is("#")
                && DIRECTIVES.contains(tokens.get(1).text())) {
            directive(tokens.get(1).text(), tokens.subList(2, tokens.size()), line);
            return;
        }
        Truth active = active();
        if (active == Truth.FALSE || tokens.isEmpty()) {
            return;
        }
        boolean unknown =
                tokens.stream().anyMatch(token -> token.kind() == CToken.Kind.NAME && macros.isUnknown(token.text()));
        boolean indented = tokens.get(0).blankBefore();
        lines.add(new Line(printed(macros.expand(tokens)), active == Truth.TRUE && !unknown, indented, start, end));
    }

    private Truth active() {
        Truth active = Truth.TRUE;
        for (Branch branch : branches) {
            active = active.and(branch.active);
        }
        return active;
    }

    private static String printed(List<CToken> tokens) {
        StringBuilder text = new StringBuilder();
        CToken before = null;
        for (CToken token : tokens) {
            boolean apart = before != null && token.fromMacro() && token.pastesAfter(before);
            if (before != null && (token.blankBefore() || apart)) {
                text.append(' ');
            }
            text.append(token.text());
            before = token;
        }
        return text.toString();
    }

    private void directive(String name, List<CToken> tokens, String line) {
        switch (name) {
            case "if" -> open(new Condition(macros, tokens).evaluate());
            case "ifdef" -> open(defined(tokens));
            case "ifndef" -> open(defined(tokens).not());
            case "elif" -> next(new Condition(macros, tokens).evaluate());
            case "else" -> next(Truth.TRUE);
            case "endif" -> branches.poll();
            case "define" -> define(tokens, line);
            case "undef" -> undefine(tokens);
            case "include" -> includes |= active() != Truth.FALSE;
            default -> {
                // error, warning, pragma, line: no text is left of them
            }
        }
    }

    private void open(Truth condition) {
        branches.push(new Branch(condition));
    }

    private void next(Truth condition) {
        Branch branch = branches.peek();
        if (branch != null) {
            branch.active = branch.taken.not().and(condition);
            branch.taken = branch.taken.or(condition);
        }
    }

    private Truth defined(List<CToken> tokens) {
        return tokens.isEmpty() ? Truth.FALSE : macros.isDefined(tokens.get(0).text());
    }

    private void undefine(List<CToken> tokens) {
        if (!tokens.isEmpty() && active() != Truth.FALSE) {
            String name = tokens.get(0).text();
            macros.undefine(name);
            if (active() == Truth.UNKNOWN) {
                macros.define(name, new Macro(Optional.empty(), false, List.of(), false));
            }
        }
    }

    private void define(List<CToken> tokens, String line) {
        Truth active = active();
        if (tokens.isEmpty() || active == Truth.FALSE) {
            return;
        }
        boolean takes =
                tokens.size() > 1 && tokens.get(1).is("(") && !tokens.get(1).blankBefore();
        List<String> parameters = new ArrayList<>();
        boolean variadic = false;
        int at = 1;
        if (takes) {
            for (at = 2; at < tokens.size() && !tokens.get(at).is(")"); at++) {
                if (tokens.get(at).kind() == CToken.Kind.NAME) {
                    parameters.add(tokens.get(at).text());
                }
                variadic |= tokens.get(at).is(".") || tokens.get(at).is("...");
            }
            at++;
        }
        List<CToken> body = tokens.subList(Math.min(at, tokens.size()), tokens.size());
        macros.define(
                tokens.get(0).text(),
                new Macro(takes ? Optional.of(parameters) : Optional.empty(), variadic, body, active == Truth.TRUE));
    }
}
