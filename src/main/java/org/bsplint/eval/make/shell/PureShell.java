package org.bsplint.eval.make.shell;

import java.util.Optional;

/** What a command line prints, for those whose answer does not depend on the machine they would run on. */
public final class PureShell {
    /**
     * The outcome of a command line.
     *
     * @param output what it prints, or why that is not known
     */
    public record Outcome(Optional<String> output, String reason, int status) {}

    private final Tree tree;

    public PureShell(Tree tree) {
        this.tree = tree;
    }

    public Outcome run(String command) {
        Optional<String> quoting = QuotingIdioms.output(command);
        if (quoting.isPresent()) {
            return new Outcome(quoting, "", 0);
        }
        try {
            ScriptRunner runner = new ScriptRunner(tree);
            String output = runner.run(ScriptParser.parse(command));
            return new Outcome(Optional.of(output), "", runner.status());
        } catch (Unknown unknown) {
            return new Outcome(Optional.empty(), String.valueOf(unknown.getMessage()), 0);
        }
    }
}
