package org.bsplint.lsp.language;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;

/** What the keys of {@code bsplint.yaml} and of rule files mean, from their JSON Schemas. */
public final class KeyTexts {
    private static final Map<String, String> SETTINGS = read("bsplint.yaml.json");
    private static final Map<String, String> RULES = read("rule.json");

    private KeyTexts() {}

    /** @param word a word of the file; only one before a colon is a key */
    public static Optional<String> of(SourceFile file, Span word) {
        boolean key = file.text().startsWith(":", word.end());
        Map<String, String> texts = FileKind.of(file.path()) == FileKind.SETTINGS ? SETTINGS : RULES;
        return key ? Optional.ofNullable(texts.get(word.text())) : Optional.empty();
    }

    private static Map<String, String> read(String schema) {
        Map<String, String> texts = new TreeMap<>();
        try (InputStream in = KeyTexts.class.getResourceAsStream("/schema/" + schema)) {
            if (in != null) {
                collect(JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8)), texts);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
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
