package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.version.Version;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/**
 * Reads folders of rules: each folder is a pack, with an optional {@code pack.yaml} that says its version, the least program
 * version it needs, and which rules came with which version.
 */
public final class RuleFiles {
    private static final String PACK = "pack.yaml";
    private static final int MAX_DEPTH = 4;
    private static final List<String> KEYS = List.of("pack", "version", "requires", "summary", "added");

    private final FileTree files;
    private final Map<String, CodedFact> coded;
    private final String program;
    private final List<Diagnostic> errors = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> added = new TreeMap<>();
    private String version = "";

    private RuleFiles(FileTree files, Map<String, CodedFact> coded, String program) {
        this.files = files;
        this.coded = coded;
        this.program = program;
    }

    /**
     * All rules below a folder; a broken file is left out and told.
     *
     * @param program version of this program, for packs that need a newer one
     */
    public static ParseResult<RuleSet> read(
            FileTree files, String folder, Map<String, CodedFact> coded, String program) {
        RuleFiles reader = new RuleFiles(files, coded, program);
        reader.folder(folder, MAX_DEPTH);
        return new ParseResult<>(new RuleSet(reader.version, reader.rules, reader.added), reader.errors);
    }

    private void folder(String folder, int depth) {
        String pack = files.read(Paths.resolve(folder, PACK)).map(this::pack).orElse(Paths.name(folder));
        for (String name : files.list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (name.endsWith(".yaml") && !name.equals(PACK)) {
                files.read(path).ifPresent(file -> rule(file, pack));
            } else if (depth > 0 && !name.startsWith(".") && files.isDirectory(path)) {
                folder(path, depth - 1);
            }
        }
    }

    private void rule(SourceFile file, String pack) {
        ParseResult<Optional<Rule>> read = RuleReader.read(file, pack, coded);
        errors.addAll(read.diagnostics());
        read.tree().ifPresent(rule -> {
            boolean twice = rules.stream().anyMatch(other -> other.name().equals(rule.name()));
            if (twice) {
                errors.add(Diagnostic.error(file.span(0, 0), "there are two rules named `" + rule.name() + "`"));
            } else {
                rules.add(rule);
            }
        });
    }

    private String pack(SourceFile file) {
        ParseResult<Optional<YamlNode>> yaml = YamlReader.read(file);
        errors.addAll(yaml.diagnostics());
        if (yaml.tree().isEmpty()) {
            return Paths.name(file.directory());
        }
        YamlFields fields = YamlFields.of(yaml.tree().get(), KEYS, errors::add);
        String here = fields.text("version").orElse("1.0");
        version = version.isEmpty() || isLater(here, version) ? here : version;
        fields.fields("added")
                .entries()
                .forEach(entry -> fields.fields("added")
                        .texts(entry.key().text())
                        .forEach(rule -> added.put(rule, entry.key().text())));
        String needed = fields.text("requires").orElse("");
        if (!needed.isEmpty() && isLater(needed, program)) {
            String message = "this pack needs bsplint " + needed + " or later; this is " + program;
            errors.add(Diagnostic.error(fields.place("requires"), message));
        }
        return fields.required("pack");
    }

    private static boolean isLater(String left, String right) {
        Optional<Version> first = Version.parse(left);
        Optional<Version> second = Version.parse(right);
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) > 0;
    }
}
