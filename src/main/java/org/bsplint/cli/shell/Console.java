package org.bsplint.cli.shell;

import java.io.PrintWriter;

/** Where a command writes: its result, and what it says beside. */
public record Console(PrintWriter out, PrintWriter err) {}
