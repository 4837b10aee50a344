package org.bsplint.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlResource;

/**
 * What console lines tell: {@code rules/facts/console.yaml}.
 *
 * @param banners lines by which programs name their version, tried in order
 * @param prose the same as people write it, used for components that no banner named
 */
record ConsoleFacts(List<VersionText> banners, List<VersionText> prose, List<SocText> socs, List<Failure> failures) {
    /** A component and a pattern whose group {@code version} is its version. */
    record VersionText(String component, Pattern pattern) {}

    record SocText(String soc, Pattern pattern) {}

    private static final String RESOURCE = "rules/facts/console.yaml";

    static ConsoleFacts load() {
        List<Diagnostic> errors = new ArrayList<>();
        var parsed = YamlResource.read(RESOURCE);
        errors.addAll(parsed.diagnostics());
        YamlNode root = parsed.tree().orElseThrow(() -> new IllegalStateException("broken facts: " + errors));
        YamlFields fields = YamlFields.of(root, List.of("schema", "banners", "prose", "soc", "failures"), errors::add);
        ConsoleFacts facts = new ConsoleFacts(
                fields.items("banners").stream()
                        .map(row -> version(row, errors::add))
                        .toList(),
                fields.items("prose").stream()
                        .map(row -> version(row, errors::add))
                        .toList(),
                fields.items("soc").stream().map(row -> soc(row, errors::add)).toList(),
                fields.items("failures").stream()
                        .map(row -> failure(row, errors::add))
                        .toList());
        if (!errors.isEmpty()) {
            throw new IllegalStateException("broken facts: " + errors);
        }
        return facts;
    }

    private static VersionText version(YamlNode node, Consumer<Diagnostic> errors) {
        YamlFields row = YamlFields.of(node, List.of("component", "pattern", "source"), errors);
        return new VersionText(row.required("component"), Pattern.compile(row.required("pattern")));
    }

    private static SocText soc(YamlNode node, Consumer<Diagnostic> errors) {
        YamlFields row = YamlFields.of(node, List.of("soc", "pattern"), errors);
        return new SocText(row.required("soc"), Pattern.compile(row.required("pattern")));
    }

    private static Failure failure(YamlNode node, Consumer<Diagnostic> errors) {
        YamlFields row = YamlFields.of(
                node,
                List.of(
                        "name",
                        "pattern",
                        "unless-later",
                        "general",
                        "title",
                        "cause",
                        "fix",
                        "next",
                        "rules",
                        "source"),
                errors);
        return new Failure(
                row.required("name"),
                Pattern.compile(row.required("pattern")),
                row.text("unless-later").map(Pattern::compile),
                row.flag("general"),
                row.required("title"),
                row.required("cause"),
                row.required("fix"),
                row.required("next"),
                row.texts("rules"),
                row.required("source"));
    }
}
