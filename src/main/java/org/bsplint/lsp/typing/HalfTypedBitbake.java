package org.bsplint.lsp.typing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.bitbake.BitbakeFile;
import org.bsplint.syntax.bitbake.BitbakeParser;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.syntax.bitbake.python.Python;

/**
 * A BitBake file with a line that is being typed. A line that no release of BitBake reads stands for nothing, and may as well
 * be empty. In a function it is a line of Python: BitBake compiles a function as a whole, and what a function does that
 * nobody can read is not known: every value after it would be in doubt. Only lines that are no Python by themselves count;
 * what this program's own grammar does not know stays in doubt.
 */
public final class HalfTypedBitbake {
    private static final int MAX_LINES = 400;
    private static final int MAX_LENGTH = 20_000;
    private static final Pattern MAY_HOLD_PYTHON = Pattern.compile("(?m)^(?:fakeroot\\s+)?(?:python|def)\\b");
    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|#.*");
    private static final Pattern COMPOUND =
            Pattern.compile("\\s*(?:if|elif|else|for|while|with|try|except|finally|def|class)\\b[^:]*");
    private static final Pattern UNENDED =
            Pattern.compile(".*(?:[-+*/%=<>.|&,]|\\b(?:and|or|not|in|is|import|from))\\s*");

    private final SourceFile file;
    private final StringBuilder text;
    private final List<Diagnostic> errors = new ArrayList<>();

    private HalfTypedBitbake(SourceFile file) {
        this.file = file;
        this.text = new StringBuilder(file.text());
    }

    /** Empty if each line and each Python function can be read, or does not tell which of its lines is broken. */
    public static Optional<HalfTyped> of(SourceFile bitbake) {
        Optional<HalfTyped> lines = withoutUnparsed(bitbake);
        SourceFile rest = lines.map(HalfTyped::mended).orElse(bitbake);
        Optional<HalfTyped> functions =
                MAY_HOLD_PYTHON.matcher(rest.text()).find() ? new HalfTypedBitbake(rest).mended() : Optional.empty();
        return functions.isPresent() && lines.isPresent()
                ? Optional.of(functions.get().after(lines.get()))
                : functions.or(() -> lines);
    }

    /** Without lines that neither the oldest nor the newest BitBake reads. */
    private static Optional<HalfTyped> withoutUnparsed(SourceFile file) {
        ParseResult<BitbakeFile> newest = BitbakeParser.parse(file, Dialect.MASTER);
        if (newest.isClean()) {
            return Optional.empty();
        }
        Set<Span> oldest = unparsed(BitbakeParser.parse(file, Dialect.DUNFELL)).keySet();
        Map<Span, Diagnostic> lines = unparsed(newest);
        lines.keySet().retainAll(oldest);
        String text = file.text();
        for (Span line : lines.keySet()) {
            text = HalfTyped.blanked(text, line.start(), line.end());
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(HalfTyped.of(file, text, List.copyOf(lines.values())));
    }

    /** Errors that are about a line of their own, by its place. */
    private static Map<Span, Diagnostic> unparsed(ParseResult<BitbakeFile> parsed) {
        Map<Span, Diagnostic> errors = new LinkedHashMap<>();
        Set<Span> lines = parsed.tree().statements().stream()
                .filter(Statement.Unparsed.class::isInstance)
                .map(Statement::span)
                .collect(Collectors.toSet());
        parsed.diagnostics().stream()
                .filter(error -> lines.contains(error.span()))
                .forEach(error -> errors.put(error.span(), error));
        return errors;
    }

    private Optional<HalfTyped> mended() {
        List<Statement> statements =
                BitbakeParser.parse(file, Dialect.KIRKSTONE).tree().statements();
        for (int at = statements.size() - 1; at >= 0; at--) {
            if (statements.get(at) instanceof Statement.Function function
                    && (function.python() || function.isAnonymous())) {
                mend(function.span(), "def f(d):\n", function.lines());
            } else if (statements.get(at) instanceof Statement.Definition definition) {
                mend(definition.span(), "", definition.lines());
            }
        }
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new HalfTyped(SourceFile.of(file.path(), text.toString()), errors));
    }

    private void mend(Span span, String head, List<String> lines) {
        String whole = String.join("\n", lines);
        if (lines.size() > MAX_LINES || whole.length() > MAX_LENGTH || isPython(head, lines)) {
            return;
        }
        int first = span.line() + (head.isEmpty() ? 0 : 1);
        for (int at = head.isEmpty() ? 1 : 0; at < lines.size(); at++) {
            if (isBroken(lines.get(at))) {
                List<String> without = without(lines, at);
                if (isPython(head, without)) {
                    errors.add(Diagnostic.syntax(file.line(first + at).stripped(), "Python cannot read this line"));
                    replace(first, without);
                    return;
                }
            }
        }
    }

    private static boolean isPython(String head, List<String> lines) {
        String body = head + String.join("\n", lines) + "\n";
        return Python.statements(body).isPresent()
                || Python.statements(body + "    pass\n").isPresent();
    }

    /** An open bracket or text, a compound statement without its colon, an operator without what follows. */
    private static boolean isBroken(String line) {
        String code = TEXTS.matcher(line).replaceAll("_");
        int open = 0;
        for (char c : code.toCharArray()) {
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
        }
        boolean quote = code.indexOf('"') >= 0 || code.indexOf('\'') >= 0;
        return open != 0
                || quote
                || COMPOUND.matcher(code).matches()
                || UNENDED.matcher(code).matches();
    }

    /** The line as {@code pass}; what stands deeper below a compound statement goes with it. */
    private static List<String> without(List<String> lines, int at) {
        List<String> left = new ArrayList<>(lines);
        int indent = indent(lines.get(at));
        boolean compound = COMPOUND.matcher(lines.get(at)).matches();
        left.set(at, lines.get(at).substring(0, indent) + "pass");
        for (int below = at + 1; compound && below < lines.size(); below++) {
            if (!lines.get(below).isBlank() && indent(lines.get(below)) <= indent) {
                break;
            }
            left.set(below, "");
        }
        return left;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private void replace(int first, List<String> lines) {
        for (int at = lines.size() - 1; at >= 0; at--) {
            Span line = file.line(first + at);
            if (!line.text().stripTrailing().equals(lines.get(at).stripTrailing())) {
                text.replace(line.start(), line.end(), lines.get(at));
            }
        }
    }
}
