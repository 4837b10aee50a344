package org.bsplint.syntax.kconfig;

import java.util.List;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** A Kconfig file as its statement lines, in order. Reading never fails: what is no statement is a line of its own. */
public record KconfigFile(SourceFile file, List<KconfigLine> lines) {
    public KconfigFile {
        lines = List.copyOf(lines);
    }

    public Span span(KconfigLine line) {
        return file.span(line.offset(), line.end());
    }

    public static KconfigFile parse(SourceFile file) {
        return new KconfigFile(file, new KconfigScanner(file.text()).scan());
    }
}
