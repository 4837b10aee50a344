package org.bsplint.eval.yocto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;

/**
 * A kas project: the build folder, the layers and the pieces of {@code local.conf} that kas would write for it (kas,
 * {@code docs/userguide/project-configuration.rst}).
 *
 * @param file the project file that was asked for
 * @param build the build folder; it need not exist
 * @param absent layer folders in kas' order (repositories by name, layers as listed), each with what is told where it does not
 *     exist
 * @param pieces what goes into {@code conf/local.conf}, in this order; each keeps the lines that it has in its YAML file
 */
record KasProject(String file, String build, Map<String, Diagnostic> absent, List<SourceFile> pieces) {
    KasProject {
        absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
        pieces = List.copyOf(pieces);
    }

    static KasProject read(FileTree tree, String file, Notes notes) {
        KasReader reader = new KasReader(tree, notes, file);
        reader.read(file);
        return reader.project();
    }

    /**
     * The tree with the {@code conf/local.conf} that kas would write. It includes a file for each piece, so that the history
     * of a value leads to the line of the YAML file.
     */
    FileTree over(FileTree tree) {
        Map<String, SourceFile> shown = new LinkedHashMap<>();
        StringBuilder main = new StringBuilder();
        for (SourceFile piece : pieces) {
            String name = "conf/kas-" + shown.size() + ".conf";
            shown.put(build + "/" + name, piece);
            main.append("include ").append(name).append('\n');
        }
        String local = build + "/conf/local.conf";
        shown.put(local, SourceFile.of(local, main.toString()));
        return new OverlayTree(tree, MemoryTree.ofFiles(shown));
    }

    /**
     * Where the layers lie: each where kas would check it out, else the folder of the same name among those given. Where
     * none of its layers is found, those given are all there is.
     */
    List<String> layers(FileTree tree, List<String> given) {
        List<String> found = new ArrayList<>();
        for (String layer : absent.keySet()) {
            if (tree.isDirectory(layer)) {
                found.add(layer);
            } else {
                found.add(given.stream()
                        .filter(other -> Paths.name(other).equals(Paths.name(layer)))
                        .findFirst()
                        .orElse(layer));
            }
        }
        return found.stream().anyMatch(tree::isDirectory) || given.isEmpty() ? found : given;
    }
}
