package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.bsplint.source.BoundedPattern;
import org.bsplint.source.FileTree;
import org.bsplint.source.Wildcards;

/** Python's {@code glob.glob} over a tree: {@code * ? [ ]}, hidden names only where the pattern starts with a dot. */
final class Globs {
    private static final int MAX_DEPTH = 40;
    private final FileTree tree;
    private final Map<String, List<String>> listed = new HashMap<>();

    Globs(FileTree tree) {
        this.tree = tree;
    }

    /** Matching paths, sorted. */
    List<String> find(String pattern) {
        boolean magic = isMagic(pattern);
        if (!magic) {
            return tree.exists(pattern) ? List.of(pattern) : List.of();
        }
        List<String> found = List.of(pattern.startsWith("/") ? "/" : "");
        String[] parts = pattern.split("/");
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                found = step(found, parts[i], i == parts.length - 1);
            }
        }
        return found.stream().sorted().toList();
    }

    private List<String> step(List<String> folders, String part, boolean last) {
        List<String> found = new ArrayList<>();
        if (!isMagic(part)) {
            for (String folder : folders) {
                String path = join(folder, part);
                if (!last || tree.exists(path)) {
                    found.add(path);
                }
            }
            return found;
        }
        Predicate<String> fits = fits(part);
        for (String folder : folders) {
            for (String name : list(folder)) {
                if ((!name.startsWith(".") || part.startsWith(".")) && fits.test(name)) {
                    found.add(join(folder, name));
                }
            }
        }
        return found;
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() || folder.endsWith("/") ? folder + name : folder + "/" + name;
    }

    private List<String> list(String folder) {
        return listed.computeIfAbsent(folder, tree::list);
    }

    private static boolean isMagic(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0 || text.indexOf('[') >= 0;
    }

    /** Most have stars only. */
    private static Predicate<String> fits(String glob) {
        if (glob.indexOf('?') < 0 && glob.indexOf('[') < 0) {
            return name -> Wildcards.match(glob, name);
        }
        BoundedPattern regex = BoundedPattern.of(regex(glob));
        return name -> regex.matches(name) == BoundedPattern.Answer.YES;
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                String set = glob.substring(i + 1, close)
                        .replace("\\", "\\\\")
                        .replace("[", "\\[")
                        .replace("&", "\\&");
                regex.append('[')
                        .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                        .append(']');
                i = close;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException notOne) {
            return Pattern.compile(Pattern.quote(glob));
        }
    }

    /** All {@code .bb} and {@code .bbappend} files below a folder, in order of path; a folder met twice is not entered. */
    List<String> recipesBelow(String folder) {
        List<String> found = new ArrayList<>();
        walk(folder, 0, new LinkedHashSet<>(), found);
        return found;
    }

    private void walk(String folder, int depth, Set<String> seen, List<String> found) {
        if (depth > MAX_DEPTH || !seen.add(tree.identity(folder))) {
            return;
        }
        for (String name : list(folder)) {
            String path = join(folder, name);
            if (name.endsWith(".bb") || name.endsWith(".bbappend")) {
                found.add(path);
            } else if (!name.startsWith(".") && !name.equals("SCCS") && !name.equals("CVS") && tree.isDirectory(path)) {
                walk(path, depth + 1, seen, found);
            }
        }
    }
}
