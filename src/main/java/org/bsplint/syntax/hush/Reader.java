package org.bsplint.syntax.hush;

import java.util.Optional;

/** Reads a text chunk by chunk, as the shell alternates between reading and running. */
public interface Reader {
    /** The next chunk; empty at the end, and after a fault. */
    Optional<Chunk> next();
}
