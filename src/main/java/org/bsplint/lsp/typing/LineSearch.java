package org.bsplint.lsp.typing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;

/**
 * Looks for the lines without which a file can be read: a reader often sees only later that something was left open. The
 * nearest line at or above the place of the error that makes the file whole is taken, else the nearest below it, else the
 * error's own.
 *
 * @param error the first thing that is wrong with a file
 * @param open lines that look as if they were being typed: these are tried first
 * @param budget characters that may be read in search of one line; longer files are mended at the line of the error
 */
record LineSearch(Function<SourceFile, Optional<Diagnostic>> error, Predicate<String> open, long budget) {
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
            Lines lines = culprit(now, found.get().span().line());
            errors.add(Diagnostic.syntax(
                    file.line(lines.first()).stripped(), found.get().message()));
            now = without(now, lines);
        }
        return Optional.empty();
    }

    /** One line, or one and those that belong to it. */
    private record Lines(int first, int last) {}

    private Lines culprit(SourceFile file, int seen) {
        int count = file.lines().line(file.text().length());
        long tries = budget / Math.max(1, file.text().length());
        IntStream nearest = IntStream.concat(
                IntStream.iterate(seen, line -> line >= 1, line -> line - 1), IntStream.rangeClosed(seen + 1, count));
        List<Integer> order = nearest.filter(line -> !file.line(line).text().isBlank())
                .boxed()
                .sorted(Comparator.comparing(line -> !open.test(file.line(line).text())))
                .toList();
        return Stream.concat(
                        order.stream().map(line -> new Lines(line, line)),
                        order.stream().map(line -> new Lines(line, lastBelow(file, line, count))))
                .limit(tries)
                .filter(lines -> error.apply(without(file, lines)).isEmpty())
                .findFirst()
                .orElse(new Lines(Math.max(1, seen), Math.max(1, seen)));
    }

    /** The last of the lines that stand deeper below this one. */
    private static int lastBelow(SourceFile file, int line, int count) {
        int indent = indent(file.line(line).text());
        int last = line;
        for (int below = line + 1; below <= count; below++) {
            String text = file.line(below).text();
            if (!text.isBlank() && indent(text) <= indent) {
                break;
            }
            last = text.isBlank() ? last : below;
        }
        return last;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static SourceFile without(SourceFile file, Lines lines) {
        String text = HalfTyped.blanked(
                file.text(),
                file.line(lines.first()).start(),
                file.line(lines.last()).end());
        return SourceFile.of(file.path(), text);
    }
}
