package org.bsplint.lsp.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;

/**
 * Looks for the lines without which a file can be read: a reader often sees only later that something was left open. The
 * nearest line at or above the place of the error that makes the file whole is taken, else the nearest below it, else the
 * error's own.
 *
 * @param error the first thing that is wrong with a file
 * @param budget characters that may be read in search of one line; longer files are mended at the line of the error
 */
record LineSearch(Function<SourceFile, Optional<Diagnostic>> error, long budget) {
    private static final int MAX_LINES = 4;

    /** Empty if the file can be read, or if no few lines are to blame. */
    Optional<HalfTyped> mended(SourceFile file) {
        List<Diagnostic> errors = new ArrayList<>();
        SourceFile now = file;
        for (int round = 0; round < MAX_LINES; round++) {
            Optional<Diagnostic> found = error.apply(now);
            if (found.isEmpty()) {
                return errors.isEmpty() ? Optional.empty() : Optional.of(HalfTyped.of(file, now.text(), errors));
            }
            int line = culprit(now, found.get().span().line());
            errors.add(Diagnostic.syntax(file.line(line).stripped(), found.get().message()));
            now = without(now, line);
        }
        return Optional.empty();
    }

    private int culprit(SourceFile file, int seen) {
        int count = file.lines().line(file.text().length());
        long tries = budget / Math.max(1, file.text().length());
        IntStream nearest = IntStream.concat(
                IntStream.iterate(seen, line -> line >= 1, line -> line - 1), IntStream.rangeClosed(seen + 1, count));
        return nearest.filter(line -> !file.line(line).text().isBlank())
                .limit(tries)
                .filter(line -> error.apply(without(file, line)).isEmpty())
                .findFirst()
                .orElse(Math.max(1, seen));
    }

    private static SourceFile without(SourceFile file, int line) {
        String text = HalfTyped.blanked(
                file.text(), file.line(line).start(), file.line(line).end());
        return SourceFile.of(file.path(), text);
    }
}
