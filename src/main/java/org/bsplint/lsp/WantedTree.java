package org.bsplint.lsp;

import java.util.function.BooleanSupplier;
import org.bsplint.source.FileTree;
import org.bsplint.source.ForwardingTree;
import org.bsplint.source.Superseded;

/**
 * A tree as it is at one moment: work on it ends at its next step once it is out of date, or nobody waits for it.
 *
 * @param over is it?
 */
record WantedTree(FileTree tree, BooleanSupplier over) implements ForwardingTree {
    @Override
    public void stillWanted() {
        if (over.getAsBoolean()) {
            throw new Superseded();
        }
    }
}
