package org.bsplint.cli.shell;

import picocli.CommandLine;

/** What {@code bsplint --version} prints. */
public final class VersionText implements CommandLine.IVersionProvider {
    public static final String VERSION = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"bsplint " + VERSION};
    }
}
