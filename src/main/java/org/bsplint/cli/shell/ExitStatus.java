package org.bsplint.cli.shell;

/** Exit statuses of the public contract. */
public final class ExitStatus {
    public static final int OK = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int NOTHING_RECOGNISED = 3;
    public static final int UNDETERMINED = 4;
    public static final int INTERNAL = 70;

    private ExitStatus() {}
}
