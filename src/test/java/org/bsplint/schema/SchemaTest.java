package org.bsplint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas that ship with the program: well formed, true of the contract's examples, and not true of everything. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    @ParameterizedTest
    @ValueSource(strings = {"findings-1", "values-1", "report-1", "rule", "bsplint.yaml", "baseline"})
    void isASchemaItself(String name) {
        JsonSchema meta = FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(Set.of(), meta.validate(read("/schema/" + name + ".json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings-1", "values-1", "report-1", "rule", "bsplint.yaml", "baseline"})
    void acceptsTheContractsExample(String name) {
        assertEquals(Set.of(), schema(name).validate(read("/schema-examples/" + name + ".json")));
    }

    /** Each row spoils the example at one place (a JSON pointer): another value there, or nothing at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            findings-1   | /schema                              | "bsplint-findings/2"
            findings-1   | /findings/0/severity                 | "fatal"
            findings-1   | /findings/0/rule                     | "Not Kebab"
            findings-1   | /findings/0/line                     | 0
            findings-1   | /findings/0/file                     |
            findings-1   | /findings/0/fix/edits/0/startLine    | "1"
            findings-1   | /context/platform                    | "stm32mp15"
            findings-1   | /problems                            |
            values-1     | /values/CFG_A/value                  |
            values-1     | /values/CFG_A/origin                 | "somewhere"
            values-1     | /values/CFG_B/reason                 |
            values-1     | /values/CFG_C/state                  | "known"
            values-1     | /values                              |
            report-1     | /verdicts/0/verdict                  | "maybe"
            report-1     | /values/factory/optee/CFG_A/state    | "sure"
            rule         | /severity                            | "fatal"
            rule         | /unknown-key                         | "x"
            rule         | /tests/1                             |
            rule         | /tests/0/expect                      |
            rule         | /when/0                              | {"either": ["x runs y"]}
            rule         | /when/0/any/0                        | {"all": [{"any": [{"not": "a = b"}]}]}
            rule         | /message                             |
            bsplint.yaml | /machin                              | "x"
            bsplint.yaml | /images/factory/script               | []
            bsplint.yaml | /origins/tf-a                        | "elsewhere"
            bsplint.yaml | /waivers/0/reason                    |
            bsplint.yaml | /waivers/0/expires                   | "soon"
            baseline     | /entries/0/fingerprint               |
            baseline     | /entries/0/why                       | "x"
            """)
    void refusesASpoiltExample(String name, String pointer, String replacement) throws IOException {
        JsonNode example = read("/schema-examples/" + name + ".json");
        JsonNode parent = example.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent.isArray()) {
            ArrayNode array = (ArrayNode) parent;
            array.remove(Integer.parseInt(last));
            if (replacement != null) {
                array.insert(Integer.parseInt(last), JSON.readTree(replacement));
            }
        } else {
            ObjectNode object = (ObjectNode) parent;
            object.remove(last);
            if (replacement != null) {
                object.set(last, JSON.readTree(replacement));
            }
        }
        assertFalse(schema(name).validate(example).isEmpty());
    }

    private static JsonSchema schema(String name) {
        return FACTORY.getSchema(read("/schema/" + name + ".json"));
    }

    private static JsonNode read(String resource) {
        try (InputStream text = SchemaTest.class.getResourceAsStream(resource)) {
            return JSON.readTree(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
