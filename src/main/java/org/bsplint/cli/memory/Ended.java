package org.bsplint.cli.memory;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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

    boolean mentions(String text) {
        return out.contains(text) || err.contains(text);
    }

    void write(DataOutputStream to) throws IOException {
        to.writeInt(status);
        RunFolder.write(out, to);
        RunFolder.write(err, to);
    }

    static Ended read(DataInputStream in) throws IOException {
        return new Ended(in.readInt(), RunFolder.text(in), RunFolder.text(in));
    }
}
