package org.bsplint.cli.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.assembly.Assembler;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.model.Bsp;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.rule.RuleTest;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;

/** The project that a rule's example with files stands for: its files, and what it gives as {@code bsplint.yaml}. */
final class ExampleProject {
    private static final String SETTINGS = "bsplint.yaml";

    private final Assembler assembler;

    ExampleProject(Assembler assembler) {
        this.assembler = assembler;
    }

    /** @throws IllegalArgumentException if what the example gives is no valid configuration */
    Bsp assemble(RuleTest test) {
        Map<String, String> files = new LinkedHashMap<>(test.files());
        files.putIfAbsent(SETTINGS, settings(test.given()));
        MemoryTree tree = new MemoryTree(files);
        ParseResult<ProjectSettings> settings = SettingsReader.read(tree);
        for (Diagnostic wrong : settings.diagnostics()) {
            throw new IllegalArgumentException(wrong.toString());
        }
        return assembler.assemble(tree, settings.tree());
    }

    private static String settings(Map<String, String> given) {
        StringBuilder plain = new StringBuilder("version: 1\n");
        Map<String, Map<String, String>> groups = new TreeMap<>();
        Map<String, Map<String, String>> components = new TreeMap<>();
        given.forEach((path, value) -> {
            int dot = path.indexOf('.');
            String head = dot < 0 ? path : path.substring(0, dot);
            String rest = dot < 0 ? "" : path.substring(dot + 1);
            switch (path) {
                case "soc" -> plain.append("platform: ").append(quoted(value)).append("\n");
                case "machine", "ecosystem" ->
                    plain.append(path).append(": ").append(quoted(value)).append("\n");
                case "operation" ->
                    plain.append("operations: [")
                            .append(value.strip().replaceAll("[\\s,]+", ", "))
                            .append("]\n");
                default -> {
                    if (head.equals("board")) {
                        put(groups, "board", rest, value);
                    } else if (rest.equals("version")) {
                        put(groups, "versions", head, value);
                    } else if (rest.equals("origin")) {
                        put(groups, "origins", head, value);
                    } else {
                        put(components, head, rest, value);
                    }
                }
            }
        });
        groups.forEach((group, entries) -> mapping(plain, group, entries, "  "));
        if (!components.isEmpty()) {
            plain.append("components:\n");
            components.forEach((name, entries) -> {
                plain.append("  ").append(name).append(":\n    set:\n");
                entries.forEach((option, value) -> plain.append("      ")
                        .append(option)
                        .append(": ")
                        .append(quoted(value))
                        .append("\n"));
            });
        }
        return plain.toString();
    }

    private static void put(Map<String, Map<String, String>> groups, String group, String key, String value) {
        groups.computeIfAbsent(group, name -> new TreeMap<>()).put(key, value);
    }

    private static void mapping(StringBuilder out, String name, Map<String, String> entries, String indent) {
        out.append(name).append(":\n");
        entries.forEach((key, value) -> out.append(indent)
                .append(key)
                .append(": ")
                .append(quoted(value))
                .append("\n"));
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
