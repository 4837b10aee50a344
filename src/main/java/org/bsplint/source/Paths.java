package org.bsplint.source;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic on paths as text, with {@code /} as separator; relative paths are relative to a {@link FileTree}'s root. */
public final class Paths {
    private Paths() {}

    /** Resolves {@code .} and {@code ..} and doubled slashes; a relative path keeps the {@code ..} that lead above the root. */
    public static String normalize(String path) {
        return isNormal(path) ? path : normalized(path);
    }

    /** Most paths are: they hold no empty part and none that begins with a dot, and do not end with a slash. */
    private static boolean isNormal(String path) {
        if (path.startsWith(".") || path.endsWith("/")) {
            return false;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            char next = path.charAt(slash + 1); // no slash is the last letter
            if (next == '.' || next == '/') {
                return false;
            }
        }
        return true;
    }

    private static String normalized(String path) {
        boolean absolute = path.startsWith("/");
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            boolean canGoUp = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
            if (part.equals("..") && canGoUp) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals("..") || !absolute) {
                parts.add(part);
            }
        }
        return (absolute ? "/" : "") + String.join("/", parts);
    }

    /** {@code path} as seen from {@code directory}; an absolute path stays as it is. */
    public static String resolve(String directory, String path) {
        return normalize(path.startsWith("/") || directory.isEmpty() ? path : directory + "/" + path);
    }

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : path.substring(0, slash);
    }

    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without the first of these endings that it has. */
    public static String without(String path, String... endings) {
        for (String ending : endings) {
            if (path.endsWith(ending)) {
                return path.substring(0, path.length() - ending.length());
            }
        }
        return path;
    }
}
