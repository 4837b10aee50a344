package org.bsplint.engine;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** Findings that are known and tolerated for now, as in schema {@code bsplint-baseline/1}. */
public record Baseline(List<Entry> entries) {
    public static final Baseline EMPTY = new Baseline(List.of());
    public static final String SCHEMA = "bsplint-baseline/1";

    private static final List<String> KEYS =
            List.of("rule", "component", "option", "image", "fingerprint", "reason", "owner", "expires");

    /** One finding: the fingerprint changes when a value or command behind it changes. */
    public record Entry(
            String rule,
            String component,
            String option,
            String image,
            String fingerprint,
            String reason,
            String owner,
            Optional<LocalDate> expires,
            Optional<Span> place) {
        boolean covers(Finding finding, Optional<LocalDate> today) {
            boolean expired =
                    expires.isPresent() && today.isPresent() && today.get().isAfter(expires.get());
            return !expired && rule.equals(finding.rule()) && fingerprint.equals(finding.fingerprint());
        }
    }

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** Entries by the fingerprint of the finding that they are of. */
    Map<String, List<Entry>> byFingerprint() {
        Map<String, List<Entry>> by = new HashMap<>();
        entries.forEach(entry -> by.computeIfAbsent(entry.fingerprint(), print -> new ArrayList<>(1))
                .add(entry));
        return by;
    }

    /** An entry for each finding that a baseline may hide, in order; reasons and owners are to be filled in. */
    public static Baseline of(List<Finding> findings, Baseline before) {
        List<Entry> entries = new ArrayList<>();
        Map<String, List<Entry>> earlier = before.byFingerprint();
        for (Finding finding : findings) {
            if (finding.irreversible() || Filter.OWN.contains(finding.rule())) {
                continue;
            }
            Optional<Entry> known = earlier.getOrDefault(finding.fingerprint(), List.of()).stream()
                    .filter(entry -> entry.covers(finding, Optional.empty()))
                    .findFirst();
            entries.add(known.orElseGet(() -> new Entry(
                    finding.rule(),
                    finding.component(),
                    finding.subjects().stream().findFirst().orElse(""),
                    finding.image(),
                    finding.fingerprint(),
                    "",
                    "",
                    Optional.empty(),
                    Optional.empty())));
        }
        return new Baseline(entries);
    }

    /** Reads a baseline file; JSON is YAML. */
    public static ParseResult<Baseline> read(SourceFile file) {
        List<Diagnostic> errors = new ArrayList<>();
        ParseResult<Optional<YamlNode>> yaml = YamlReader.read(file);
        errors.addAll(yaml.diagnostics());
        List<Entry> entries = new ArrayList<>();
        yaml.tree().ifPresent(root -> {
            YamlFields fields = YamlFields.of(root, List.of("schema", "entries"), errors::add);
            if (!fields.required("schema").equals(SCHEMA)) {
                errors.add(Diagnostic.error(fields.place("schema"), "the schema of a baseline is " + SCHEMA));
            }
            fields.items("entries").forEach(item -> entries.add(entry(item, errors)));
        });
        return new ParseResult<>(new Baseline(entries), errors);
    }

    private static Entry entry(YamlNode item, List<Diagnostic> errors) {
        YamlFields fields = YamlFields.of(item, KEYS, errors::add);
        Optional<LocalDate> expires = Optional.empty();
        Optional<YamlNode.Scalar> date = fields.scalar("expires");
        if (date.isPresent()) {
            try {
                expires = Optional.of(LocalDate.parse(date.get().text()));
            } catch (DateTimeException notADate) {
                errors.add(Diagnostic.error(date.get().span(), "`expires` is a day, such as 2027-03-31"));
            }
        }
        return new Entry(
                fields.required("rule"),
                fields.text("component").orElse(""),
                fields.text("option").orElse(""),
                fields.text("image").orElse(""),
                fields.required("fingerprint"),
                fields.text("reason").orElse(""),
                fields.text("owner").orElse(""),
                expires,
                Optional.of(fields.span()));
    }
}
