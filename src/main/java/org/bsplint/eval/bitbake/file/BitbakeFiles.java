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

/** The files of a tree as statements, each text parsed once; safe for use by several threads. */
public final class BitbakeFiles {
    private final FileTree tree;
    private final Dialect dialect;
    /** The last text that was parsed of each file, by dialect and path. */
    private final Map<String, ParseResult<BitbakeFile>> parsed;

    public BitbakeFiles(FileTree tree, Dialect dialect) {
        this(tree, dialect, new ConcurrentHashMap<>());
    }

    private BitbakeFiles(FileTree tree, Dialect dialect, Map<String, ParseResult<BitbakeFile>> parsed) {
        this.tree = tree;
        this.dialect = dialect;
        this.parsed = parsed;
    }

    /** The files of another tree; what was parsed is shared. */
    public BitbakeFiles in(FileTree other, Dialect spoken) {
        return new BitbakeFiles(other, spoken, parsed);
    }

    public FileTree tree() {
        return tree;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Empty if the file cannot be read. */
    public Optional<ParseResult<BitbakeFile>> parse(String path) {
        Optional<SourceFile> file = tree.read(path);
        String key = dialect + " " + path;
        return file.map(source -> {
            ParseResult<BitbakeFile> known = parsed.get(key);
            if (known == null || known.tree().source() != source) {
                known = BitbakeParser.parse(source, dialect);
                parsed.put(key, known);
            }
            return known;
        });
    }
}
