package org.bsplint.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Severity;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** One failure that somebody met, as the smallest project that shows it, and the near miss that must be quiet. */
record FieldCase(String id, FileTree sick, FileTree healthy, List<String> about, Severity atLeast) {
    private static final Map<String, String> COMPONENTS = Map.of("tfa", "tf-a", "uboot", "u-boot");

    static List<FieldCase> read(SourceFile file) {
        YamlNode root = YamlReader.read(file).tree().orElseThrow();
        return ((YamlNode.Sequence) root)
                .items().stream()
                        .map(node -> of(YamlFields.of(node, FieldCase::fail)))
                        .toList();
    }

    private static FieldCase of(YamlFields fields) {
        Map<String, String> files = new LinkedHashMap<>(fields.textMap("files"));
        Map<String, YamlNode> options = new LinkedHashMap<>();
        fields.fields("options")
                .entries()
                .forEach(entry -> options.put(entry.key().text(), entry.value()));
        FileTree sick = tree(files, options);
        files.putAll(fields.textMap("near_miss_files"));
        fields.fields("near_miss_options")
                .entries()
                .forEach(entry -> options.put(entry.key().text(), entry.value()));
        YamlFields expect = fields.fields("expect");
        Severity atLeast = Severity.valueOf(expect.required("severity_at_least").toUpperCase(java.util.Locale.ROOT));
        return new FieldCase(fields.required("id"), sick, tree(files, options), expect.texts("about"), atLeast);
    }

    private static FileTree tree(Map<String, String> files, Map<String, YamlNode> options) {
        StringBuilder yaml = new StringBuilder("version: 1\n");
        options.forEach((key, value) -> option(yaml, key, value));
        Map<String, String> all = new LinkedHashMap<>(files);
        all.put("bsplint.yaml", yaml.toString());
        return new MemoryTree(all);
    }

    private static void option(StringBuilder yaml, String key, YamlNode value) {
        if (value instanceof YamlNode.Mapping mapping) {
            yaml.append(key).append(":\n");
            for (YamlNode.Entry entry : mapping.entries()) {
                String name = COMPONENTS
                        .getOrDefault(entry.key().text(), entry.key().text())
                        .replace('_', '-');
                yaml.append("  ")
                        .append(name)
                        .append(": \"")
                        .append(text(entry.value()))
                        .append("\"\n");
            }
        } else if (key.equals("operation")) {
            yaml.append("operations: [").append(text(value)).append("]\n");
        } else if (!text(value).isEmpty() && !text(value).equals("null") && !key.equals("needs")) {
            yaml.append(key).append(": \"").append(text(value)).append("\"\n");
        }
    }

    private static String text(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    }

    private static void fail(org.bsplint.diagnostic.Diagnostic error) {
        throw new IllegalStateException(error.toString());
    }
}
