package org.bsplint.eval.bitbake;

import org.bsplint.value.Text;

/** A stored {@code :append}, {@code :prepend} or {@code :remove}: its text and the overrides it needs, empty for none. */
public record Piece(Text text, String condition) {}
