package org.bsplint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bsplint.source.SourceFile;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;
import org.junit.jupiter.api.Test;

/** Every rule that ships is as the published schema of rule files says. */
class RuleFilesSchemaTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void everyRuleFileIsValid() throws IOException {
        JsonSchema schema;
        try (InputStream in = RuleFilesSchemaTest.class.getResourceAsStream("/schema/rule.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("rules/packs"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .filter(path -> !path.endsWith("pack.yaml"))
                    .sorted()
                    .toList()) {
                YamlNode root = YamlReader.read(SourceFile.of(file.toString(), Files.readString(file)))
                        .tree()
                        .orElseThrow();
                schema.validate(json(root)).forEach(error -> wrong.add(file.getFileName() + ": " + error.getMessage()));
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static JsonNode json(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar) {
            return NODES.textNode(scalar.text());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            ArrayNode array = NODES.arrayNode();
            sequence.items().forEach(item -> array.add(json(item)));
            return array;
        }
        ObjectNode object = NODES.objectNode();
        ((YamlNode.Mapping) node)
                .entries()
                .forEach(entry -> object.set(entry.key().text(), json(entry.value())));
        return object;
    }
}
