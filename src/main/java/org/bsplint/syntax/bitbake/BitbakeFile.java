package org.bsplint.syntax.bitbake;

import java.util.List;
import org.bsplint.source.SourceFile;

/** A BitBake file as statements in order; what lies between their spans is blank or comment. */
public record BitbakeFile(SourceFile source, Kind kind, List<Statement> statements) {
    public BitbakeFile {
        statements = List.copyOf(statements);
    }

    /** Which of BitBake's two parsers reads a file: the suffix decides, not who includes it. */
    public enum Kind {
        /** {@code .bb}, {@code .bbappend}, {@code .bbclass}, {@code .inc}: functions and tasks too. */
        RECIPE,
        /** {@code .conf}. */
        CONFIGURATION,
        /** {@code bblayers.conf} and {@code layer.conf}, where {@code addpylib} is allowed. */
        BASE_CONFIGURATION
    }
}
