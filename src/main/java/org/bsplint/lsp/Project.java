package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.assembly.Assembler;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.placement.ProductFiles;
import org.bsplint.model.Bsp;
import org.bsplint.project.Discovery;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.syntax.ParseResult;

/** One workspace folder: its files, the buffers that lie over them, and the last evaluation. Used by one thread. */
final class Project {
    private final Path root;
    private final Assembler assembler;
    private final RuleBook builtIn;
    private FileTree disk;
    private ClientSettings settings = ClientSettings.NONE;
    private final Map<String, Buffer> buffers = new TreeMap<>();
    private Optional<Snapshot> snapshot = Optional.empty();
    private ProjectSettings lastSettings = ProjectSettings.NONE;

    Project(Path root, Assembler assembler, RuleBook builtIn) {
        this.root = root;
        this.assembler = assembler;
        this.builtIn = builtIn;
        this.disk = new RememberedTree(new DiskTree(root));
    }

    Path root() {
        return root;
    }

    /** Lays an unsaved buffer over a file. */
    void edit(String path, Buffer buffer) {
        if (!buffer.equals(buffers.put(path, buffer))) {
            snapshot = Optional.empty();
        }
    }

    /** The file on disk counts again. */
    void close(String path) {
        Buffer closed = buffers.remove(path);
        boolean same = closed != null
                && disk.read(path)
                        .filter(file -> file.text().equals(closed.text()))
                        .isPresent();
        if (!same) {
            snapshot = Optional.empty();
        }
    }

    /** Something changed on disk: what was read is forgotten. */
    void refresh() {
        disk = new RememberedTree(new DiskTree(root));
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

    /** The project as it is now; evaluated only if something changed. */
    Snapshot snapshot() {
        Snapshot now = snapshot.orElseGet(this::evaluate);
        snapshot = Optional.of(now);
        return now;
    }

    private Snapshot evaluate() {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Integer> versions = new TreeMap<>();
        buffers.forEach((path, buffer) -> {
            texts.put(path, buffer.text());
            buffer.version().ifPresent(version -> versions.put(path, version));
        });
        FileTree tree = new OverlayTree(disk, texts);
        List<Diagnostic> configuration = new ArrayList<>();
        ProjectSettings stated = settings(tree, configuration);
        RuleBook rules = LintChoice.rules(builtIn, stated.rules(), tree, configuration::add);
        Bsp bsp = assembler.assemble(tree, stated);
        LintSettings lint = LintChoice.settings(stated.rules(), tree);
        Report report = rules.linter(new ProductFiles(tree, Discovery.discover(tree)))
                .lint(new LintInput(bsp, tree, Optional.empty()), lint);
        return new Snapshot(root, tree, versions, report, configuration, rules, assembler.knowledge(), settings);
    }

    /** A half-typed bsplint.yaml says what it said when it last was whole. */
    private ProjectSettings settings(FileTree tree, List<Diagnostic> errors) {
        ParseResult<ProjectSettings> read = SettingsReader.read(tree);
        errors.addAll(read.diagnostics());
        if (read.isClean()) {
            lastSettings = read.tree();
        }
        return lastSettings.with(settings.overrides());
    }
}
