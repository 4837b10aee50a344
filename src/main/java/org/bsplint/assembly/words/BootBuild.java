package org.bsplint.assembly.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one boot configuration is put together from: a BL2 for a storage or a programmer, the FIP that it loads, and the
 * OP-TEE and U-Boot in that FIP.
 *
 * @param name the FIP's, with the BL2's behind it where they are built apart ({@code optee-sdcard}); the BL2's if no FIP
 *     goes with it ({@code serialboot}); with the SoC family behind it where the machine has several, and with the first
 *     device tree behind that where boards differ in more than the tree's name
 * @param family the SoC family, where the machine has several
 * @param scheme the boot scheme; empty if the name holds none
 * @param trees device trees that the BL2 and its FIP are both built for, the first first; empty if not known
 * @param devices TF-A's options of the storages and programmers that the BL2 serves
 * @param programmer a programmer loads the BL2, nothing is stored
 * @param entries by list variable, the words of it that count
 */
public record BootBuild(
        String name,
        Optional<String> family,
        Optional<String> scheme,
        List<String> trees,
        List<String> devices,
        boolean programmer,
        Map<String, List<String>> entries) {
    public BootBuild {
        trees = List.copyOf(trees);
        devices = List.copyOf(devices);
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    BootBuild on(String soc, List<String> itsTrees) {
        return new BootBuild(name + "-" + soc, Optional.of(soc), scheme, itsTrees, devices, programmer, entries);
    }

    /** The same for some of its boards only. */
    public BootBuild of(List<String> boards, String title) {
        return new BootBuild(title, family, scheme, boards, devices, programmer, entries);
    }

    public List<String> of(String variable) {
        return entries.getOrDefault(variable, List.of());
    }
}
