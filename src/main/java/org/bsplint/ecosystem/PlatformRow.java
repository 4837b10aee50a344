package org.bsplint.ecosystem;

import java.util.List;

/**
 * How a SoC family is recognised from the names that builds use.
 *
 * @param vendor the folder of facts it stands in
 * @param family {@code stm32mp15}, the value of {@code platform} in bsplint.yaml
 * @param overrides words of MACHINEOVERRIDES; {@code sharedOverrides} those of several families together
 * @param machines whole names of machines; {@code sharedMachines} those of several families together
 * @param machine stretch of a machine's name, or empty
 * @param flavour start of what follows the dash in PLATFORM, where families share a platform; or empty
 * @param deviceTree stretch of a device tree's name, or empty
 * @param options build options that are on for this family alone
 * @param symbols Kconfig symbols that are on for this family alone
 * @param tfa platform name in TF-A, or empty
 * @param optee platform name in OP-TEE, or empty
 */
public record PlatformRow(
        String vendor,
        String family,
        List<String> overrides,
        List<String> sharedOverrides,
        List<String> machines,
        List<String> sharedMachines,
        String machine,
        String flavour,
        String deviceTree,
        List<String> options,
        List<String> symbols,
        String tfa,
        String optee) {
    public PlatformRow {
        overrides = List.copyOf(overrides);
        sharedOverrides = List.copyOf(sharedOverrides);
        machines = List.copyOf(machines);
        sharedMachines = List.copyOf(sharedMachines);
        options = List.copyOf(options);
        symbols = List.copyOf(symbols);
    }
}
