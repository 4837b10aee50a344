package org.bsplint.eval.bitbake.python.value;

/** A limit was met: the evaluation is given up. */
public final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Exhausted(String limit) {
        super(limit, null, false, false);
    }
}
