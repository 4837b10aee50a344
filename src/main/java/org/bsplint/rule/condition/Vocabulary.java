package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Nearest;

/** The words that conditions may use: paths of subjects, states, and what each means. */
public final class Vocabulary {
    /** Facts that belong to no component. */
    public static final Map<String, String> FACTS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "soc", "family of the chip: stm32mp13, stm32mp15, stm32mp25, imx8mm, zynqmp, …",
            "machine", "Yocto's MACHINE",
            "ecosystem", "vendor's ecosystem release: 3.0, 6.1.0; compared as a version",
            "boot.secure-monitor", "what serves secure calls after boot: optee, sp_min, none",
            "boot.scheme", "STM32MP boot scheme: basic, trusted, optee, opteemin",
            "board.part-number", "part fitted: STM32MP157CAC3",
            "board.ddr-base", "first address of the DDR",
            "board.ddr-size", "bytes of DDR fitted")));

    /** Subjects of {@code runs}. */
    public static final Map<String, String> SCRIPTS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "script", "every U-Boot command of the image's scripts and environments",
            "boot", "U-Boot commands that run by themselves at each boot (bootcmd, preboot, default environment)")));

    /** Components; {@code yocto/<recipe>} beside them. */
    public static final Map<String, String> COMPONENTS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            "tf-a", "build options of TF-A: tf-a.TRUSTED_BOARD_BOOT",
            "optee", "options of OP-TEE OS: optee.CFG_STM32_BSEC_WRITE",
            "u-boot", "Kconfig symbols of U-Boot: u-boot.CONFIG_CMD_FUSE",
            "linux", "Kconfig symbols of the kernel: linux.CONFIG_OPTEE",
            "yocto", "variables of the configuration: yocto.SIGN_ENABLE, flags as yocto.FIP_CONFIG[optee]",
            "yocto/RECIPE", "variables of a recipe, * for several: yocto/optee-os*.EXTRA_OEMAKE")));

    /** Objects of {@code is}. */
    public static final Map<String, String> STATES = Collections.unmodifiableMap(new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "enabled",
                    "on for the code that reads it: y for makefiles and Kconfig (or m), 1 for TF-A, any value but"
                            + " empty and n for C's #ifdef"),
            Map.entry("disabled", "not enabled"),
            Map.entry("set", "has a value, also an empty one"),
            Map.entry("unset", "nothing sets it"),
            Map.entry("empty", "unset, or set to nothing but blanks"),
            Map.entry("known", "its value could be worked out"),
            Map.entry("present", "the component belongs to the image"),
            Map.entry("absent", "nothing of the component is among the inputs"),
            Map.entry(
                    "defaulted",
                    "no file or command line of the product sets it: built in, or from the component's own sources"),
            Map.entry(
                    "stated",
                    "some file or command line of the inputs assigns it, whatever the value; never undecided"))));

    private Vocabulary() {}

    public static boolean isComponent(String name) {
        return name.startsWith("yocto/") && name.length() > "yocto/".length()
                || COMPONENTS.containsKey(name) && !name.equals("yocto/RECIPE");
    }

    /** The path that {@code path} may have been meant to be. */
    public static Optional<String> nearest(String path) {
        List<String> known = new ArrayList<>(FACTS.keySet());
        known.addAll(SCRIPTS.keySet());
        known.add("operation");
        int dot = path.indexOf('.');
        String rest = dot < 0 ? "" : path.substring(dot);
        COMPONENTS.keySet().forEach(component -> known.add(component + rest));
        return Nearest.of(path, known);
    }
}
