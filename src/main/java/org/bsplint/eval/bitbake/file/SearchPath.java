package org.bsplint.eval.bitbake.file;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bsplint.eval.bitbake.DataStore;

/**
 * The folders of {@code BBPATH}, in order ({@code bb.utils.which}). An empty element is BitBake's working folder, which is
 * {@code TOPDIR}; for files on their own, it is the root of their tree.
 */
public final class SearchPath {
    private SearchPath() {}

    /** Empty if BBPATH is not known. */
    public static List<String> of(DataStore store) {
        Optional<String> path = store.value("BBPATH").asKnown();
        return path.stream()
                .flatMap(known -> Arrays.stream(known.split(":", -1)))
                .flatMap(folder -> folder.isEmpty() ? workingFolder(store) : Stream.of(folder))
                .toList();
    }

    private static Stream<String> workingFolder(DataStore store) {
        return store.value("TOPDIR").isUnset() ? Stream.of("") : store.value("TOPDIR").asKnown().stream();
    }
}
