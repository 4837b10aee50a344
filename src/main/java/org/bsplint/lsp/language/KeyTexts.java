package org.bsplint.lsp.language;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** What the keys of {@code bsplint.yaml} and of rule files mean, from their JSON Schemas. */
public final class KeyTexts {
    private static final List<String> COMPONENTS = List.of("optee", "tf-a", "u-boot", "linux");
    private static final List<String> NAMED_BY_COMPONENT = List.of("components", "origins");
    private static final JsonObject SCHEMA = schema("bsplint.yaml.json");
    private static final Map<String, String> SETTINGS = read("bsplint.yaml.json");
    private static final Map<String, String> RULES = read("rule.json");

    private KeyTexts() {}

    /** @param word a word of the file; only one before a colon is a key */
    public static Optional<String> of(SourceFile file, Span word) {
        boolean key = file.text().startsWith(":", word.end());
        Map<String, String> texts = FileKind.of(file.path()) == FileKind.SETTINGS ? SETTINGS : RULES;
        return key ? Optional.ofNullable(texts.get(word.text())) : Optional.empty();
    }

    /**
     * What may be typed where a key of {@code bsplint.yaml} begins, with what it means; empty elsewhere, and where any name
     * may stand.
     */
    public static Map<String, String> keysAt(SourceFile file, int line, String before) {
        return SettingsPath.of(file, line, before).map(KeyTexts::keys).orElse(Map.of());
    }

    private static Map<String, String> keys(List<String> path) {
        JsonObject schema = SCHEMA;
        for (String key : path) {
            schema = inner(schema, key);
        }
        Map<String, String> keys = new LinkedHashMap<>();
        if (schema.get("properties") instanceof JsonObject properties) {
            properties
                    .entrySet()
                    .forEach(one -> keys.put(one.getKey(), text(one.getValue()).orElse("bsplint.yaml")));
        }
        boolean named = !path.isEmpty() && NAMED_BY_COMPONENT.contains(path.get(path.size() - 1));
        COMPONENTS.stream().filter(name -> named).forEach(name -> keys.putIfAbsent(name, "component"));
        return keys;
    }

    private static JsonObject inner(JsonObject schema, String key) {
        JsonElement found = schema.get("properties") instanceof JsonObject properties && properties.has(key)
                ? properties.get(key)
                : schema.get("additionalProperties");
        JsonObject inner = found instanceof JsonObject object ? resolved(object) : new JsonObject();
        return inner.get("items") instanceof JsonObject items ? resolved(items) : inner;
    }

    private static JsonObject resolved(JsonObject schema) {
        JsonElement reference = schema.get("$ref");
        return reference != null
                        && SCHEMA.get("$defs") instanceof JsonObject parts
                        && parts.get(reference.getAsString().replaceFirst(".*/", "")) instanceof JsonObject part
                ? part
                : schema;
    }

    private static JsonObject schema(String name) {
        try (InputStream in = KeyTexts.class.getResourceAsStream("/schema/" + name)) {
            return in == null
                    ? new JsonObject()
                    : JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .getAsJsonObject();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, String> read(String schema) {
        Map<String, String> texts = new TreeMap<>();
        collect(schema(schema), texts);
        return Map.copyOf(texts);
    }

    /** The outermost of several keys of one name counts. */
    private static void collect(JsonElement schema, Map<String, String> texts) {
        if (schema instanceof JsonObject object) {
            if (object.get("properties") instanceof JsonObject properties) {
                properties
                        .entrySet()
                        .forEach(property -> text(property.getValue())
                                .ifPresent(text -> texts.putIfAbsent(property.getKey(), text)));
            }
            object.entrySet().forEach(member -> collect(member.getValue(), texts));
        } else if (schema.isJsonArray()) {
            schema.getAsJsonArray().forEach(item -> collect(item, texts));
        }
    }

    private static Optional<String> text(JsonElement property) {
        return property instanceof JsonObject object && object.has("description")
                ? Optional.of(object.get("description").getAsString())
                : Optional.empty();
    }
}
