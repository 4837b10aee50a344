package org.bsplint.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files on disk below a root folder; each file is read at most once. Devices, pipes and sockets are not read. */
public final class DiskTree implements FileTree {
    private final Path root;
    private final Map<String, Optional<SourceFile>> read = new ConcurrentHashMap<>();

    public DiskTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return read.computeIfAbsent(canonical(path), this::load);
    }

    @Override
    public boolean isFile(String path) {
        return onDisk(path).filter(Files::isRegularFile).isPresent();
    }

    @Override
    public boolean isDirectory(String path) {
        return onDisk(path).filter(Files::isDirectory).isPresent();
    }

    @Override
    public List<String> list(String directory) {
        Optional<Path> folder = onDisk(directory).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder.get())) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    @Override
    public String identity(String path) {
        try {
            return onDisk(path).map(this::realPath).orElse(path);
        } catch (java.io.UncheckedIOException missing) {
            return Paths.normalize(path);
        }
    }

    private String realPath(Path path) {
        try {
            return path.toRealPath().toString();
        } catch (IOException missing) {
            throw new java.io.UncheckedIOException(missing);
        }
    }

    private Optional<SourceFile> load(String path) {
        Optional<Path> file = onDisk(path).filter(Files::isRegularFile);
        try {
            if (file.isEmpty() || Files.size(file.get()) > MAX_FILE_SIZE) {
                return Optional.empty();
            }
            return Optional.of(SourceFile.of(path, Files.readAllBytes(file.get())));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** An absolute path below the root is shown relative to it, so that output does not depend on where the folder lies. */
    @Override
    public String canonical(String path) {
        String normal = Paths.normalize(path);
        String prefix = root + "/";
        return normal.startsWith(prefix) ? normal.substring(prefix.length()) : normal;
    }

    private Optional<Path> onDisk(String path) {
        try {
            return Optional.of(root.resolve(path));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
