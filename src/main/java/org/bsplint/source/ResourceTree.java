package org.bsplint.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that are part of the program itself, in its archive or its build folder. */
public final class ResourceTree implements FileTree {
    private final ClassLoader loader;

    public ResourceTree(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public Optional<SourceFile> read(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(SourceFile.of(path, in.readAllBytes()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Bytes of a resource that is no text; empty if it is not there. */
    public Optional<byte[]> bytes(String path) {
        try (InputStream in = loader.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
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
            URI archive = URI.create(text.substring(0, text.indexOf('!')));
            try (FileSystem files = FileSystems.newFileSystem(archive, Map.of())) {
                return names(files.getPath("/" + directory));
            }
        } catch (IOException | URISyntaxException unreadable) {
            return List.of();
        }
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
