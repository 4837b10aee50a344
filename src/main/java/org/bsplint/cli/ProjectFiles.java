package org.bsplint.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.project.ProjectSettings;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.ScopedTree;
import org.bsplint.syntax.ParseResult;

/**
 * The tree that the paths of a command line name: one folder is its root; several paths, or a file, are looked at within
 * the nearest folder that holds them all.
 */
record ProjectFiles(File root, FileTree tree) {
    /**
     * @param named none means the current folder
     * @throws UsageException if a path does not exist
     */
    static ProjectFiles of(List<File> named) {
        List<File> files = named.isEmpty() ? List.of(new File(".")) : named;
        for (File file : files) {
            if (!file.exists()) {
                throw new UsageException("no such file or folder: " + file);
            }
            if (!file.canRead()) {
                throw new UsageException("not readable: " + file);
            }
        }
        if (files.size() == 1 && files.get(0).isDirectory()) {
            return new ProjectFiles(files.get(0), new DiskTree(files.get(0)));
        }
        List<Path> absolute = files.stream()
                .map(file -> file.toPath().toAbsolutePath().normalize())
                .toList();
        Path root = commonFolder(absolute);
        List<String> scopes = absolute.stream()
                .map(path -> root.relativize(path).toString().replace('\\', '/'))
                .toList();
        return new ProjectFiles(root.toFile(), new ScopedTree(new DiskTree(root), scopes));
    }

    /**
     * What {@code bsplint.yaml} states.
     *
     * @throws UsageException if it is wrong
     */
    ProjectSettings settings() {
        ParseResult<ProjectSettings> read = SettingsReader.read(tree);
        if (!read.diagnostics().isEmpty()) {
            throw new UsageException(read.diagnostics().get(0).span() + ": "
                    + read.diagnostics().get(0).message());
        }
        return read.tree();
    }

    private static Path commonFolder(List<Path> paths) {
        Path common = folder(paths.get(0));
        for (Path path : paths) {
            while (!path.startsWith(common)) {
                common = folder(common);
            }
        }
        return common;
    }

    private static Path folder(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
