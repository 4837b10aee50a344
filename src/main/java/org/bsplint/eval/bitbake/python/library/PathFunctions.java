package org.bsplint.eval.bitbake.python.library;

import static org.bsplint.eval.bitbake.python.library.NativeCall.pure;
import static org.bsplint.eval.bitbake.python.library.NativeCall.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.eval.bitbake.python.run.World;
import org.bsplint.eval.bitbake.python.value.Arguments;
import org.bsplint.eval.bitbake.python.value.Py;
import org.bsplint.eval.bitbake.python.value.Unmodelled;
import org.bsplint.value.Truth;

/** {@code os.path} (Library Reference, 11.2) on POSIX, and the little of {@code os} that only looks. */
public final class PathFunctions {
    private PathFunctions() {}

    public static Map<String, NativeCall> all() {
        Map<String, NativeCall> all = new HashMap<>();
        all.put("os.path.join", pure(PathFunctions::join));
        all.put("os.path.basename", pure((a, w) -> Py.of(split(text(a, 0, w))[1])));
        all.put("os.path.dirname", pure((a, w) -> Py.of(split(text(a, 0, w))[0])));
        all.put("os.path.split", pure((a, w) -> {
            String[] parts = split(text(a, 0, w));
            return new Py.Tuple(List.of(Py.of(parts[0]), Py.of(parts[1])));
        }));
        all.put("os.path.splitext", pure((a, w) -> {
            String path = text(a, 0, w);
            int start = path.lastIndexOf('/') + 1;
            while (start < path.length() && path.charAt(start) == '.') {
                start++;
            }
            int dot = path.lastIndexOf('.');
            int cut = dot >= start && dot > 0 ? dot : path.length();
            return new Py.Tuple(List.of(Py.of(path.substring(0, cut)), Py.of(path.substring(cut))));
        }));
        all.put("os.path.normpath", pure((a, w) -> Py.of(normalize(text(a, 0, w)))));
        all.put("os.path.abspath", pure((a, w) -> Py.of(normalize(w.absolute(text(a, 0, w))))));
        all.put("os.path.relpath", pure(PathFunctions::relative));
        all.put("os.path.isabs", pure((a, w) -> Py.of(text(a, 0, w).startsWith("/"))));
        all.put("os.path.commonprefix", pure(PathFunctions::commonPrefix));
        all.put(
                "os.path.exists",
                pure((a, w) -> truth(
                        w.surroundings()
                                .isFile(text(a, 0, w))
                                .or(w.surroundings().isDirectory(text(a, 0, w))),
                        a)));
        all.put("os.path.isfile", pure((a, w) -> truth(w.surroundings().isFile(text(a, 0, w)), a)));
        all.put("os.path.isdir", pure((a, w) -> truth(w.surroundings().isDirectory(text(a, 0, w)), a)));
        all.put("os.uname", (a, w) -> system());
        all.put("os.listdir", pure((a, w) -> Unmodelled.value("os.listdir")));
        return all;
    }

    /** BitBake runs on Linux alone; name, release, version and kind of the machine are not known. */
    private static Py system() {
        Py unknown = new Py.Str(org.bsplint.value.Text.unknown(Unmodelled.cause("os.uname()")));
        return new Py.Tuple(List.of(Py.of("Linux"), unknown, unknown, unknown, unknown));
    }

    private static Py truth(Truth truth, Arguments arguments) {
        return Py.of(
                truth,
                Set.of(org.bsplint.value.Cause.of(
                        org.bsplint.value.Cause.Kind.MISSING_FILE,
                        "depends on whether "
                                + arguments.positional().get(0).asText().orElse("a file") + " exists")));
    }

    private static Py join(Arguments arguments, World world) {
        String path = text(arguments, 0, world);
        for (int i = 1; i < arguments.count(); i++) {
            String part = text(arguments, i, world);
            path = join(path, part);
        }
        return Py.of(path);
    }

    public static String join(String path, String part) {
        return part.startsWith("/") ? part : path.isEmpty() || path.endsWith("/") ? path + part : path + "/" + part;
    }

    public static String[] split(String path) {
        int at = path.lastIndexOf('/') + 1;
        String head = path.substring(0, at);
        int end = at;
        while (end > 0 && head.charAt(end - 1) == '/') {
            end--;
        }
        String bare = head.substring(0, end);
        return new String[] {bare.isEmpty() ? head : bare, path.substring(at)};
    }

    /** {@code posixpath.normpath}. */
    public static String normalize(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String root = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            boolean up = part.equals("..");
            boolean canDrop = !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
            if (!up || root.isEmpty() && parts.isEmpty() || !parts.isEmpty() && !canDrop) {
                parts.add(part);
            } else if (canDrop) {
                parts.remove(parts.size() - 1);
            }
        }
        String normal = root + String.join("/", parts);
        return normal.isEmpty() ? "." : normal;
    }

    private static Py relative(Arguments arguments, World world) {
        String path = text(arguments, 0, world);
        if (arguments.count() < 2) {
            return Unmodelled.value("os.path.relpath to the current folder");
        }
        if (path.isEmpty()) {
            throw world.exceptions().raise("ValueError", "no path specified");
        }
        String[] start = parts(normalize(world.absolute(text(arguments, 1, world))));
        String[] end = parts(normalize(world.absolute(path)));
        int same = 0;
        while (same < start.length && same < end.length && start[same].equals(end[same])) {
            same++;
        }
        List<String> way = new ArrayList<>(java.util.Collections.nCopies(start.length - same, ".."));
        way.addAll(List.of(end).subList(same, end.length));
        return Py.of(way.isEmpty() ? "." : String.join("/", way));
    }

    private static String[] parts(String path) {
        return java.util.Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .toArray(String[]::new);
    }

    private static Py commonPrefix(Arguments arguments, World world) {
        List<String> texts = world.iteration().ordered(arguments.positional().get(0)).orElse(List.of()).stream()
                .map(item -> item.asText().orElse(""))
                .toList();
        if (texts.isEmpty()) {
            return Py.EMPTY;
        }
        String prefix = texts.get(0);
        for (String text : texts) {
            while (!text.startsWith(prefix)) {
                prefix = prefix.substring(0, prefix.length() - 1);
            }
        }
        return Py.of(prefix);
    }
}
