package org.bsplint.assembly.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.project.Role;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.value.Deferred;

/** The Yocto layers of a project: the product's own, and those that it takes from others. What was asked once is kept. */
public final class ProductLayers {
    private static final String COLLECTIONS = "BBFILE_COLLECTIONS";
    private static final Letters NAME = Letters.WORD.and(".-");
    private static final List<String> BITBAKE = List.of(".bb", ".bbappend", ".bbclass", ".inc", ".conf");
    private static final int MAX_DEPTH = 4;

    private final Project project;
    private final List<String> all;
    private final Deferred<List<String>> own =
            Deferred.by(() -> all().stream().filter(layer -> !isForeign(layer)).toList());
    private final Map<String, Boolean> foreign = new HashMap<>();
    private final Map<String, List<String>> files = new HashMap<>();

    public ProductLayers(Project project) {
        this.project = project;
        this.all = project.inputs().paths(Role.LAYER);
    }

    public List<String> all() {
        return all;
    }

    public List<String> own() {
        return own.get();
    }

    public List<String> foreign() {
        return all().stream().filter(this::isForeign).toList();
    }

    private boolean isForeign(String layer) {
        return foreign.computeIfAbsent(layer, this::isPublic);
    }

    private boolean isPublic(String layer) {
        return project.tree()
                .read(Paths.resolve(layer, "conf/layer.conf"))
                .flatMap(file -> collection(file.text()))
                .filter(project.knowledge().publicLayers()::contains)
                .isPresent();
    }

    /** The first that is put into BBFILE_COLLECTIONS alone. */
    static Optional<String> collection(String text) {
        for (int at = text.indexOf(COLLECTIONS); at >= 0; at = text.indexOf(COLLECTIONS, at + 1)) {
            int operator = Letters.BLANKS.end(text, at + COLLECTIONS.length());
            int end = Letters.NONE.openLine(text, at) ? Letters.BLANKS.next(text, operator) : operator;
            String word = text.substring(operator, end);
            // the operator is any, and the value may stand close behind it
            for (int equals = word.lastIndexOf('='); equals >= 0; equals = word.lastIndexOf('=', equals - 1)) {
                Optional<String> one = quoted(new Cursor(text, operator + equals + 1));
                if (one.isPresent()) {
                    return one;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> quoted(Cursor at) {
        boolean open = at.skip(Letters.BLANKS).take("\"");
        String name = at.skip(Letters.BLANKS).take(NAME);
        boolean one = open && !name.isEmpty() && at.skip(Letters.BLANKS).take("\"");
        return one ? Optional.of(name) : Optional.empty();
    }

    /** Files of a layer that BitBake reads. */
    public List<String> files(String layer) {
        return files.computeIfAbsent(layer, folder -> {
            List<String> found = new ArrayList<>();
            collect(folder, 0, found);
            return List.copyOf(found);
        });
    }

    private void collect(String folder, int depth, List<String> found) {
        for (String name : project.tree().list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (BITBAKE.stream().anyMatch(name::endsWith) && project.tree().isFile(path)) {
                found.add(path);
            } else if (depth < MAX_DEPTH && !name.contains(".")) {
                collect(path, depth + 1, found);
            }
        }
    }
}
