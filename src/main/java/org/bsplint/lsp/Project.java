package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.bsplint.assembly.Assembler;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.Baseline;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.engine.settings.StatedChoice;
import org.bsplint.lsp.client.Addresses;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.lsp.client.ClientSettings;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.typing.HalfTyped;
import org.bsplint.lsp.typing.HalfTypedBitbake;
import org.bsplint.lsp.typing.HalfTypedEnvironment;
import org.bsplint.lsp.typing.HalfTypedKconfig;
import org.bsplint.lsp.typing.HalfTypedMakefile;
import org.bsplint.lsp.typing.HalfTypedScript;
import org.bsplint.lsp.typing.HalfTypedYaml;
import org.bsplint.model.Bsp;
import org.bsplint.project.Inputs;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.rule.RuleReader;
import org.bsplint.rule.memory.Verdicts;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.source.TreeMemory;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.dotconfig.ConfigFile;

/** One workspace folder: its files, the buffers that lie over them, and the last evaluation. Used by one thread. */
final class Project {
    /** Of more changed files than this, asking all anew is as quick. */
    private static final int MANY = 200;

    private final Path root;
    private final boolean alone;
    private final Assembler assembler;
    private final RuleBook builtIn;
    private final BooleanSupplier superseded;
    private final Addresses addresses;
    private RememberedTree disk;
    private ClientSettings settings = ClientSettings.NONE;
    private final Map<String, Buffer> buffers = new TreeMap<>();
    /** Open documents of other projects. */
    private final Map<Path, Buffer> others = new TreeMap<>();
    /** The buffers' texts as files: the same file as long as the text is the same. */
    private final Map<String, SourceFile> texts = new TreeMap<>();

    /** A file as it is in its buffer, and what it is without lines that are half typed. */
    private record Typed(SourceFile file, Optional<HalfTyped> half) {}

    private final Map<String, Typed> typed = new HashMap<>();
    /** What each buffer was taken for last: while a line is half typed the rest is the same file. */
    private final Map<String, SourceFile> shown = new HashMap<>();

    private final Verdicts<RuleResult> verdicts;
    private final TreeMemory<List<Object>, Optional<String>> appends = new TreeMemory<>(ProductFiles.MAX_KEPT);
    private final TreeMemory<List<String>, ParseResult<RuleBook>> packs = new TreeMemory<>(2);
    private boolean evaluated;

    /**
     * All that an evaluation depends on, but for what is half typed.
     *
     * @param files of the buffers without that: the same ones as long as their texts are
     * @param whole is bsplint.yaml not half typed?
     */
    private record Given(Map<String, SourceFile> files, RememberedTree disk, ClientSettings settings, boolean whole) {}

    private record Made(Given given, Snapshot snapshot) {}

    private Optional<Made> last = Optional.empty();
    private Optional<Snapshot> snapshot = Optional.empty();
    private ProjectSettings lastSettings = ProjectSettings.NONE;

    /** @param superseded is what is being evaluated, or asked, of no use any more? */
    Project(Path root, Assembler assembler, RuleBook builtIn, BooleanSupplier superseded) {
        this(root, Places.isNoProject(root), assembler, builtIn, superseded, new Addresses());
    }

    /**
     * @param alone is the folder no project's? Then only open documents are looked at, and what they name
     * @param addresses how the client writes those of files
     */
    Project(
            Path root,
            boolean alone,
            Assembler assembler,
            RuleBook builtIn,
            BooleanSupplier superseded,
            Addresses addresses) {
        this.root = root;
        this.alone = alone;
        this.addresses = addresses;
        this.superseded = superseded;
        this.assembler = assembler;
        this.builtIn = builtIn;
        this.verdicts = new Verdicts<>(builtIn.coded());
        this.disk = new RememberedTree(root, alone);
    }

    Path root() {
        return root;
    }

    boolean isAlone() {
        return alone;
    }

    /** Does the file lie in the folder, or of one that is no project's beside the documents that are open? */
    boolean isFor(Path file) {
        return alone ? Places.folder(file).equals(root) : file.startsWith(root);
    }

    RememberedTree disk() {
        return disk;
    }

    /** Lays an unsaved buffer over a file. */
    void edit(String path, Buffer buffer) {
        if (!buffer.equals(buffers.put(path, buffer))) {
            snapshot = Optional.empty();
        }
        SourceFile known = texts.get(path);
        if (known == null || !known.text().equals(buffer.text())) {
            texts.put(path, SourceFile.of(path, buffer.text()));
        }
    }

    /** Takes a buffer of a file in the folder, or of any other that the evaluation reads. */
    void take(Path file, Buffer buffer) {
        if (isFor(file)) {
            edit(Places.relative(root, file), buffer);
        } else {
            editOther(file, buffer);
        }
    }

    /** Takes a buffer of a file of another project: it counts where the evaluation reads that file. */
    void editOther(Path file, Buffer buffer) {
        others.put(file, buffer);
        for (String path : Places.names(root, file)) {
            boolean reads = last.filter(made -> made.snapshot().reads(path)).isPresent();
            if (reads || buffers.containsKey(path)) {
                edit(path, buffer);
            }
        }
    }

    /** The document is closed. */
    void close(Path file) {
        others.remove(file);
        Places.names(root, file).stream().filter(buffers::containsKey).toList().forEach(this::close);
    }

    /** Buffers of others' files that turned out to be read. */
    private boolean takeOthers(Snapshot now) {
        boolean more = false;
        for (Map.Entry<Path, Buffer> open : others.entrySet()) {
            for (String path : Places.names(root, open.getKey())) {
                if (now.reads(path) && !open.getValue().equals(buffers.get(path))) {
                    edit(path, open.getValue());
                    more = true;
                }
            }
        }
        return more;
    }

    /** The path by which the last evaluation reads a file. */
    Optional<String> reads(Path file) {
        return Places.names(root, file).stream()
                .filter(path -> last.filter(made -> made.snapshot().reads(path)).isPresent())
                .findFirst();
    }

    /** The file on disk counts again. */
    void close(String path) {
        Buffer closed = buffers.remove(path);
        texts.remove(path);
        typed.remove(path);
        shown.remove(path);
        boolean same = closed != null
                && disk.read(path)
                        .filter(file -> file.text().equals(closed.text()))
                        .isPresent();
        if (!same) {
            snapshot = Optional.empty();
        }
    }

    /** Files changed on disk: what was read of them is forgotten. Of many, or none in particular: of all. */
    void refresh(List<Path> written) {
        Set<String> paths = new TreeSet<>();
        written.forEach(file -> paths.addAll(Places.names(root, file)));
        disk = paths.isEmpty() || paths.size() > MANY ? disk.anew() : disk.after(paths);
        snapshot = Optional.empty();
    }

    void configure(ClientSettings changed) {
        if (!changed.equals(settings)) {
            settings = changed;
            snapshot = Optional.empty();
        }
    }

    boolean isStale() {
        return snapshot.isEmpty();
    }

    /** Was it never evaluated? That takes longest. */
    boolean isNew() {
        return !evaluated;
    }

    /**
     * The project as it is now; evaluated only if something changed.
     *
     * @throws org.bsplint.source.Superseded if that was not of use any more before it was done
     */
    Snapshot snapshot() {
        Snapshot now = snapshot.orElseGet(this::evaluate);
        if (takeOthers(now)) {
            now = evaluate();
        }
        snapshot = Optional.of(now);
        evaluated = true;
        return now;
    }

    private FileTree laidOver(Map<String, SourceFile> files) {
        return new WantedTree(new OverlayTree(disk, MemoryTree.ofFiles(files)), superseded);
    }

    private Snapshot evaluate() {
        Map<String, Integer> versions = new TreeMap<>();
        buffers.forEach((path, buffer) -> buffer.version().ifPresent(version -> versions.put(path, version)));
        FileTree open = laidOver(texts);
        Map<String, HalfTyped> halfTyped = halfTyped();
        Map<String, SourceFile> mended = mended(halfTyped);
        boolean whole = !halfTyped.containsKey(SettingsReader.NAME);
        Given given = new Given(mended, disk, settings, whole);
        if (last.filter(one -> one.given().equals(given)).isEmpty()) {
            last = Optional.of(new Made(given, evaluate(mended, whole)));
        }
        Snapshot made = last.get().snapshot();
        List<Diagnostic> broken = halfTyped.entrySet().stream()
                .filter(file -> isOwn(file.getValue().mended())
                        || made.report().bsp().inputs().contains(file.getKey()))
                .flatMap(file -> file.getValue().errors().stream())
                .toList();
        return made.of(open, versions, broken);
    }

    private Snapshot evaluate(Map<String, SourceFile> mended, boolean whole) {
        FileTree tree = laidOver(mended);
        List<Diagnostic> configuration = new ArrayList<>();
        ProjectSettings stated = settings(tree, whole, configuration);
        ParseResult<RuleBook> book = packs.of(
                stated.rules().packs(), tree, files -> withPacks(stated.rules().packs(), files));
        configuration.addAll(book.diagnostics());
        RuleBook rules = book.tree();
        Bsp bsp = assembler.assemble(tree, stated);
        StatedChoice choice = StatedChoice.of(stated.rules());
        choice.wrong().forEach(entry -> configuration.add(told(entry, stated)));
        configuration.addAll(rulesInView(stated.rules().packs(), mended));
        Baseline baseline = stated.rules()
                .baseline()
                .flatMap(tree::read)
                .map(file -> Baseline.read(file).tree())
                .orElse(Baseline.EMPTY);
        LintSettings lint = choice.settings(baseline);
        Inputs inputs = assembler.inputs(tree, stated);
        Placement placement = new ProductFiles(tree, inputs, assembler.knowledge(), appends);
        Report report = rules.linter(placement, verdicts).lint(new LintInput(bsp, tree, Optional.empty()), lint);
        return new Snapshot(
                root,
                tree,
                Map.of(),
                report,
                configuration,
                List.of(),
                rules,
                assembler.knowledge(),
                settings,
                placement,
                addresses);
    }

    private Map<String, HalfTyped> halfTyped() {
        Map<String, HalfTyped> found = new TreeMap<>();
        texts.forEach((path, file) -> {
            Typed typed = this.typed.get(path);
            if (typed == null || typed.file() != file) {
                typed = new Typed(file, halfTyped(path, file));
                this.typed.put(path, typed);
            }
            typed.half().ifPresent(half -> found.put(path, half));
        });
        return found;
    }

    private static Optional<HalfTyped> halfTyped(String path, SourceFile file) {
        return switch (FileKind.of(path)) {
            case SCRIPT -> HalfTypedScript.of(file);
            case ENVIRONMENT -> HalfTypedEnvironment.of(file);
            case BITBAKE -> HalfTypedBitbake.of(file);
            case MAKE -> HalfTypedMakefile.of(file);
            case KCONFIG -> ignoredLines(file);
            case SYMBOLS -> HalfTypedKconfig.of(file);
            default -> Paths.name(path).matches(".*\\.ya?ml") ? HalfTypedYaml.of(file) : Optional.empty();
        };
    }

    /** {@code conf} drops such lines with a warning that a build's output hides. */
    private static Optional<HalfTyped> ignoredLines(SourceFile file) {
        List<Diagnostic> ignored = ConfigFile.parse(file).diagnostics();
        return ignored.isEmpty() ? Optional.empty() : Optional.of(new HalfTyped(file, ignored));
    }

    /** Files of this program, which are read whatever the product's are. */
    private static boolean isOwn(SourceFile file) {
        return FileKind.of(file.path()) == FileKind.SETTINGS || RuleCompletions.isRule(file);
    }

    private Map<String, SourceFile> mended(Map<String, HalfTyped> halfTyped) {
        Map<String, SourceFile> files = new TreeMap<>(texts);
        halfTyped.forEach((path, half) -> files.put(path, half.mended()));
        files.replaceAll((path, file) ->
                shown.merge(path, file, (last, now) -> last.text().equals(now.text()) ? last : now));
        return files;
    }

    private static Diagnostic told(StatedChoice.Wrong entry, ProjectSettings stated) {
        Span place = entry.place()
                .orElseGet(() -> SourceFile.of(stated.file().orElse(SettingsReader.NAME), "")
                        .span(0, 0));
        return Diagnostic.error(place, entry.message());
    }

    /** The program's rules and those of the project's packs. */
    private ParseResult<RuleBook> withPacks(List<String> folders, FileTree files) {
        RuleBook rules = builtIn;
        List<Diagnostic> errors = new ArrayList<>();
        for (String pack : folders) {
            if (files.isDirectory(pack)) {
                ParseResult<RuleBook> more = rules.with(files, pack, "");
                errors.addAll(more.diagnostics());
                rules = more.tree();
            }
        }
        return new ParseResult<>(rules, errors);
    }

    /** What is wrong with rule files that are open and belong to no pack of the project. */
    private List<Diagnostic> rulesInView(List<String> packs, Map<String, SourceFile> files) {
        return files.values().stream()
                .filter(RuleCompletions::isRule)
                .filter(file -> packs.stream().noneMatch(pack -> file.path().startsWith(Paths.normalize(pack) + "/")))
                .flatMap(file -> RuleReader.read(file, "", builtIn.coded()).diagnostics().stream())
                .toList();
    }

    /** A half-typed bsplint.yaml says what it said when it last was whole. */
    private ProjectSettings settings(FileTree tree, boolean whole, List<Diagnostic> errors) {
        ParseResult<ProjectSettings> read = SettingsReader.read(tree);
        errors.addAll(read.diagnostics());
        if (read.isClean() && (whole || lastSettings == ProjectSettings.NONE)) {
            lastSettings = read.tree();
        }
        return lastSettings.with(settings.overrides());
    }
}
