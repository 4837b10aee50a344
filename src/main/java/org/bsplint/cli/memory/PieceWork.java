package org.bsplint.cli.memory;

import org.bsplint.source.FileTree;

/** Work on one thing that depends on nothing but the thing and what the tree answers. */
@FunctionalInterface
public interface PieceWork {
    String of(String thing, FileTree tree);
}
