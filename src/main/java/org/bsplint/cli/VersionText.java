package org.bsplint.cli;

import picocli.CommandLine;

/** What {@code bsplint --version} prints. */
final class VersionText implements CommandLine.IVersionProvider {
    static final String VERSION = "0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {"bsplint " + VERSION};
    }
}
