package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlResource;

/** The files of facts that ship with the program: one document that the build made of them, or each for itself. */
public final class ShippedFacts {
    /** That document, without its ending. */
    public static final String ALL = "rules/facts/all";

    static final String INDEX = "index.yaml";
    private static final String ROOT = "rules/facts/";

    private ShippedFacts() {}

    /** By name, in the order of the index. */
    static YamlNode.Mapping read() {
        return YamlResource.binary(ALL).map(YamlNode.Mapping.class::cast).orElseGet(ShippedFacts::documents);
    }

    /**
     * The same as they are written.
     *
     * @throws IllegalStateException if they are broken, which the tests rule out
     */
    public static YamlNode.Mapping documents() {
        List<Diagnostic> errors = new ArrayList<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        YamlNode index = document(INDEX, errors);
        for (YamlNode name : YamlFields.of(index, List.of("files"), errors::add).items("files")) {
            if (name instanceof YamlNode.Scalar scalar) {
                entries.add(new YamlNode.Entry(scalar, document(scalar.text(), errors)));
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException("broken facts: " + errors);
        }
        return new YamlNode.Mapping(entries, index.span());
    }

    private static YamlNode document(String name, List<Diagnostic> errors) {
        ParseResult<Optional<YamlNode>> read = YamlResource.read(ROOT + name);
        errors.addAll(read.diagnostics());
        return read.tree()
                .orElseGet(() ->
                        new YamlNode.Mapping(List.of(), SourceFile.of(name, "").span(0, 0)));
    }
}
