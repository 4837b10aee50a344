package org.bsplint.lsp.typing;

import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * A YAML file that is being typed. One open bracket or a word without its colon makes the whole document unreadable, and
 * the reader often sees it only lines later: the line is looked for without which it can be read.
 */
public final class HalfTypedYaml {
    private static final LineSearch SEARCH = new LineSearch(HalfTypedYaml::error, HalfTypedYaml::isOpen, 400_000);

    private HalfTypedYaml() {}

    /** Empty if the file can be read, or if no few lines are to blame. */
    public static Optional<HalfTyped> of(SourceFile yaml) {
        return SEARCH.mended(yaml);
    }

    /** A key without its colon, or with a quote that is not closed. */
    private static boolean isOpen(String line) {
        String text = line.strip();
        boolean key = text.endsWith(":") || text.contains(": ") || text.startsWith("-") || text.startsWith("#");
        return !key || text.chars().filter(c -> c == '"').count() % 2 == 1;
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
