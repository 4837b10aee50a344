package org.bsplint.eval.make.shell;

/** What a command prints cannot be told without running it. */
final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown(String reason) {
        super(reason, null, false, false);
    }
}
