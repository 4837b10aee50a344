package org.bsplint.ecosystem;

import java.util.List;
import java.util.Map;
import org.bsplint.ecosystem.vendor.Provenance;

/**
 * A U-Boot command in a range of versions.
 *
 * @param option the Kconfig symbol that builds it
 * @param optionDefault the symbol's value where nothing sets it: {@code y} or {@code n}
 * @param locking the sub-command that locks the words it writes, or empty
 * @param does what a sub-command does, where its name does not say it
 */
public record BootLoaderCommand(
        String command,
        Scope scope,
        List<String> subCommands,
        String option,
        String optionDefault,
        String locking,
        Map<String, String> does,
        Provenance provenance) {
    public BootLoaderCommand {
        subCommands = List.copyOf(subCommands);
        does = Map.copyOf(does);
    }
}
