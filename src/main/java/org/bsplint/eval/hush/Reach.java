package org.bsplint.eval.hush;

/** Does a command run? */
public enum Reach {
    ALWAYS,
    /** Under a condition that is not known. */
    MAYBE,
    /** Certainly not. */
    NEVER
}
