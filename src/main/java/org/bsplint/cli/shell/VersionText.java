package org.bsplint.cli.shell;

import org.bsplint.engine.RuleBook;
import picocli.CommandLine;

/** What {@code bsplint --version} prints: the program's version and that of its rules. */
public final class VersionText implements CommandLine.IVersionProvider {
    public static final String VERSION = "0.1.0";

    @Override
    public String[] getVersion() {
        String rules = RuleBook.prepared(VERSION).rules().version();
        return new String[] {"bsplint " + VERSION + ", rules " + (rules.isEmpty() ? "without version" : rules)};
    }
}
