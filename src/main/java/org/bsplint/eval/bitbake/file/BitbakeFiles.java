package org.bsplint.eval.bitbake.file;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.source.FileTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.bitbake.BitbakeFile;
import org.bsplint.syntax.bitbake.BitbakeParser;
import org.bsplint.syntax.bitbake.Dialect;

/** The files of a tree as statements, each parsed once; safe for use by several threads. */
public final class BitbakeFiles {
    private final FileTree tree;
    private final Dialect dialect;
    private final Map<String, Optional<ParseResult<BitbakeFile>>> parsed = new ConcurrentHashMap<>();

    public BitbakeFiles(FileTree tree, Dialect dialect) {
        this.tree = tree;
        this.dialect = dialect;
    }

    public FileTree tree() {
        return tree;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Empty if the file cannot be read. */
    public Optional<ParseResult<BitbakeFile>> parse(String path) {
        Optional<ParseResult<BitbakeFile>> known = parsed.get(path);
        if (known == null) {
            Optional<SourceFile> file = tree.read(path);
            known = file.map(source -> BitbakeParser.parse(source, dialect));
            parsed.put(path, known);
        }
        return known;
    }
}
