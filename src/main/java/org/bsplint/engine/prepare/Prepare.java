package org.bsplint.engine.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bsplint.ecosystem.ShippedFacts;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.RuleCodec;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlBinary;
import org.bsplint.yaml.YamlReader;
import org.bsplint.yaml.YamlResource;

/** Writes the binary forms beside the compiled classes; run by the build. */
public final class Prepare {
    private Prepare() {}

    /** @param args the folder of compiled classes */
    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        Path facts = classes.resolve(ShippedFacts.ALL + YamlResource.BINARY);
        Files.deleteIfExists(facts);
        for (Path document : documents(classes)) {
            SourceFile file = SourceFile.of(document.toString(), Files.readAllBytes(document));
            byte[] binary = YamlReader.read(file)
                    .tree()
                    .map(YamlBinary::write)
                    .orElseThrow(() -> new IllegalStateException(document + " is no YAML"));
            Files.write(document.resolveSibling(document.getFileName() + YamlResource.BINARY), binary);
        }
        Files.write(facts, YamlBinary.write(ShippedFacts.documents()));
        Path prepared = classes.resolve(RuleBook.PREPARED);
        Files.deleteIfExists(prepared);
        ParseResult<RuleBook> book = RuleBook.builtin("");
        if (!book.isClean()) {
            throw new IllegalStateException("broken rules: " + book.diagnostics());
        }
        RuleCodec.Prepared documents = RuleCodec.write(book.tree().rules());
        Files.write(prepared, documents.rules());
        Files.write(classes.resolve(RuleBook.TEXTS), documents.texts());
    }

    private static List<Path> documents(Path classes) throws IOException {
        try (Stream<Path> all = Files.walk(classes)) {
            return all.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.toString().contains("packs"))
                    .sorted()
                    .toList();
        }
    }
}
