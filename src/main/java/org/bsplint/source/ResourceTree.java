package org.bsplint.source;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files that are part of the program itself, in its archive or its build folder. */
public final class ResourceTree implements FileTree {
    private final ClassLoader loader;

    /** @param near a class of the same program: one that the boot loader has brings no loader of its own */
    public ResourceTree(Class<?> near) {
        this.loader = Objects.requireNonNullElseGet(near.getClassLoader(), ClassLoader::getSystemClassLoader);
    }

    @Override
    public Optional<SourceFile> read(String path) {
        return ProgramFiles.bytes(path).map(bytes -> SourceFile.of(path, bytes));
    }

    @Override
    public boolean isFile(String path) {
        return read(path).isPresent() && !isDirectory(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return !list(path).isEmpty();
    }

    @Override
    public List<String> list(String directory) {
        URL url = loader.getResource(directory);
        if (url == null) {
            return List.of();
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("file")) {
                return names(Path.of(uri));
            }
            String text = uri.toString();
            URI archive = URI.create(text.substring("jar:".length(), text.indexOf('!')));
            return names(Path.of(archive), directory.endsWith("/") ? directory : directory + "/");
        } catch (IOException | URISyntaxException unreadable) {
            return List.of();
        }
    }

    /** Names in a folder of an archive. */
    private static List<String> names(Path archive, String folder) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(folder) && name.length() > folder.length())
                    .map(name -> name.substring(folder.length()).split("/", 2)[0])
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        }
    }
}
