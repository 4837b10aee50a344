package org.bsplint.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.bsplint.engine.RuleBook;
import picocli.CommandLine;

/** What {@code bsplint --version} prints: the program's version that of its rules, and the commit of both. */
public final class VersionText implements CommandLine.IVersionProvider {
    public static final String VERSION = "0.1.0";

    @Override
    public String[] getVersion() {
        String rules = RuleBook.prepared(VERSION).rules().version();
        return new String[] {
            "bsplint " + VERSION + ", rules " + (rules.isEmpty() ? "without version" : rules)
                    + commit().map(commit -> " (commit " + commit + ")").orElse("")
        };
    }

    /** The commit that the program was built from; empty where it was not built from a checkout. */
    private static Optional<String> commit() {
        Properties built = new Properties();
        try (InputStream stream = VersionText.class.getResourceAsStream("/commit.properties")) {
            if (stream != null) {
                built.load(stream);
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        return Optional.ofNullable(built.getProperty("git.commit.id.abbrev"));
    }
}
