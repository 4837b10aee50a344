package org.bsplint.engine;

import java.util.List;
import org.bsplint.diagnostic.Edit;
import org.bsplint.model.Image;
import org.bsplint.value.Option;

/** Where an option belongs in the product's own files: turns "set X to y" into edits. */
public interface Placement {
    /** No edits where no single place is known. */
    Placement NOWHERE = (image, component, option, value) -> List.of();

    /**
     * Edits that give {@code option} of {@code component} the value; none if no file of the product is the place.
     *
     * @param option as it is now, with its history
     */
    List<Edit> edits(Image image, String component, Option option, String value);

    /** Does the file belong to a layer or source tree that products take from others? */
    default boolean isOthers(String path) {
        return false;
    }
}
