package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.ecosystem.vendor.Confidence;
import org.bsplint.ecosystem.vendor.Provenance;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.ecosystem.vendor.VersionSpelling;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.version.Version;
import org.bsplint.syntax.version.VersionRange;
import org.bsplint.value.Deferred;
import org.bsplint.value.DeferredList;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;

/** Reads files of facts ({@code rules/facts}) into typed rows; what is wrong with a file is told with its line. */
final class FactsReader {
    private static final List<String> SECTIONS = List.of(
            "releases",
            "otp-maps",
            "commands",
            "lock-values",
            "otp-transport",
            "boot-schemes",
            "variables",
            "passes",
            "recipe-words",
            "boot-lists",
            "machine-overrides",
            "renames",
            "platforms",
            "vendors",
            "public-layers",
            "options",
            "meanings");

    private final Consumer<Diagnostic> errors;
    private final Map<String, List<Section>> sections = new HashMap<>();

    /** What a file in a vendor's folder says of one thing: rows, most often. */
    private record Section(String vendor, YamlFields file, String name) {
        List<Sourced> rows() {
            return file.items(name).stream()
                    .map(row -> new Sourced(vendor, row))
                    .toList();
        }
    }

    /** A row as it is written, and the vendor in whose folder. */
    private record Sourced(String vendor, YamlNode node) {}

    private FactsReader(Consumer<Diagnostic> errors) {
        this.errors = errors;
    }

    /** @throws IllegalStateException if they are broken, now or when an option is looked for that is */
    static KnowledgeBase ofClassPath() {
        FactsReader reader = new FactsReader(error -> {
            throw new IllegalStateException("broken facts: " + error);
        });
        reader.shipped();
        return reader.knowledge();
    }

    /** The facts that ship with the program, and those of a folder that is laid out like theirs. */
    static ParseResult<KnowledgeBase> withFolder(FileTree files, String folder) {
        List<Diagnostic> errors = new ArrayList<>();
        FactsReader reader = new FactsReader(errors::add);
        reader.shipped();
        String index = Paths.resolve(folder, ShippedFacts.INDEX);
        files.read(index).ifPresent(list -> {
            for (String name : YamlFields.of(reader.document(YamlReader.read(list)), List.of("files"), errors::add)
                    .texts("files")) {
                files.read(Paths.resolve(folder, name))
                        .ifPresentOrElse(
                                file -> reader.sections(vendor(name), reader.document(YamlReader.read(file))),
                                () -> errors.add(Diagnostic.error(list.span(0, 0), "there is no file " + name)));
            }
        });
        KnowledgeBase knowledge = reader.knowledge();
        knowledge.readRows();
        return new ParseResult<>(knowledge, errors);
    }

    private void shipped() {
        for (YamlNode.Entry file : ShippedFacts.read().entries()) {
            sections(vendor(file.key().text()), file.value());
        }
    }

    private KnowledgeBase knowledge() {
        List<Vendor> vendors = list("vendors", row -> new VendorRows(errors).vendor(row.vendor(), row.node()));
        return new KnowledgeBase(
                new ReleaseCatalog(list("releases", this::release), new VersionSpelling(vendors)),
                new OptionCatalog(
                        list("options", row -> new OptionRows(row.vendor(), errors).row(row.node())),
                        Deferred.by(this::meanings)),
                list("otp-maps", row -> new OtpRows(errors).map(row.node())),
                list("commands", this::command),
                list("lock-values", this::lockValue),
                list("otp-transport", this::transport),
                list("renames", this::rename),
                list("platforms", this::platform),
                vendors,
                new VendorLayer(
                        list("boot-schemes", row -> layer(row).scheme(row.node())),
                        list("variables", row -> layer(row).variable(row.node())),
                        list("passes", row -> layer(row).pass(row.node())),
                        list("recipe-words", row -> layer(row).recipeWord(row.node())),
                        list("boot-lists", row -> layer(row).bootLists(row.node())),
                        list("machine-overrides", row -> layer(row).machineOverrides(row.node()))),
                publicLayers());
    }

    /** The rows of a section in all files, read when something asks for them. */
    private <T> List<T> list(String section, Function<Sourced, T> reader) {
        return DeferredList.by(() -> all(section).stream()
                .flatMap(one -> one.rows().stream())
                .map(reader)
                .toList());
    }

    private LayerRows layer(Sourced row) {
        return new LayerRows(row.vendor(), errors);
    }

    private static String vendor(String path) {
        return Paths.name(Paths.parent(path));
    }

    private List<Section> all(String section) {
        return sections.getOrDefault(section, List.of());
    }

    private void sections(String vendor, YamlNode document) {
        YamlFields file = YamlFields.of(document, SECTIONS, errors);
        for (YamlNode.Entry section : file.entries()) {
            String name = section.key().text();
            sections.computeIfAbsent(name, first -> new ArrayList<>()).add(new Section(vendor, file, name));
        }
    }

    private Set<String> publicLayers() {
        Set<String> layers = new TreeSet<>();
        all("public-layers").forEach(section -> layers.addAll(section.file().texts(section.name())));
        return layers;
    }

    private Map<String, Map<String, String>> meanings() {
        Map<String, Map<String, String>> meanings = new TreeMap<>();
        for (Section section : all("meanings")) {
            YamlFields components = section.file().fields(section.name());
            for (YamlNode.Entry component : components.entries()) {
                String name = component.key().text();
                meanings.computeIfAbsent(name, key -> new TreeMap<>()).putAll(components.textMap(name));
            }
        }
        return meanings;
    }

    private YamlNode document(ParseResult<Optional<YamlNode>> parsed) {
        parsed.diagnostics().forEach(errors);
        return parsed.tree()
                .orElseGet(() ->
                        new YamlNode.Mapping(List.of(), SourceFile.of("", "").span(0, 0)));
    }

    private Release release(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row = fields(
                sourced.node(),
                "release",
                "tag",
                "date",
                "series",
                "distro-version",
                "layer-revision",
                "components",
                "socs",
                "marks",
                "confidence",
                "number-confidence",
                "source");
        String number = row.required("release");
        Provenance provenance = provenance(row, errors);
        return new Release(
                vendor,
                number,
                version(row, number),
                row.text("tag").orElse(""),
                row.text("date").orElse(""),
                row.required("series"),
                row.text("layer-revision").orElse(""),
                row.textMap("components"),
                row.texts("socs"),
                row.texts("marks"),
                provenance,
                row.text("number-confidence")
                        .map(word -> confidence(row, word, errors))
                        .orElse(provenance.confidence()));
    }

    private BootLoaderCommand command(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row = fields(
                sourced.node(),
                "command",
                "origin",
                "versions",
                "sub-commands",
                "option",
                "option-default",
                "locks-words",
                "does",
                "confidence",
                "source");
        return new BootLoaderCommand(
                row.required("command"),
                scope(vendor, row, "versions", errors),
                row.texts("sub-commands"),
                row.required("option"),
                row.required("option-default"),
                row.text("locks-words").filter(text -> !text.equals("no")).orElse(""),
                row.textMap("does"),
                provenance(row, errors));
    }

    private LockValue lockValue(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row = fields(sourced.node(), "origin", "versions", "lock-bit", "otherwise", "confidence", "source");
        long bit = row.text("lock-bit")
                .filter(text -> !text.equals("none"))
                .map(Long::decode)
                .orElse(0L);
        return new LockValue(
                scope(vendor, row, "versions", errors),
                bit,
                row.text("otherwise").filter("refused"::equals).isPresent(),
                provenance(row, errors));
    }

    private OtpTransport transport(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row =
                fields(sourced.node(), "component", "origin", "versions", "transports", "confidence", "source");
        return new OtpTransport(
                row.required("component"),
                scope(vendor, row, "versions", errors),
                row.texts("transports"),
                provenance(row, errors));
    }

    private Rename rename(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row =
                fields(sourced.node(), "in", "origin", "old", "new", "since", "effect", "confidence", "source");
        return new Rename(
                vendor,
                row.required("in"),
                row.required("old"),
                row.text("new").orElse(""),
                scope(vendor, row, "since", errors),
                row.text("effect").orElse(""),
                provenance(row, errors));
    }

    private PlatformRow platform(Sourced sourced) {
        String vendor = sourced.vendor();
        YamlFields row = fields(
                sourced.node(),
                "family",
                "overrides",
                "shared-overrides",
                "machines",
                "shared-machines",
                "machine",
                "flavour",
                "device-tree",
                "options",
                "symbols",
                "tf-a",
                "optee");
        return new PlatformRow(
                vendor,
                row.required("family"),
                row.texts("overrides"),
                row.texts("shared-overrides"),
                row.texts("machines"),
                row.texts("shared-machines"),
                row.text("machine").orElse(""),
                row.text("flavour").orElse(""),
                row.text("device-tree").orElse(""),
                row.texts("options"),
                row.texts("symbols"),
                row.text("tf-a").orElse(""),
                row.text("optee").orElse(""));
    }

    private YamlFields fields(YamlNode node, String... keys) {
        return YamlFields.of(node, List.of(keys), errors);
    }

    private Version version(YamlFields row, String text) {
        return Version.parse(text).orElseGet(() -> {
            errors.accept(Diagnostic.error(row.span(), "`" + text + "` is no version"));
            return Version.parse("0").orElseThrow();
        });
    }

    /** {@code origin} ({@code any} = both) and a version range ({@code any} = every version). */
    static Scope scope(String vendor, YamlFields row, String key, Consumer<Diagnostic> errors) {
        Optional<String> origin = row.text("origin").filter(text -> !text.equals("any"));
        boolean every = row.text(key).map("any"::equals).orElse(true);
        return new Scope(vendor, origin, every ? Optional.empty() : Optional.of(range(row, key, errors)));
    }

    static VersionRange range(YamlFields row, String key, Consumer<Diagnostic> errors) {
        String text = row.required(key);
        return VersionRange.parse(text).orElseGet(() -> {
            errors.accept(Diagnostic.error(row.place(key), "`" + text + "` is no range of versions"));
            return new VersionRange(List.of());
        });
    }

    static Provenance provenance(YamlFields row, Consumer<Diagnostic> errors) {
        return new Provenance(confidence(row, row.required("confidence"), errors), row.required("source"));
    }

    private static Confidence confidence(YamlFields row, String word, Consumer<Diagnostic> errors) {
        Map<String, Confidence> words =
                Map.of("seen", Confidence.SEEN, "derived", Confidence.DERIVED, "inferred", Confidence.INFERRED);
        Confidence confidence = words.get(word);
        if (confidence == null) {
            errors.accept(Diagnostic.error(row.span(), "confidence is seen, derived or inferred, not `" + word + "`"));
            return Confidence.INFERRED;
        }
        return confidence;
    }
}
