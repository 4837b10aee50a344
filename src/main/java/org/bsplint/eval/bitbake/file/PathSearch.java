package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Operation;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.syntax.bitbake.NamedVariables;
import org.bsplint.value.Value;

/**
 * Looks for files along BBPATH ({@code bb.utils.which}). Of a long path each folder is listed once for all names that are looked
 * for in it: thousands of layers with a class each would have millions of names asked for.
 */
final class PathSearch {
    /** Folders that are asked one by one. */
    private static final int FEW = 20;

    private final DataStore store;
    private final FileTree tree;
    /** What BBPATH was when its folders were told, before its references were replaced, if nothing but these decides it. */
    private Optional<Value> raw = Optional.empty();
    /** What was referred to. */
    private Map<String, Value> inputs = Map.of();

    private List<String> folders = List.of();
    /** By the folder of a name: paths that are there, in the order of the search path, by name. */
    private final Map<String, Map<String, List<String>>> listed = new HashMap<>();

    PathSearch(DataStore store, FileTree tree) {
        this.store = store;
        this.tree = tree;
    }

    /** The folders of BBPATH as it is now. */
    List<String> folders() {
        Value now = store.raw("BBPATH");
        boolean same = raw.filter(before -> before == now && !isCut()).isPresent()
                && inputs.entrySet().stream()
                        .allMatch(input -> store.value(input.getKey()).equals(input.getValue()));
        if (!same) {
            folders = SearchPath.of(store);
            listed.clear();
            raw = Optional.of(now).filter(PathSearch::isPlain);
            inputs = new HashMap<>();
            inputs.put("TOPDIR", store.value("TOPDIR")); // what an empty folder stands for
            NamedVariables.in(raw.flatMap(Value::asKnown).orElse(""))
                    .forEach(name -> inputs.put(name, store.value(name)));
        }
        return folders;
    }

    private boolean isCut() {
        return !store.pieces("BBPATH", Operation.REMOVE).isEmpty();
    }

    private static boolean isPlain(Value value) {
        return value.asKnown().filter(text -> !text.contains("${@")).isPresent();
    }

    /** The first that is there; a relative name. */
    Optional<String> first(String name) {
        List<String> path = folders();
        if (path.size() <= FEW || !Paths.normalize(name).equals(name)) {
            return path.stream()
                    .map(folder -> Paths.resolve(folder, name))
                    .filter(tree::exists)
                    .findFirst();
        }
        return listed
                .computeIfAbsent(Paths.parent(name), below -> list(path, below))
                .getOrDefault(Paths.name(name), List.of())
                .stream()
                .filter(tree::exists)
                .findFirst();
    }

    private Map<String, List<String>> list(List<String> path, String below) {
        Map<String, List<String>> found = new HashMap<>();
        for (String folder : path) {
            String where = Paths.resolve(folder, below);
            for (String name : tree.list(where.isEmpty() ? "." : where)) {
                found.computeIfAbsent(name, one -> new ArrayList<>(1)).add(Paths.resolve(where, name));
            }
        }
        return found;
    }

    /** As {@link #first}, with a folder before those of the path. */
    Optional<String> first(String folder, String name) {
        return Stream.of(Paths.resolve(folder, name))
                .filter(tree::exists)
                .findFirst()
                .or(() -> first(name));
    }
}
