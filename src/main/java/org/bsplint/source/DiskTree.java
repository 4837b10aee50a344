package org.bsplint.source;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files on disk below a root folder; each file is read at most once. Devices, pipes and sockets are not read, nor what the
 * kernel makes up ({@code /proc}, {@code /sys}): such a read may wait for ever.
 */
public final class DiskTree implements FileTree {
    private static final List<Path> KERNEL = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path root;
    private final Map<String, Optional<SourceFile>> read = new ConcurrentHashMap<>();
    private final Map<String, String> unread = new ConcurrentHashMap<>();

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
    public boolean exists(String path) {
        return onDisk(path).filter(Files::exists).isPresent();
    }

    @Override
    public List<String> list(String directory) {
        Optional<Path> folder = onDisk(directory).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.get())) {
            for (Path entry : entries) {
                Path name = entry.getFileName();
                if (name != null && isText(directory, name)) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            refuse(canonical(directory), "the folder cannot be listed: " + reason(unreadable));
            return List.of();
        }
        Collections.sort(names);
        return List.copyOf(names);
    }

    /** A name of bytes that are no text here cannot be opened by its text. */
    private boolean isText(String directory, Path name) {
        boolean text = isPlain(name.toString())
                || onDisk(name.toString())
                        .map(Path::getFileName)
                        .filter(name::equals)
                        .isPresent();
        if (!text) {
            String path = Paths.resolve(canonical(directory), name.toString());
            refuse(path, "its name is no text in this locale's encoding: rename it, or set LC_ALL=C.UTF-8");
        }
        return text;
    }

    /** What is not of the encoding becomes another letter than these. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == '?') {
                return false;
            }
        }
        return true;
    }

    @Override
    public Optional<String> unread(String path) {
        return Optional.ofNullable(unread.get(canonical(path)));
    }

    @Override
    public List<Unread> unread() {
        return unread.entrySet().stream()
                .map(one -> new Unread(one.getKey(), one.getValue()))
                .sorted(java.util.Comparator.comparing(Unread::path))
                .toList();
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
        Optional<Path> file = onDisk(path);
        Optional<BasicFileAttributes> attributes = file.flatMap(DiskTree::attributes);
        if (attributes.isEmpty() || attributes.get().isDirectory()) {
            return Optional.empty();
        }
        if (!attributes.get().isRegularFile()) {
            return refuse(path, "is a device, pipe or socket");
        }
        try (InputStream bytes = open(file.get())) {
            if (attributes.get().size() > MAX_FILE_SIZE) {
                return tooLarge(path);
            }
            byte[] text = bytes.readNBytes(MAX_FILE_SIZE + 1);
            return text.length > MAX_FILE_SIZE ? tooLarge(path) : Optional.of(SourceFile.of(path, text));
        } catch (IOException unreadable) {
            return refuse(path, "cannot be read: " + reason(unreadable));
        }
    }

    /** Empty if nothing is there. */
    private static Optional<BasicFileAttributes> attributes(Path file) {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private Optional<SourceFile> tooLarge(String path) {
        return refuse(path, "is larger than " + (MAX_FILE_SIZE >> 20) + " MiB; " + Limits.RAISE);
    }

    private static InputStream open(Path file) throws IOException {
        Path real = file.toRealPath();
        if (KERNEL.stream().anyMatch(real::startsWith) && !real.startsWith(SHARED_MEMORY)) {
            throw new IOException("a file of the kernel's own");
        }
        return new FileInputStream(file.toFile()); // a channel would load the network library, which opens sockets
    }

    private Optional<SourceFile> refuse(String path, String reason) {
        unread.put(path, reason);
        return Optional.empty();
    }

    private static String reason(Exception failure) {
        if (failure instanceof DirectoryIteratorException wrapped) {
            return reason(Objects.requireNonNull(wrapped.getCause()));
        }
        String message = String.valueOf(failure.getMessage());
        return failure instanceof AccessDeniedException || message.endsWith("(Permission denied)")
                ? "permission denied"
                : message;
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
