package org.bsplint.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** One of the field cases, or its near miss, as a project. */
record FieldCase(String id, Map<String, String> files) {
    private static final Map<String, String> COMPONENTS = Map.of("tfa", "tf-a", "uboot", "u-boot");

    static FieldCase of(String id) {
        return read(id, false);
    }

    static FieldCase nearMiss(String id) {
        return read(id, true);
    }

    Bsp assemble(Assembler assembler) {
        MemoryTree tree = new MemoryTree(files);
        ParseResult<ProjectSettings> settings = SettingsReader.read(tree);
        if (!settings.diagnostics().isEmpty()) {
            throw new IllegalStateException(id + ": " + settings.diagnostics());
        }
        return assembler.assemble(tree, settings.tree());
    }

    Image image(Assembler assembler) {
        return assemble(assembler).images().get(0);
    }

    static List<String> ids() {
        List<String> ids = new ArrayList<>();
        cases().forEach(node -> ids.add(fields(node).required("id")));
        return ids;
    }

    private static FieldCase read(String id, boolean nearMiss) {
        for (YamlNode node : cases()) {
            YamlFields fields = fields(node);
            if (fields.required("id").startsWith(id)) {
                Map<String, String> files = new TreeMap<>(fields.textMap("files"));
                Map<String, YamlNode> options = map(fields.node("options"));
                if (nearMiss) {
                    files.putAll(fields.textMap("near_miss_files"));
                    options.putAll(map(fields.node("near_miss_options")));
                }
                files.put("bsplint.yaml", settings(options));
                return new FieldCase(id, files);
            }
        }
        throw new IllegalArgumentException("no case " + id);
    }

    private static String settings(Map<String, YamlNode> options) {
        StringBuilder text = new StringBuilder("version: 1\n");
        options.forEach((name, value) -> {
            if (value instanceof YamlNode.Scalar scalar
                    && !scalar.text().isEmpty()
                    && !scalar.text().equals("null")) {
                boolean operation = name.equals("operation");
                text.append(
                        operation ? "operations: [" + scalar.text() + "]\n" : name + ": \"" + scalar.text() + "\"\n");
            } else if (value instanceof YamlNode.Mapping mapping && !name.equals("needs")) {
                text.append(name).append(":\n");
                mapping.entries()
                        .forEach(entry -> text.append("  ")
                                .append(COMPONENTS.getOrDefault(
                                        entry.key().text(), entry.key().text().replace('_', '-')))
                                .append(": \"")
                                .append(((YamlNode.Scalar) entry.value()).text())
                                .append("\"\n"));
            }
        });
        return text.toString();
    }

    private static Map<String, YamlNode> map(java.util.Optional<YamlNode> node) {
        Map<String, YamlNode> map = new LinkedHashMap<>();
        node.filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .ifPresent(mapping ->
                        mapping.entries().forEach(entry -> map.put(entry.key().text(), entry.value())));
        return map;
    }

    private static YamlFields fields(YamlNode node) {
        return YamlFields.of(node, wrong -> {});
    }

    private static List<YamlNode> cases() {
        try (InputStream stream = FieldCase.class.getResourceAsStream("/cases/field-cases.yaml")) {
            SourceFile file = SourceFile.of("field-cases.yaml", stream.readAllBytes());
            return ((YamlNode.Sequence) YamlReader.read(file).tree().orElseThrow()).items();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
