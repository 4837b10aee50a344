package org.bsplint.eval.make;

import org.bsplint.value.Cause;

/** {@code $(shell)} without a shell: what can be computed is, the rest is unknown with the command as its reason. */
final class Shell {
    private static final int SHOWN = 60;

    private final Machine machine;

    Shell(Machine machine) {
        this.machine = machine;
    }

    String run(String command) {
        return unknown(command);
    }

    String unknown(String command) {
        String shown = machine.holes.text(command).toString().replace('\n', ' ').strip();
        String text = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        return machine.holes.of(machine.cause(Cause.Kind.EXTERNAL_COMMAND, "depends on $(shell " + text + ")"));
    }
}
