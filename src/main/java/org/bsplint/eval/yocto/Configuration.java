package org.bsplint.eval.yocto;

import java.util.List;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.Missing;
import org.bsplint.eval.bitbake.python.InlinePython;

/**
 * The assembled configuration: the datastore that every recipe starts from.
 *
 * @param store not to be written any more
 * @param python what evaluates the store's Python
 * @param surroundings what that Python sees
 * @param hasCore true if openembedded-core's {@code conf/bitbake.conf} was there
 */
record Configuration(
        DataStore store,
        InlinePython python,
        TreeSurroundings surroundings,
        BitbakeFiles files,
        Missing missing,
        List<Layer> layers,
        List<Collection> collections,
        boolean hasCore) {
    Configuration {
        layers = List.copyOf(layers);
        collections = List.copyOf(collections);
    }
}
