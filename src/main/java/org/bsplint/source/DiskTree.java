package org.bsplint.source;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files on disk below a root folder; each file is read at most once. Devices, pipes and sockets are not read, nor what the
 * kernel makes up ({@code /proc}, {@code /sys}): such a read may wait for ever.
 *
 * <p>Plain {@link File}s are asked wherever they can answer: the platform's newer way loads a library and some fifty classes,
 * which a small check would wait for.
 */
public final class DiskTree implements FileTree {
    private static final List<String> KERNEL = List.of("/proc", "/sys", "/dev");
    private static final String SHARED_MEMORY = "/dev/shm";

    private final String root;
    /** Begins paths below the root. */
    private final String start;

    private final Map<String, Optional<SourceFile>> read = new ConcurrentHashMap<>();
    private final Map<String, String> unread = new ConcurrentHashMap<>();

    public DiskTree(File root) {
        this.root = Paths.normalize(root.getAbsolutePath());
        this.start = this.root + "/";
    }

    public DiskTree(Path root) {
        this(root.toFile());
    }

    public Path root() {
        return Path.of(root);
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return read.computeIfAbsent(canonical(path), this::load);
    }

    @Override
    public boolean isFile(String path) {
        return onDisk(path, File::isFile).isPresent();
    }

    @Override
    public boolean isDirectory(String path) {
        return onDisk(path, File::isDirectory).isPresent();
    }

    @Override
    public boolean exists(String path) {
        return onDisk(path, File::exists).isPresent();
    }

    @Override
    public List<String> list(String directory) {
        Optional<File> folder = onDisk(directory, File::isDirectory);
        if (folder.isEmpty()) {
            return List.of();
        }
        String[] names = folder.get().list();
        if (names == null || !Stream.of(names).allMatch(DiskTree::isPlain)) {
            return listed(directory, folder.get().toPath());
        }
        Arrays.sort(names);
        return List.of(names);
    }

    /** As {@link #list}, where names may be no text, or the folder cannot be read. */
    private List<String> listed(String directory, Path folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
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
                || path(name.toString()).filter(name::equals).isPresent();
        if (!text) {
            String path = Paths.resolve(canonical(directory), name.toString());
            refuse(path, "its name is no text in this locale's encoding: rename it, or set LC_ALL=C.UTF-8");
        }
        return text;
    }

    /** What is not of the encoding becomes another letter than these, which every encoding has. */
    public static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '?') {
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
        Optional<File> file = onDisk(path, File::exists);
        try {
            return file.isPresent() ? file.get().getCanonicalPath() : Paths.normalize(path);
        } catch (IOException gone) {
            return Paths.normalize(path);
        }
    }

    private Optional<SourceFile> load(String path) {
        Optional<File> file = onDisk(path, File::isFile);
        if (file.isEmpty()) {
            return exists(path) && !isDirectory(path) ? refuse(path, "is a device, pipe or socket") : Optional.empty();
        }
        try (InputStream bytes = open(file.get())) {
            if (file.get().length() > MAX_FILE_SIZE) {
                return tooLarge(path);
            }
            byte[] text = bytes.readNBytes(MAX_FILE_SIZE + 1);
            return text.length > MAX_FILE_SIZE ? tooLarge(path) : Optional.of(SourceFile.of(path, text));
        } catch (IOException unreadable) {
            return refuse(path, "cannot be read: " + reason(unreadable));
        }
    }

    private Optional<SourceFile> tooLarge(String path) {
        return refuse(path, "is larger than " + (MAX_FILE_SIZE >> 20) + " MiB; " + Limits.RAISE);
    }

    private static InputStream open(File file) throws IOException {
        String real = file.getCanonicalPath();
        if (KERNEL.stream().anyMatch(folder -> isIn(folder, real)) && !isIn(SHARED_MEMORY, real)) {
            throw new IOException("a file of the kernel's own");
        }
        return new FileInputStream(file);
    }

    private static boolean isIn(String folder, String path) {
        return path.startsWith(folder + "/");
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
        return normal.startsWith(start) ? normal.substring(start.length()) : normal;
    }

    private Optional<File> onDisk(String path, Predicate<File> is) {
        File file = path.startsWith("/") ? new File(path) : new File(root, path);
        return is.test(file) && (isPlain(path) || path(path).isPresent()) ? Optional.of(file) : Optional.empty();
    }

    /** Empty if the encoding does not have its letters: another file would be opened. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
