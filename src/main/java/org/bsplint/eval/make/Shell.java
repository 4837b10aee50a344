package org.bsplint.eval.make;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.make.shell.PureShell;
import org.bsplint.eval.make.shell.Tree;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Files;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Cause;

/** {@code $(shell)} without a shell: what can be computed is, the rest is unknown with the command as its reason. */
final class Shell {
    private static final int SHOWN = 60;

    private final Machine machine;
    private final PureShell pure;
    private final Map<String, PureShell.Outcome> known = new HashMap<>();

    Shell(Machine machine) {
        this.machine = machine;
        this.pure = new PureShell(new Seen(machine.files));
    }

    /** What {@code $(shell command)} gives: newlines become blanks, the last ones are dropped. */
    String run(String command) {
        if (machine.holes.in(command) || command.contains(Files.HERE)) {
            return unknown(command);
        }
        PureShell.Outcome outcome = known.computeIfAbsent(command, pure::run);
        if (outcome.output().isEmpty()) {
            return unknown(command);
        }
        setStatus(Integer.toString(outcome.status()));
        String output = outcome.output().get();
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        return output.substring(0, end).replace('\n', ' ');
    }

    String unknown(String command) {
        String shown = machine.holes
                .text(command)
                .toString()
                .replace(Files.HERE, "…")
                .replace('\n', ' ')
                .strip();
        String text = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
        String hole = machine.holes.of(machine.cause(Cause.Kind.EXTERNAL_COMMAND, "depends on $(shell " + text + ")"));
        setStatus(hole);
        return hole;
    }

    private void setStatus(String status) {
        machine.variables.set(
                machine.variables.get(".SHELLSTATUS"),
                Definition.of(status, Definition.Flavor.SIMPLE, Definition.Source.OVERRIDE, Optional.empty()));
    }

    /** The files, as commands see them. */
    private record Seen(Files files) implements Tree {
        @Override
        public boolean isFile(String name) {
            return files.isFile(name);
        }

        @Override
        public boolean isDirectory(String name) {
            return files.isDirectory(name);
        }

        @Override
        public List<String> list(String name) {
            return files.list(name);
        }

        @Override
        public List<String> glob(String pattern) {
            return files.glob(pattern);
        }

        @Override
        public Optional<String> text(String name) {
            return files.read(name).map(SourceFile::text);
        }
    }
}
