package org.bsplint.assembly.view;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.project.Role;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/** The Yocto layers of a project: the product's own, and those that it takes from vendors and the community. */
public record ProductLayers(Project project) {
    private static final Pattern COLLECTIONS =
            Pattern.compile("(?m)^BBFILE_COLLECTIONS\\s*\\S*=\\s*\"\\s*([\\w.-]+)\\s*\"");
    private static final Pattern BITBAKE = Pattern.compile("\\.(?:bb|bbappend|bbclass|inc|conf)$");
    private static final int MAX_DEPTH = 4;

    public List<String> all() {
        return project.inputs().paths(Role.LAYER);
    }

    public List<String> own() {
        return all().stream().filter(layer -> !isForeign(layer)).toList();
    }

    public List<String> foreign() {
        return all().stream().filter(this::isForeign).toList();
    }

    private boolean isForeign(String layer) {
        Matcher collections = COLLECTIONS.matcher(project.tree()
                .read(Paths.resolve(layer, "conf/layer.conf"))
                .map(SourceFile::text)
                .orElse(""));
        return collections.find() && project.knowledge().publicLayers().contains(collections.group(1));
    }

    /** Files of a layer that BitBake reads. */
    public List<String> files(String layer) {
        List<String> found = new ArrayList<>();
        collect(layer, 0, found);
        return found;
    }

    private void collect(String folder, int depth, List<String> found) {
        for (String name : project.tree().list(folder)) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (BITBAKE.matcher(name).find() && project.tree().isFile(path)) {
                found.add(path);
            } else if (depth < MAX_DEPTH && !name.contains(".")) {
                collect(path, depth + 1, found);
            }
        }
    }
}
