package org.bsplint.eval.yocto;

import java.util.List;

/**
 * A layer of the build.
 *
 * @param path its folder
 * @param collections the names that its layer.conf adds to BBFILE_COLLECTIONS; its folder's name if it has no layer.conf
 */
public record Layer(String path, List<String> collections) {
    public Layer {
        collections = List.copyOf(collections);
    }
}
