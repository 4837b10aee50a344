package org.bsplint.ecosystem;

import java.util.List;

/**
 * A U-Boot command in a range of versions.
 *
 * @param option the Kconfig symbol that builds it
 * @param optionDefault the symbol's value where nothing sets it: {@code y} or {@code n}
 * @param locksWords {@code yes} if its {@code fuse} locks the words it writes
 */
public record BootLoaderCommand(
        String command,
        Scope scope,
        List<String> subCommands,
        String option,
        String optionDefault,
        boolean locksWords,
        Provenance provenance) {
    public BootLoaderCommand {
        subCommands = List.copyOf(subCommands);
    }
}
