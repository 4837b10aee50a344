package org.bsplint.ecosystem.vendor;

import java.util.List;
import java.util.Optional;
import org.bsplint.source.Regex;
import org.bsplint.value.Text;

/**
 * What a vendor does its own way: how its versions, sources and layers are told from others', what its commands and parts mean.
 * What a folder of facts does not say is empty.
 *
 * @param name the folder of its facts
 * @param versionMark what its version texts hold and no other's do
 * @param versionForms other spellings of its versions
 * @param patchNames what the names of its patches tell of the version that a patch makes
 * @param sources stretches of addresses that its sources are fetched from
 * @param patches a stretch of the names of its patches
 * @param layers how the names of its layers' folders begin
 * @param recipes a stretch of the names of its recipes, where several build one component
 * @param partNumber a part number; its first group is the line of the part
 * @param configSwitches options of make that an unknown field of a recipe's configuration may set
 * @param fipOffsetOption option of TF-A that moves the FIP on raw flash
 * @param otpGrants properties of a device tree node by which OP-TEE lets the normal world at an OTP word
 */
public record Vendor(
        String name,
        String versionMark,
        List<VersionForm> versionForms,
        List<PatchName> patchNames,
        List<String> sources,
        String patches,
        List<String> layers,
        String recipes,
        Optional<Regex> partNumber,
        List<String> configSwitches,
        ExternalTrees externalTrees,
        List<KeyCommand> keyCommands,
        List<BootDevice> bootDevices,
        String fipOffsetOption,
        List<TreeFact> treeFacts,
        List<String> otpGrants,
        Provenance provenance) {
    /** What a key command does. */
    public static final String BURNS_KEY_HASH = "burns-key-hash";

    public static final String CLOSES_DEVICE = "closes-device";

    /**
     * How patches are named.
     *
     * @param component whose patches
     * @param mark what stands in each such name; the whole name where there is no form
     * @param version replacement that gives the version
     */
    public record PatchName(String component, String mark, Optional<Regex> form, String version) {
        /** The version that a patch of this name makes; empty if it is not named so. */
        Optional<String> version(String name) {
            if (form.isEmpty()) {
                return Optional.of(version).filter(made -> name.equals(mark));
            }
            return name.contains(mark) && form.get().matches(name)
                    ? Optional.of(form.get().matcher(name).replaceFirst(version))
                    : Optional.empty();
        }
    }

    /**
     * Device trees outside of the components' sources.
     *
     * @param option the variable that switches them on; empty if there is no such thing
     * @param namedBy how the names of variables begin that name device trees
     */
    public record ExternalTrees(String option, List<String> namedBy) {
        public ExternalTrees {
            namedBy = List.copyOf(namedBy);
        }
    }

    /**
     * A command of U-Boot that changes a device for good.
     *
     * @param words the command and the words behind it; further ones may follow
     * @param does {@link #BURNS_KEY_HASH} or {@link #CLOSES_DEVICE}
     */
    public record KeyCommand(List<String> words, String does) {
        public KeyCommand {
            words = List.copyOf(words);
        }

        /** Is it certainly what these words run? */
        public boolean isRunBy(List<Text> argv) {
            if (argv.size() < words.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!argv.get(i).isKnown() || !argv.get(i).known().equals(words.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * A kind of device in flash layouts.
     *
     * @param layout its name there, without a number
     * @param drivers options of TF-A; each builds a driver that can read it
     * @param fipOffset where the first stage looks for the FIP, or empty
     */
    public record BootDevice(String layout, List<String> drivers, String fipOffset) {
        public BootDevice {
            drivers = List.copyOf(drivers);
        }
    }

    /**
     * A fact that a component's device tree decides.
     *
     * @param node reference of the node that has or lacks the compatible; where there is none, the whole tree is asked
     * @param among what a node without the compatible has to be for {@code otherwise} to hold: without it the fact is unset
     */
    public record TreeFact(
            String fact,
            String component,
            String node,
            String compatible,
            String then,
            String otherwise,
            Optional<String> among) {}

    public Vendor {
        versionForms = List.copyOf(versionForms);
        patchNames = List.copyOf(patchNames);
        sources = List.copyOf(sources);
        layers = List.copyOf(layers);
        configSwitches = List.copyOf(configSwitches);
        keyCommands = List.copyOf(keyCommands);
        bootDevices = List.copyOf(bootDevices);
        treeFacts = List.copyOf(treeFacts);
        otpGrants = List.copyOf(otpGrants);
    }

    /** Does the text of a version say that this vendor made it? */
    public boolean made(String version) {
        return !versionMark.isEmpty() && version.contains(versionMark)
                || versionForms.stream().anyMatch(form -> form.normal(version).isPresent());
    }

    /** The version that a patch of this name makes, where names tell it. */
    public Optional<String> versionOfPatch(String component, String name) {
        return patchNames.stream()
                .filter(row -> row.component().equals(component))
                .flatMap(row -> row.version(name).stream())
                .filter(version -> !version.isEmpty())
                .findFirst();
    }

    /** Device by its name in flash layouts. */
    public Optional<BootDevice> bootDevice(String layout) {
        return bootDevices.stream().filter(row -> row.layout().equals(layout)).findFirst();
    }
}
