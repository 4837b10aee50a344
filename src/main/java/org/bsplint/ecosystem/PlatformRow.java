package org.bsplint.ecosystem;

import java.util.List;

/**
 * How a SoC family is recognised from the names that builds use.
 *
 * @param family {@code stm32mp15}, the value of {@code platform} in bsplint.yaml
 * @param overrides words of MACHINEOVERRIDES
 * @param machine stretch of a machine's name, or empty
 * @param deviceTree stretch of a device tree's name, or empty
 * @param options build options that are on for this family alone
 * @param symbols Kconfig symbols that are on for this family alone
 * @param tfa platform name in TF-A, or empty
 * @param optee platform name in OP-TEE, or empty
 */
public record PlatformRow(
        String family,
        List<String> overrides,
        String machine,
        String deviceTree,
        List<String> options,
        List<String> symbols,
        String tfa,
        String optee) {
    public PlatformRow {
        overrides = List.copyOf(overrides);
        options = List.copyOf(options);
        symbols = List.copyOf(symbols);
    }
}
