package org.bsplint.eval.yocto;

import java.util.List;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.Missing;

/**
 * The assembled configuration: the datastore that every recipe starts from.
 *
 * @param store not to be written any more
 * @param hasCore true if openembedded-core's {@code conf/bitbake.conf} was there
 */
record Configuration(
        DataStore store,
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
