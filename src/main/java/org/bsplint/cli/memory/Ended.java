package org.bsplint.cli.memory;

import org.bsplint.cli.shell.Console;

/** How a run ended: its exit status, and what it wrote to standard output and standard error. */
record Ended(int status, String out, String err) {
    /** Writes what the run wrote. */
    void print(Console console) {
        console.out().print(out);
        console.out().flush();
        console.err().print(err);
        console.err().flush();
    }
}
