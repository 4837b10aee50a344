package org.bsplint.cli.memory;

import org.bsplint.cli.shell.Console;
import org.bsplint.source.FileTree;

/** Something that reads from a tree, writes to a console and ends with an exit status. */
@FunctionalInterface
public interface Run {
    /**
     * How a run came to its end.
     *
     * @param repeatable whether the same answers of the tree lead to the same end
     */
    record Outcome(int status, boolean repeatable) {}

    Outcome over(FileTree tree, Console console);
}
