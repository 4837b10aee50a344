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
    public static final Map<String, String> FACTS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
            Map.entry("soc", "family of the chip: stm32mp13, stm32mp15, stm32mp25, imx8mm, zynqmp, …"),
            Map.entry("machine", "Yocto's MACHINE"),
            Map.entry("ecosystem", "vendor's ecosystem release: 3.0, 6.1.0; compared as a version"),
            Map.entry(
                    "ecosystem.odd-components",
                    "components whose version is of another release than the rest; nothing where all agree"),
            Map.entry("ecosystem.odd-versions", "the same with their versions, and the first release that holds each"),
            Map.entry("boot.secure-monitor", "what serves secure calls after boot: optee, sp_min, none"),
            Map.entry("boot.secure-monitors", "every secure monitor that one of the boot configurations runs"),
            Map.entry("boot.configuration", "what is booted, as the recipes name it: optee-sdcard, serialboot"),
            Map.entry("boot.purpose", "programmer for a boot configuration that only a programmer loads, else product"),
            Map.entry("boot.scheme", "boot scheme of the vendor's layer: basic, trusted, optee, opteemin"),
            Map.entry("board.part-number", "part fitted: STM32MP157CAC3"),
            Map.entry("board.ddr-base", "first address of the DDR"),
            Map.entry("board.ddr-size", "bytes of DDR fitted"),
            Map.entry("device-tree.optee-rcc", "clock controller in OP-TEE's device tree: secure, non-secure"),
            Map.entry(
                    "device-tree.otp-grants",
                    "OTP words that OP-TEE's device tree grants to the non-secure world, in decimal"),
            Map.entry("device-tree.u-boot-optee", "first address of OP-TEE's memory in U-Boot's device tree"),
            Map.entry("device-tree.linux-optee", "first address of OP-TEE's memory in the kernel's device tree"),
            Map.entry("device-tree.u-boot-optee-size", "bytes of OP-TEE's memory in U-Boot's device tree"),
            Map.entry("device-tree.linux-optee-size", "bytes of OP-TEE's memory in the kernel's device tree"),
            Map.entry("device-tree.u-boot-scmi", "does U-Boot's device tree take clocks from SCMI: yes, no"),
            Map.entry("device-tree.linux-scmi", "does the kernel's device tree take clocks from SCMI: yes, no"))));

    /** Subjects of {@code runs}. */
    public static final Map<String, String> SCRIPTS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "script", "every U-Boot command of the image's scripts and environments",
            "boot", "U-Boot commands that run by themselves at each boot (bootcmd, preboot, default environment)")));

    /** Components; {@code yocto/<recipe>} beside them. */
    public static final Map<String, String> COMPONENTS = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "tf-a", "build options of TF-A: tf-a.TRUSTED_BOARD_BOOT",
            "optee", "options of OP-TEE OS: optee.CFG_STM32_BSEC_WRITE",
            "u-boot", "Kconfig symbols of U-Boot: u-boot.CONFIG_CMD_FUSE",
            "linux", "Kconfig symbols of the kernel: linux.CONFIG_OPTEE",
            "yocto", "variables of the configuration: yocto.SIGN_ENABLE, flags as yocto.FIP_CONFIG[optee]",
            "yocto/RECIPE", "variables of a recipe, * for several: yocto/optee-os*.EXTRA_OEMAKE",
            "previous/COMPONENT", "the same of the older side of `bsplint diff OLD NEW`; absent in every other run")));

    /** Stands before a component's name for the older side of a comparison. */
    public static final String PREVIOUS = "previous/";

    /** Objects of {@code is}. */
    public static final Map<String, String> STATES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
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

    /** What evaluators can see happen, for {@code observed KIND}; in brackets the details for messages. */
    public static final Map<String, String> OBSERVATIONS =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
                    Map.entry(
                            "kconfig-request-dropped",
                            "a line of a fragment or defconfig that Kconfig drops (asked, became, because)"),
                    Map.entry("kconfig-request-changed", "a line that Kconfig changes (asked, became, because)"),
                    Map.entry(
                            "kconfig-symbol-unknown", "a line for a symbol that does not exist (because, suggestion)"),
                    Map.entry("kconfig-duplicate-request", "a line that a later one repeats"),
                    Map.entry(
                            "layer-series-mismatch",
                            "a layer that is not for the core's series (layer, compatible, core)"),
                    Map.entry("layer-series-missing", "a layer without LAYERSERIES_COMPAT (layer)"),
                    Map.entry("layer-dependency-missing", "a layer whose dependency is not there (layer, dependency)"),
                    Map.entry(
                            "layer-of-other-release",
                            "a vendor's layer that is fetched of another release than the one with the recipes (layer, release, main, place)"),
                    Map.entry("layer-missing", "a folder of BBLAYERS that does not exist (layer)"),
                    Map.entry(
                            "option-of-other-version",
                            "an option that other versions of the component have, but not this one (name, component, version, exists)"),
                    Map.entry(
                            "option-misspelt",
                            "a name that nothing reads, near to one that exists (written, meant, component)"),
                    Map.entry(
                            "override-misspelt",
                            "an override that no machine, distro or class has, near to one that exists (written, override, meant)"),
                    Map.entry("layer-without-conf", "a layer folder without conf/layer.conf (layer)"),
                    Map.entry("layer-duplicate-collection", "two layers of one name (layer)"),
                    Map.entry("append-without-recipe", "a bbappend that matches no recipe (append, layer)"),
                    Map.entry(
                            "preferred-version-missing",
                            "a PREFERRED_VERSION that no recipe has (recipe, wanted, offered)"),
                    Map.entry(
                            "recipe-version-hidden",
                            "a newer recipe of the product that a layer of higher priority hides (recipe, hidden, layer, priority, chosen, winner, top)"),
                    Map.entry("recipe-masked", "a recipe that BBMASK hides (file, mask)"),
                    Map.entry(
                            "bitbake-file-missing",
                            "a file of include, require or inherit that is not there (verb, file)"),
                    Map.entry("old-override-syntax", "an operation in the syntax before honister (name, new)"),
                    Map.entry("half-converted-operation", "A:append_x, half of the old syntax (name, new)"),
                    Map.entry("renamed-variable", "a variable of an earlier release (name, new, reason)"),
                    Map.entry("weak-default-lost", "a ??= that an append loses (name, operator, lost)"),
                    Map.entry("default-after-append", "a ?= that comes too late (name, lost)"),
                    Map.entry("append-without-blank", "an append that runs into the value before it (name, text)"),
                    Map.entry("append-with-plus-equals", ":append and += in one statement (name, operator)"),
                    Map.entry(
                            "append-on-override-replaces-base",
                            "an append on an override that replaces the base (name, key, override, lost)"),
                    Map.entry("weak-flag-overwrites", "a ?= of a flag that overwrites (name, flag)"),
                    Map.entry("file-included-twice", "a file that is included twice (file)"),
                    Map.entry("key-expansion-replaces", "a name with ${…} that replaces another one (name, new)"),
                    Map.entry(
                            "shell-guard-opens-when-unset",
                            "a guard before an irreversible command that an unset variable opens (variable, test, guards)"),
                    Map.entry("shell-test-unquoted", "a test of an unquoted variable (variable, test)"),
                    Map.entry("shell-test-double-equals", "a test with == (test)"),
                    Map.entry("shell-unknown-command", "a word of other shells (command, instead)"),
                    Map.entry(
                            "shell-runs-before-syntax-error",
                            "an irreversible command before a syntax error (command)"),
                    Map.entry("shell-line-splits-arguments", "a line end inside a word (command)"),
                    Map.entry("shell-chain-skips-rest", "a && b || c that skips c (chain)"),
                    Map.entry("shell-value-breaks-quotes", "a value whose quotes break the command (command, reason)"),
                    Map.entry(
                            "fragment-not-fetched",
                            "a fragment beside a recipe or an append that no SRC_URI names (file, folder)"),
                    Map.entry("script-has-crlf", "lines that end in CR LF (lines)"),
                    Map.entry("missing-include", "a makefile's include that is not there (file)"),
                    Map.entry("possible-stop", "an $(error) under a condition that is not known"),
                    Map.entry(
                            "trailing-blank-before-comment",
                            "a value that ends in a blank before a comment (value, operator)"),
                    Map.entry("stray-plus-in-name", "a variable whose name begins with + (name)"),
                    Map.entry("blanks-decide-condition", "an ifeq that blanks decide (left, right, condition)"),
                    Map.entry("assignment-to-unknown-name", "an assignment whose name is not known (name)"),
                    Map.entry("warning", "what $(warning) prints (message)"),
                    Map.entry("assignment-hidden-by-override", "an assignment that an override hides"),
                    Map.entry(
                            "new-override-syntax-in-old-series",
                            "an override with a colon where the series does not know it"),
                    Map.entry("macro-used-before-definition", "a macro that is called before it is defined (name)"),
                    Map.entry("unknown-include", "an include whose file name is not known"),
                    Map.entry(
                            "append-for-other-version",
                            "a bbappend of a recipe that is there in another version (append, offered)"),
                    Map.entry(
                            "device-tree-missing",
                            "a device tree that an option names and the whole sources do not hold (option, file, folder)"),
                    Map.entry(
                            "external-tree-missing",
                            "an external device tree that some components have and others lack (name, folder, present, absent)"),
                    Map.entry(
                            "append-file-not-searched",
                            "a file:// of a bbappend that lies beside it, without FILESEXTRAPATHS (append, file, there)"),
                    Map.entry("search-path-expanded-late", "FILESEXTRAPATHS with ${THISDIR} and = (append, value)"),
                    Map.entry(
                            "search-path-without-colon", "FILESEXTRAPATHS without a colon at its end (append, value)"),
                    Map.entry("layout-fip", "where a flash layout puts the first FIP (file, name, device, offset)"),
                    Map.entry("layout-without-metadata", "a disk layout without firmware-update metadata (file)"))));

    private Vocabulary() {}

    public static boolean isComponent(String name) {
        if (name.startsWith(PREVIOUS)) {
            return isComponent(name.substring(PREVIOUS.length()));
        }
        return name.startsWith("yocto/") && name.length() > "yocto/".length()
                || COMPONENTS.containsKey(name) && !name.contains("/");
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
