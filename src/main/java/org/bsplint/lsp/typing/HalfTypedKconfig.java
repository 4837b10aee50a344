package org.bsplint.lsp.typing;

import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.eval.kconfig.graph.TreeReader;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;

/**
 * A Kconfig file that is being typed. {@code conf} writes no configuration at all while a file of the tree has a syntax
 * error. Each file is whole by itself, since its blocks end in it.
 */
public final class HalfTypedKconfig {
    private static final LineSearch SEARCH = new LineSearch(HalfTypedKconfig::error, line -> false, 600_000);
    private static final MemoryTree NO_FILES = new MemoryTree(Map.of());

    private HalfTypedKconfig() {}

    /** Empty if the file can be read, or if no few lines are to blame. */
    public static Optional<HalfTyped> of(SourceFile kconfig) {
        return SEARCH.mended(kconfig);
    }

    private static Optional<Diagnostic> error(SourceFile file) {
        return new TreeReader(NO_FILES, "", KconfigSettings.standard())
                .read(file).diagnostics().stream()
                        .filter(Diagnostic::stops)
                        .filter(error ->
                                isBroken(error, file.line(error.span().line()).text()))
                        .findFirst();
    }

    /** Files that are sourced are not looked for: only an open quote or parenthesis is wrong with their names. */
    private static boolean isBroken(Diagnostic error, String line) {
        boolean open = line.chars().filter(c -> c == '"').count() % 2 == 1;
        return error.kind() == Diagnostic.Kind.SYNTAX ? !isMacro(line) : open || line.contains("$(") && !isMacro(line);
    }

    /** What a macro of another file expands to is not known here, and can make a line whole. */
    private static boolean isMacro(String line) {
        long open = line.chars().filter(c -> c == '(').count();
        return line.contains("$(") && open == line.chars().filter(c -> c == ')').count();
    }
}
