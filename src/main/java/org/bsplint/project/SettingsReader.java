package org.bsplint.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.model.Operation;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** Reads {@code bsplint.yaml}. Never throws: what is wrong with the file is a diagnostic, and the run must not go on. */
public final class SettingsReader {
    /** The file's name. */
    public static final String NAME = "bsplint.yaml";

    private static final int MAX_LEVELS_UP = 64;
    /** Keys of the top level. */
    public static final List<String> KEYS = List.of(
            "version",
            "platform",
            "machine",
            "ecosystem",
            "versions",
            "origins",
            "board",
            "operations",
            "yocto",
            "components",
            "scripts",
            "images",
            "rules",
            "waivers",
            "baseline");

    private static final List<String> COMPONENTS = List.of("optee", "tf-a", "u-boot", "linux", "yocto");

    private final List<Diagnostic> errors = new ArrayList<>();
    private final SourceFile file;

    private SettingsReader(SourceFile file) {
        this.file = file;
    }

    /** Path of the {@code bsplint.yaml} in the tree's root or the nearest folder above it that has one. */
    public static Optional<String> find(FileTree tree) {
        String folder = "";
        for (int level = 0; level < MAX_LEVELS_UP; level++) {
            String path = folder.isEmpty() ? NAME : folder + "/" + NAME;
            if (tree.isFile(path)) {
                return Optional.of(path);
            }
            boolean top = tree.isDirectory(folder.isEmpty() ? ".git" : folder + "/.git");
            String above = folder.isEmpty() ? ".." : folder + "/..";
            if (top
                    || !tree.isDirectory(above)
                    || tree.identity(above).equals(tree.identity(folder.isEmpty() ? "." : folder))) {
                return Optional.empty();
            }
            folder = above;
        }
        return Optional.empty();
    }

    /** Settings of the file found by {@link #find}, or none. */
    public static ParseResult<ProjectSettings> read(FileTree tree) {
        return find(tree).map(path -> read(tree, path)).orElse(ParseResult.of(ProjectSettings.NONE));
    }

    /** Settings of the file at this path; a path that cannot be read gives a diagnostic. */
    public static ParseResult<ProjectSettings> read(FileTree tree, String path) {
        Optional<SourceFile> found = tree.read(path);
        if (found.isEmpty()) {
            SourceFile nothing = SourceFile.of(path, "");
            return new ParseResult<>(
                    ProjectSettings.NONE, List.of(Diagnostic.error(nothing.span(0, 0), "cannot be read")));
        }
        return new SettingsReader(found.get()).settings();
    }

    private ParseResult<ProjectSettings> settings() {
        ParseResult<Optional<YamlNode>> parsed = YamlReader.read(file);
        errors.addAll(parsed.diagnostics());
        YamlNode nothing = new YamlNode.Mapping(List.of(), file.span(0, 0));
        YamlFields root = YamlFields.of(parsed.tree().orElse(nothing), KEYS, errors::add);
        version(root);
        ProjectSettings settings = new ProjectSettings(
                Optional.of(file.path()),
                stated(root, "platform"),
                stated(root, "machine"),
                stated(root, "ecosystem"),
                statedMap(root.fields("versions", COMPONENTS)),
                origins(root.fields("origins")),
                statedMap(root.fields("board")),
                operations(root, "operations"),
                yocto(root.fields("yocto", List.of("build", "layers", "machine", "distro"))),
                components(root.fields("components")),
                paths(root, "scripts"),
                images(root.fields("images")),
                rules(root));
        return new ParseResult<>(settings, errors);
    }

    private void version(YamlFields root) {
        Optional<YamlNode.Scalar> version = root.scalar("version");
        if (version.isPresent() && !version.get().text().equals("1")) {
            String message = "version `" + version.get().text() + "` is not known; this program reads version 1";
            errors.add(Diagnostic.error(version.get().span(), message));
        }
    }

    private Map<String, Stated> origins(YamlFields fields) {
        Map<String, Stated> origins = statedMap(fields);
        origins.values().forEach(origin -> {
            if (!origin.text().equals("upstream") && !origin.text().equals("vendor")) {
                errors.add(Diagnostic.error(
                        origin.span().orElse(fields.span()),
                        "an origin is `upstream` or `vendor`, not `" + origin.text() + "`"));
            }
        });
        return origins;
    }

    private YoctoSettings yocto(YamlFields fields) {
        return new YoctoSettings(
                path(fields, "build"), paths(fields, "layers"), stated(fields, "machine"), stated(fields, "distro"));
    }

    private Map<String, ComponentSettings> components(YamlFields fields) {
        Map<String, ComponentSettings> components = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.entries()) {
            YamlFields component =
                    YamlFields.of(entry.value(), List.of("source", "set", "defconfig", "fragments"), errors::add);
            components.put(
                    entry.key().text(),
                    new ComponentSettings(
                            path(component, "source"),
                            statedMap(component.fields("set")),
                            stated(component, "defconfig"),
                            component.node("fragments").map(node -> stated(component.scalars("fragments")))));
        }
        return components;
    }

    private List<ImageSettings> images(YamlFields fields) {
        List<ImageSettings> images = new ArrayList<>();
        for (YamlNode.Entry entry : fields.entries()) {
            YamlFields image = YamlFields.of(
                    entry.value(), List.of("operations", "scripts", "components", "machine", "profile"), errors::add);
            images.add(new ImageSettings(
                    entry.key().text(),
                    image.node("operations").map(node -> operations(image, "operations")),
                    image.node("scripts").map(node -> paths(image, "scripts")),
                    components(image.fields("components")),
                    stated(image, "machine"),
                    stated(image, "profile")));
        }
        return images;
    }

    private RuleSettings rules(YamlFields root) {
        YamlFields rules = root.fields("rules", List.of("packs", "profile", "pinned", "ignore", "severity"));
        List<RuleSettings.Waiver> waivers =
                root.items("waivers").stream().map(this::waiver).toList();
        return new RuleSettings(
                paths(rules, "packs").stream().map(Stated::text).toList(),
                rules.text("profile"),
                rules.text("pinned"),
                stated(rules.scalars("ignore")),
                statedMap(rules.fields("severity")),
                waivers,
                path(root, "baseline").map(Stated::text));
    }

    private RuleSettings.Waiver waiver(YamlNode node) {
        YamlFields row = YamlFields.of(node, List.of("rule", "image", "reason", "owner", "expires"), errors::add);
        Optional<String> expires = row.text("expires");
        if (expires.isPresent() && !expires.get().matches("\\d{4}-\\d{2}-\\d{2}")) {
            errors.add(Diagnostic.error(row.place("expires"), "`expires` wants a date: YYYY-MM-DD"));
        }
        return new RuleSettings.Waiver(
                row.required("rule"),
                row.text("image"),
                row.required("reason"),
                row.required("owner"),
                expires,
                row.span());
    }

    private List<Stated> operations(YamlFields fields, String key) {
        List<Stated> operations = stated(fields.scalars(key));
        List<String> known =
                java.util.Arrays.stream(Operation.values()).map(Operation::word).toList();
        for (Stated operation : operations) {
            if (Operation.of(operation.text()).isEmpty()) {
                String hint = Nearest.of(operation.text(), known)
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("; known operations are " + String.join(", ", known));
                errors.add(Diagnostic.error(
                        operation.span().orElse(fields.span()), "unknown operation `" + operation.text() + "`" + hint));
            }
        }
        return operations;
    }

    private static Optional<Stated> stated(YamlFields fields, String key) {
        return fields.scalar(key).filter(scalar -> !scalar.isEmpty()).map(SettingsReader::stated);
    }

    private static Stated stated(YamlNode.Scalar scalar) {
        return new Stated(scalar.text(), Optional.of(scalar.span()));
    }

    private static List<Stated> stated(List<YamlNode.Scalar> scalars) {
        return scalars.stream().map(SettingsReader::stated).toList();
    }

    private static Map<String, Stated> statedMap(YamlFields fields) {
        Map<String, Stated> map = new LinkedHashMap<>();
        fields.scalars().forEach((key, value) -> map.put(key, stated(value)));
        return map;
    }

    private Optional<Stated> path(YamlFields fields, String key) {
        return stated(fields, key).map(this::located);
    }

    private List<Stated> paths(YamlFields fields, String key) {
        return stated(fields.scalars(key)).stream().map(this::located).toList();
    }

    /** Paths in the file are relative to the folder it lies in. */
    private Stated located(Stated stated) {
        return new Stated(Paths.resolve(file.directory(), stated.text()), stated.span());
    }
}
