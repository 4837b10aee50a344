package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.file.Missing;
import org.bsplint.source.FileTree;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.value.Cause;

/**
 * A required file or class that is not there: an error as in BitBake where openembedded-core is at hand; elsewhere it may
 * well exist, and what it would set is unknown.
 */
final class MissingFiles implements Missing {
    /** Configuration of the build itself: what it requires is the product's, as a rule. */
    private static final Set<String> OWN = Set.of("local.conf", "auto.conf", "site.conf");

    private final boolean complete;

    MissingFiles(FileTree tree, List<String> layers) {
        this.complete = layers.stream().anyMatch(layer -> tree.isFile(layer + "/conf/bitbake.conf"));
    }

    @Override
    public void missing(DataStore store, Span span, String verb, String file) {
        if (complete) {
            store.notes().add(Diagnostic.error(span, "Could not " + verb + " file " + file));
        } else {
            new Sightings(store.notes()).missingFile(verb, file, span);
            if (!file.endsWith(".bbclass") && OWN.contains(Paths.name(span.path()))) {
                store.notes()
                        .add(Diagnostic.problem(
                                span, "the required file `" + file + "` is not here: what it sets is not known"));
            }
        }
        if (file.endsWith(".bbclass") && !complete) {
            store.agenda().inherited().add("/missing/" + file);
        }
        Cause cause = Cause.of(Cause.Kind.MISSING_FILE, "may be set in " + file + ", which is not here", span);
        store.suspect(CoreNames.setBy(file), cause);
    }
}
