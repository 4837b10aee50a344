package org.bsplint.source;

/**
 * Nobody waits any more for what is being made from a tree ({@link FileTree#stillWanted}). What is half made is dropped; what
 * was made whole on the way may be kept.
 */
public final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Superseded() {
        super("there is a newer state of the files", null, false, false);
    }
}
