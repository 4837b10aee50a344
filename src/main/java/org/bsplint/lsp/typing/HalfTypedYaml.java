package org.bsplint.lsp.typing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * A YAML file that is being typed. One open bracket or a word without its colon makes the whole document unreadable, and
 * the reader often sees it only lines later: the line is looked for without which it can be read.
 */
public final class HalfTypedYaml {
    private static final int MAX_LINES = 4;
    /** Characters that may be read in search of a line: longer files are mended at the line of the error alone. */
    private static final long BUDGET = 400_000;

    private HalfTypedYaml() {}

    /** Empty if the file can be read, or if no few lines are to blame. */
    public static Optional<HalfTyped> of(SourceFile yaml) {
        List<Diagnostic> errors = new ArrayList<>();
        SourceFile now = yaml;
        for (int round = 0; round < MAX_LINES; round++) {
            Optional<Diagnostic> error = error(now);
            if (error.isEmpty()) {
                return errors.isEmpty() ? Optional.empty() : Optional.of(new HalfTyped(now, errors));
            }
            int line = culprit(now, error.get().span().line());
            errors.add(Diagnostic.syntax(yaml.line(line).stripped(), error.get().message()));
            now = without(now, line);
        }
        return Optional.empty();
    }

    private static int culprit(SourceFile file, int seen) {
        int count = file.lines().line(file.text().length());
        if ((long) count * file.text().length() > BUDGET) {
            return seen;
        }
        IntStream nearest = IntStream.concat(
                IntStream.iterate(seen, line -> line >= 1, line -> line - 1), IntStream.rangeClosed(seen + 1, count));
        return nearest.filter(line -> !file.line(line).text().isBlank())
                .filter(line -> error(without(file, line)).isEmpty())
                .findFirst()
                .orElse(Math.max(1, seen));
    }

    private static SourceFile without(SourceFile file, int line) {
        String text = HalfTyped.blanked(
                file.text(), file.line(line).start(), file.line(line).end());
        return SourceFile.of(file.path(), text);
    }

    /** What makes the text no YAML, or no mapping, as all files that are read here are. */
    private static Optional<Diagnostic> error(SourceFile file) {
        var read = YamlReader.read(file);
        if (read.tree().isEmpty()) {
            return read.diagnostics().stream().findFirst();
        }
        return read.tree().get() instanceof YamlNode.Mapping || file.text().isBlank()
                ? Optional.empty()
                : Optional.of(Diagnostic.syntax(file.line(1), "not valid YAML: a mapping is expected"));
    }
}
