package org.bsplint.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** Turns the project's paths, spans and edits into the protocol's addresses, ranges and text edits, and back. */
final class Places {
    private Places() {}

    /** Some editors name the home folder where they know of no project; nobody wants all of it read. */
    static boolean isNoProject(Path root) {
        boolean everything = root.getParent() == null || root.equals(Path.of(System.getProperty("user.home", "/")));
        return everything && !Files.isRegularFile(root.resolve(SettingsReader.NAME));
    }

    /**
     * The file of an address; empty for what is no file ({@code untitled:}). Some clients (eglot 1.9) leave a percent sign
     * of a file's name as it is, and BitBake appends have one.
     */
    static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace(" ", "%20"));
            return "file".equals(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
            return Optional.empty();
        }
    }

    static Path file(Path root, String path) {
        return root.resolve(path).normalize();
    }

    static String uri(Path root, String path) {
        return file(root, path).toUri().toString();
    }

    /** The folder that a file lies in. */
    static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    /** Is this what the file holds on disk? */
    static boolean isOnDisk(Path file, String text) {
        Path name = file.getFileName();
        return name != null
                && new DiskTree(folder(file))
                        .read(name.toString())
                        .filter(saved -> saved.text().equals(text))
                        .isPresent();
    }

    /** The paths by which a project may know a file: one outside of its folder by either of two. */
    static List<String> names(Path root, Path file) {
        if (file.startsWith(root)) {
            return List.of(relative(root, file));
        }
        return List.of(
                root.relativize(file).toString().replace('\\', '/'),
                file.toString().replace('\\', '/'));
    }

    /** The folder that a project has whose settings are found from here: in this folder, or above it. */
    static Path home(Path folder) {
        return SettingsReader.find(new DiskTree(folder))
                .map(path -> file(folder, path).getParent())
                .orElse(folder);
    }

    /** The path as findings show it: relative to the root where it lies below it. */
    static String relative(Path root, Path file) {
        return file.startsWith(root)
                ? root.relativize(file).toString().replace('\\', '/')
                : file.toString().replace('\\', '/');
    }

    static Range range(Span span) {
        return new Range(
                new Position(span.line() - 1, span.column() - 1),
                new Position(span.endLine() - 1, span.endColumn() - 1));
    }

    static TextEdit edit(Edit edit) {
        Range range = new Range(
                new Position(edit.startLine() - 1, edit.startColumn() - 1),
                new Position(edit.endLine() - 1, edit.endColumn() - 1));
        return new TextEdit(range, edit.text());
    }

    static int offset(SourceFile file, Position position) {
        return file.lines().offset(position.getLine() + 1, position.getCharacter() + 1);
    }

    /** The word at a position: letters, digits, {@code _}, and {@code -} and {@code .} inside; empty if there is none. */
    static Optional<Span> word(SourceFile file, Position position, String inside) {
        String text = file.text();
        int at = offset(file, position);
        int start = at;
        while (start > 0 && isWord(text.charAt(start - 1), inside)) {
            start--;
        }
        int end = at;
        while (end < text.length() && isWord(text.charAt(end), inside)) {
            end++;
        }
        return start < end ? Optional.of(file.span(start, end)) : Optional.empty();
    }

    private static boolean isWord(char c, String inside) {
        return Character.isLetterOrDigit(c) || c == '_' || inside.indexOf(c) >= 0;
    }
}
