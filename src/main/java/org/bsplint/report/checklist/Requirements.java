package org.bsplint.report.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlResource;

/** The requirements that rules name in {@code checklist}, and what no static check can decide. */
public record Requirements(List<Requirement> all, List<Manual> manual) {
    /** An item that somebody has to look at and sign. */
    public record Manual(String step, String title) {}

    private static final String RESOURCE = "checklist/requirements.yaml";

    public Requirements {
        all = List.copyOf(all);
        manual = List.copyOf(manual);
    }

    public static Requirements load() {
        List<Diagnostic> errors = new ArrayList<>();
        var parsed = YamlResource.read(RESOURCE);
        YamlNode root = parsed.tree()
                .orElseThrow(
                        () -> new IllegalStateException(parsed.diagnostics().toString()));
        YamlFields fields = YamlFields.of(root, List.of("requirements", "manual"), errors::add);
        Requirements requirements = new Requirements(
                fields.items("requirements").stream()
                        .map(node -> requirement(node, errors))
                        .toList(),
                fields.items("manual").stream()
                        .map(node -> manual(node, errors))
                        .toList());
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.toString());
        }
        return requirements;
    }

    public Optional<Requirement> find(String id) {
        return all.stream().filter(requirement -> requirement.id().equals(id)).findFirst();
    }

    private static Requirement requirement(YamlNode node, List<Diagnostic> errors) {
        YamlFields row = YamlFields.of(
                node, List.of("id", "step", "title", "cra", "etsi", "iec", "ssdf", "static"), errors::add);
        return new Requirement(
                row.required("id"),
                row.required("step"),
                row.required("title"),
                row.text("cra").orElse(""),
                row.text("etsi").orElse(""),
                row.text("iec").orElse(""),
                row.text("ssdf").orElse(""),
                row.required("static"));
    }

    private static Manual manual(YamlNode node, List<Diagnostic> errors) {
        YamlFields row = YamlFields.of(node, List.of("step", "title"), errors::add);
        return new Manual(row.required("step"), row.required("title"));
    }
}
