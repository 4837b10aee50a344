package org.bsplint.yaml;

import java.util.Optional;
import org.bsplint.source.ProgramFiles;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;

/** A YAML document that ships with the program: its binary form where the build made one, else its text. */
public final class YamlResource {
    /** What the build adds to a document's name for its binary form. */
    public static final String BINARY = ".bin";

    private YamlResource() {}

    /**
     * @param path from the class path's root, without a leading slash
     * @throws IllegalStateException if the program lacks it
     */
    public static ParseResult<Optional<YamlNode>> read(String path) {
        Optional<YamlNode> binary = binary(path);
        if (binary.isPresent()) {
            return ParseResult.of(binary);
        }
        byte[] text = ProgramFiles.bytes(path)
                .orElseThrow(() -> new IllegalStateException("the program lacks its file " + path));
        return YamlReader.read(SourceFile.of(path, text));
    }

    /** What the build made; empty where it made nothing of the name. */
    public static Optional<YamlNode> binary(String path) {
        return ProgramFiles.bytes(path + BINARY).map(bytes -> YamlBinary.read(bytes, path));
    }
}
