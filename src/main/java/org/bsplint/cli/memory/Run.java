package org.bsplint.cli.memory;

import org.bsplint.cli.shell.Console;
import org.bsplint.source.FileTree;

/** Something that reads from a tree, writes to a console and ends with an exit status. */
@FunctionalInterface
public interface Run {
    /** Where the same answers of the tree lead to the same end. */
    enum Repeats {
        /** Nowhere for certain: something else was read. */
        NEVER,
        /** In the same folder: it was told by the name it was given. */
        HERE,
        ANYWHERE
    }

    /** How a run came to its end. */
    record Outcome(int status, Repeats repeats) {}

    Outcome over(FileTree tree, Console console);
}
