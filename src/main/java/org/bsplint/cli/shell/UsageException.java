package org.bsplint.cli.shell;

/** Wrong usage or configuration: the message says what and how to mend it; the exit status is 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
