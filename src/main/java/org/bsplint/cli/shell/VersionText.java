package org.bsplint.cli.shell;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.bsplint.engine.RuleBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What {@code bsplint --version} prints: the program's version that of its rules, and the commit of both. */
public final class VersionText implements CommandLine.IVersionProvider {
    public static final String VERSION = "0.1.0";

    private static final int LENGTH = 10;

    @Override
    public String[] getVersion() {
        String rules = RuleBook.prepared(VERSION).rules().version();
        return new String[] {
            "bsplint " + VERSION + ", rules " + (rules.isEmpty() ? "without version" : rules)
                    + commit().map(commit -> " (commit " + commit + ")").orElse("")
        };
    }

    /** The commit that the program was built from; empty where it was built neither from a checkout nor from git's archive. */
    private static Optional<String> commit() {
        return commit(read("/commit.properties").getProperty("git.commit.id.abbrev"))
                .or(() -> commit(read("/source-archive.properties").getProperty("commit")));
    }

    /** In an archive of the sources git has put the commit in the place of {@code $Format:%H$}. */
    static Optional<String> commit(@Nullable String written) {
        return Optional.ofNullable(written)
                .filter(text -> text.matches("[0-9a-f]{10,}"))
                .map(text -> text.substring(0, LENGTH));
    }

    private static Properties read(String resource) {
        Properties read = new Properties();
        try (InputStream stream = VersionText.class.getResourceAsStream(resource)) {
            if (stream != null) {
                read.load(stream);
            }
        } catch (IOException unreadable) {
            read.clear();
        }
        return read;
    }
}
