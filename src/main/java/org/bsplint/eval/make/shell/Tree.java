package org.bsplint.eval.make.shell;

import java.util.List;
import java.util.Optional;

/** What commands may see of the files that are linted; names are relative to the folder in which make runs. */
public interface Tree {
    boolean isFile(String name);

    boolean isDirectory(String name);

    /** Entries of a folder, sorted. */
    List<String> list(String name);

    Optional<String> text(String name);

    /** Existing names that match a pattern, sorted. */
    List<String> glob(String pattern);
}
