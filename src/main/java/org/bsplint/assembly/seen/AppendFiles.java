package org.bsplint.assembly.seen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.component.EvaluationCache;
import org.bsplint.assembly.view.LocalFile;
import org.bsplint.assembly.view.Project;
import org.bsplint.project.Role;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;

/**
 * Files that appends bring: BitBake looks for {@code file://x} below the recipe and in {@code FILESEXTRAPATHS}, which an append
 * has to extend by its own folder, at once ({@code :=}, for THISDIR changes) and with a colon (Yocto manuals, variables
 * FILESEXTRAPATHS and THISDIR). An append that includes further files is left alone.
 */
final class AppendFiles {
    private static final Letters NAME = Letters.WORD.and(".+-");
    private static final Letters OVERRIDES = Letters.WORD.and(":-");
    private static final Letters QUOTE = Letters.of("\"");
    private static final List<String> PREPENDED = List.of("FILESEXTRAPATHS_prepend", "FILESEXTRAPATHS:prepend");
    /** Of one layer. */
    private static final int MAX_APPENDS = 2_000;

    private final Project project;
    private final List<Observation> found = new ArrayList<>();

    private AppendFiles(Project project) {
        this.project = project;
    }

    static List<Observation> observations(Project project, EvaluationCache cache) {
        List<Observation> all = new ArrayList<>();
        for (String layer : project.inputs().paths(Role.LAYER)) {
            EvaluationCache.Key key = new EvaluationCache.Key("appends of " + layer, List.of());
            all.addAll(cache.sightings(project, key, seen -> new AppendFiles(seen).of(layer)));
        }
        return all;
    }

    private List<Observation> of(String layer) {
        appends(layer).stream()
                .limit(MAX_APPENDS)
                .forEach(append -> project.tree().read(append).ifPresent(file -> look(file, append)));
        return List.copyOf(found);
    }

    /** As layers keep them: recipes-X/Y/Z.bbappend. */
    private List<String> appends(String layer) {
        List<String> appends = new ArrayList<>();
        for (String group : project.tree().list(layer)) {
            String folder = Paths.resolve(layer, group);
            for (String recipe : group.startsWith("recipes-") ? project.tree().list(folder) : List.<String>of()) {
                String home = Paths.resolve(folder, recipe);
                project.tree().list(home).stream()
                        .filter(name -> name.endsWith(".bbappend"))
                        .forEach(name -> appends.add(Paths.resolve(home, name)));
            }
        }
        return appends;
    }

    private void look(SourceFile file, String path) {
        String text = file.text();
        if (text.contains("\nrequire ") || text.contains("\ninclude ") || text.startsWith("require ")) {
            return;
        }
        Optional<SearchPath> paths = searchPath(text);
        if (paths.isPresent()) {
            String value = paths.get().value().strip();
            int start = paths.get().start();
            if (!value.endsWith(":")) {
                observe("search-path-without-colon", file, path, start, Map.of("value", value));
            } else if (!paths.get().atOnce() && value.contains("${THISDIR}")) {
                observe("search-path-expanded-late", file, path, start, Map.of("value", value));
            }
        } else if (!text.contains("FILESEXTRAPATHS") && !text.contains("FILESPATH") && !searchedAnyway(path)) {
            for (LocalFile wanted : LocalFile.in(text, NAME)) {
                Optional<String> here = below(Paths.parent(path), wanted.path(), 3);
                if (here.isPresent()) {
                    Map<String, String> details = Map.of("file", wanted.path(), "there", here.get());
                    observe("append-file-not-searched", file, path, wanted.start(), details);
                    return;
                }
            }
        }
    }

    /** @param atOnce is it expanded where it stands, by {@code :=}? */
    record SearchPath(String value, boolean atOnce, int start) {}

    /** What opens a line and prepends to FILESEXTRAPATHS, first. */
    static Optional<SearchPath> searchPath(String text) {
        for (int at = text.indexOf("FILESEXTRAPATHS"); at >= 0; at = text.indexOf("FILESEXTRAPATHS", at + 1)) {
            Cursor line = new Cursor(text, at);
            if (Letters.NONE.openLine(text, at) && line.takeAny(PREPENDED)) {
                line.skip(OVERRIDES).skip(Letters.BLANKS);
                boolean atOnce = line.take(":");
                boolean assigned = line.take("=") && line.skip(Letters.BLANKS).take("\"");
                String value = line.until(QUOTE);
                if (assigned && !line.isAtEnd()) {
                    return Optional.of(new SearchPath(value, atOnce, at));
                }
            }
        }
        return Optional.empty();
    }

    /** Beside the recipe itself, or beside another append that says where to look. */
    private boolean searchedAnyway(String path) {
        String folder = Paths.parent(path);
        return project.tree().list(folder).stream()
                .anyMatch(name -> name.endsWith(".bb")
                        || name.endsWith(".bbappend")
                                && project.tree()
                                        .read(Paths.resolve(folder, name))
                                        .filter(other -> other.text().contains("FILESEXTRAPATHS"))
                                        .isPresent());
    }

    /** Where the file lies beside the append. */
    private Optional<String> below(String folder, String name, int depth) {
        String here = Paths.resolve(folder, name);
        if (project.tree().isFile(here)) {
            return Optional.of(here);
        }
        return depth == 0
                ? Optional.empty()
                : project.tree().list(folder).stream()
                        .map(child -> Paths.resolve(folder, child))
                        .filter(project.tree()::isDirectory)
                        .flatMap(child -> below(child, name, depth - 1).stream())
                        .findFirst();
    }

    private void observe(String kind, SourceFile file, String path, int at, Map<String, String> more) {
        Map<String, String> details = new LinkedHashMap<>(more);
        details.put("append", Paths.name(path));
        project.read(path);
        found.add(new Observation(
                kind,
                "yocto",
                List.of("FILESEXTRAPATHS", Paths.name(path)),
                Optional.of(file.line(file.lines().line(at))),
                details,
                List.of(),
                Optional.empty()));
    }
}
