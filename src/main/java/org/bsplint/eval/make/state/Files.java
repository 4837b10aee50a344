package org.bsplint.eval.make.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.Blanks;

/**
 * The files that a run of make sees: names relative to the folder it runs in. That folder's own absolute path is a
 * stand-in ({@link #HERE}), so that no value depends on where a tree lies; what still holds it at the end is unknown.
 */
public final class Files {
    /** Stands for the absolute path of the folder that make runs in. */
    public static final String HERE = "/\u0001tree";

    private final FileTree tree;
    private final String directory;
    private final Set<String> read = new LinkedHashSet<>();
    private boolean closed;

    public Files(FileTree tree, String directory) {
        this.tree = tree;
        this.directory = Paths.normalize(directory);
    }

    /** From now on whoever asks for anything has to stop. */
    public void close() {
        closed = true;
    }

    public Optional<SourceFile> read(String name) {
        Optional<SourceFile> file = path(name).flatMap(tree::read);
        file.ifPresent(found -> read.add(found.path()));
        return file;
    }

    /** Why a file that is there cannot be read. */
    public Optional<String> unread(String name) {
        return path(name).flatMap(tree::unread);
    }

    public boolean exists(String name) {
        return path(name).filter(tree::exists).isPresent();
    }

    public boolean isFile(String name) {
        return path(name).filter(tree::isFile).isPresent();
    }

    public boolean isDirectory(String name) {
        return path(name)
                .filter(path -> path.isEmpty() || tree.isDirectory(path))
                .isPresent();
    }

    public List<String> list(String name) {
        return path(name).map(tree::list).orElse(List.of());
    }

    public List<String> inputs() {
        return List.copyOf(read);
    }

    /** Path in the tree; empty if it leads out of it from its stand-in. */
    private Optional<String> path(String name) {
        if (closed) {
            throw Stop.unread(Optional.empty(), name, "is not looked at for a value that is no option");
        }
        if (name.startsWith(HERE)) {
            String rest = name.substring(HERE.length());
            return rest.isEmpty() || rest.startsWith("/")
                    ? Optional.of(Paths.resolve(directory, Paths.normalize("." + rest)))
                    : Optional.empty();
        }
        if (name.startsWith("/")) {
            return Optional.of(Paths.normalize(name));
        }
        return Optional.of(Paths.resolve(directory, name.isEmpty() ? "." : name));
    }

    /** {@code $(abspath)} of one name; empty if it leads above the folder that make runs in. */
    public static Optional<String> absolute(String name) {
        String path = name.startsWith("/") ? name : HERE + "/" + name;
        String normal = Paths.normalize(path);
        boolean within = !path.startsWith(HERE) || normal.equals(HERE) || normal.startsWith(HERE + "/");
        return within ? Optional.of(normal) : Optional.empty();
    }

    /** Existing names that match the blank-separated patterns, in make's order. */
    public String wildcard(String patterns) {
        List<String> found = new ArrayList<>();
        for (String pattern : Blanks.words(patterns)) {
            found.addAll(glob(pattern));
        }
        return String.join(" ", found);
    }

    /** Existing names that match one pattern, sorted. */
    public List<String> glob(String pattern) {
        if (!hasWildcard(pattern)) {
            return exists(pattern.endsWith("/") ? pattern + "." : pattern) ? List.of(pattern) : List.of();
        }
        List<String> bases = List.of(pattern.startsWith("/") ? "/" : "");
        String rest = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        while (!rest.isEmpty()) {
            int slash = rest.indexOf('/');
            String part = slash < 0 ? rest : rest.substring(0, slash);
            int next = slash;
            while (next >= 0 && next < rest.length() && rest.charAt(next) == '/') {
                next++;
            }
            String separator = slash < 0 ? "" : rest.substring(slash, next);
            rest = slash < 0 ? "" : rest.substring(next);
            bases = step(bases, part, separator);
        }
        return bases;
    }

    private List<String> step(List<String> bases, String part, String separator) {
        List<String> found = new ArrayList<>();
        for (String base : bases) {
            if (!hasWildcard(part)) {
                String path = base + part;
                if (separator.isEmpty() ? exists(path) : isDirectory(path)) {
                    found.add(path + separator);
                }
                continue;
            }
            BoundedPattern names = BoundedPattern.of(Pattern.compile(regex(part), Pattern.DOTALL));
            for (String name : list(base.isEmpty() ? "." : base)) {
                boolean visible = name.charAt(0) != '.' || part.charAt(0) == '.';
                if (visible
                        && names.matches(name) == BoundedPattern.Answer.YES
                        && (separator.isEmpty() || isDirectory(base + name))) {
                    found.add(base + name + separator);
                }
            }
        }
        return found;
    }

    public static boolean hasWildcard(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
    }

    private static String regex(String part) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            int close = c == '[' ? part.indexOf(']', at + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = part.substring(at + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&&", "&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                at = close;
            } else if (c == '\\' && at + 1 < part.length()) {
                regex.append(Pattern.quote(String.valueOf(part.charAt(++at))));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
