package org.bsplint.lsp.typing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.hush.Chunk;
import org.bsplint.syntax.hush.Dialect;
import org.bsplint.syntax.hush.ModernReader;
import org.bsplint.syntax.hush.OldReader;
import org.bsplint.syntax.hush.Reader;
import org.bsplint.syntax.hush.Tape;

/**
 * A U-Boot script that is being typed. The shell would run nothing behind an open quote or {@code if}: the fewest lines
 * without which both shells read the script are left blank.
 */
public final class HalfTypedScript {
    private static final int MAX_LINES = 8;
    /** Characters that may be read in search of a line: longer scripts are mended at the line of the error alone. */
    private static final long BUDGET = 4_000_000;

    private static final Pattern OPEN_REFERENCE =
            Pattern.compile("^(?![ \\t]*#).*?(\\$\\{)[^}\\n]*$", Pattern.MULTILINE);

    private HalfTypedScript() {}

    /** Empty if one of the shells reads the script, or if no few lines are to blame. */
    public static Optional<HalfTyped> of(SourceFile script) {
        if (fault(script.text(), Dialect.OLD).isEmpty()
                || fault(script.text(), Dialect.MODERN).isEmpty()) {
            return Optional.empty();
        }
        String text = script.text();
        List<Diagnostic> errors = new ArrayList<>();
        for (int round = 0; round < MAX_LINES; round++) {
            Optional<Chunk.Fault> fault = fault(text);
            if (fault.isEmpty()) {
                return Optional.of(HalfTyped.of(script, text, errors));
            }
            int line = culprit(SourceFile.of(script.path(), text), fault.get());
            int at = script.line(line).start();
            int offset = script.lines().line(fault.get().offset()) == line
                    ? fault.get().offset()
                    : at;
            errors.add(Diagnostic.syntax(
                    script.span(offset, script.line(line).end()),
                    "syntax error: " + fault.get().message()));
            text = blanked(text, script, line);
        }
        return Optional.empty();
    }

    /** The line without which the script is whole, or is read furthest; the nearest before the error of several. */
    private static int culprit(SourceFile file, Chunk.Fault fault) {
        String text = file.text();
        int own = file.lines().line(Math.min(fault.offset(), Math.max(0, text.length() - 1)));
        int count = file.lines().line(text.length());
        if ((long) count * text.length() > BUDGET) {
            return own;
        }
        return IntStream.rangeClosed(1, count)
                .filter(line -> !file.line(line).text().isBlank())
                .mapToObj(line -> new Candidate(
                        line,
                        readUpTo(blanked(text, file, line)),
                        hasOddQuotes(file.line(line).text()),
                        line <= own ? own - line : count + line))
                .filter(candidate -> candidate.readUpTo() > fault.offset())
                .min(Comparator.comparingInt((Candidate candidate) -> -candidate.readUpTo())
                        .thenComparing(candidate -> !candidate.oddQuotes())
                        .thenComparing(Candidate::distance))
                .map(Candidate::line)
                .orElse(own);
    }

    /** @param readUpTo how far the text is read without this line */
    private record Candidate(int line, int readUpTo, boolean oddQuotes, int distance) {}

    private static int readUpTo(String text) {
        return fault(text).map(Chunk.Fault::offset).orElse(Integer.MAX_VALUE);
    }

    private static boolean hasOddQuotes(String line) {
        return line.chars().filter(c -> c == '"').count() % 2 == 1
                || line.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    private static String blanked(String text, SourceFile file, int line) {
        return HalfTyped.blanked(text, file.line(line).start(), file.line(line).end());
    }

    private static Optional<Chunk.Fault> fault(String text) {
        return fault(text, Dialect.OLD).or(() -> fault(text, Dialect.MODERN));
    }

    private static Optional<Chunk.Fault> fault(String text, Dialect dialect) {
        Reader reader = dialect == Dialect.OLD
                ? new OldReader(Tape.of(text), OldReader.Mode.SCRIPT)
                : new ModernReader(Tape.of(text));
        for (Optional<Chunk> chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
            if (chunk.get().fault().isPresent()) {
                return chunk.get().fault();
            }
        }
        return dialect == Dialect.OLD ? openReference(text) : Optional.empty();
    }

    /** The old shell takes lines into a variable's name up to the next brace, which nobody means. */
    private static Optional<Chunk.Fault> openReference(String text) {
        Matcher reference = OPEN_REFERENCE.matcher(text);
        return reference.find()
                ? Optional.of(new Chunk.Fault(reference.start(1), "`${` is not closed by `}` in its line", false))
                : Optional.empty();
    }
}
