package org.bsplint.cli;

/** Exit statuses of the public contract. */
final class ExitStatus {
    static final int OK = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int NOTHING_RECOGNISED = 3;
    static final int UNDETERMINED = 4;
    static final int INTERNAL = 70;

    private ExitStatus() {}
}
