package org.bsplint.cli;

/** Wrong usage or configuration: the message says what and how to mend it; the exit status is 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
