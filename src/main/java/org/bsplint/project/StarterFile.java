package org.bsplint.project;

import java.util.List;
import java.util.Optional;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.source.Paths;

/**
 * A commented {@code bsplint.yaml} for what was found in a folder: lines that state what was deduced are commented out, as
 * they are not needed; what nothing tells is left to fill in.
 */
public final class StarterFile {
    private StarterFile() {}

    /** @param bsp the folder as assembled without any settings */
    public static String of(Bsp bsp, Inputs inputs) {
        StringBuilder text = new StringBuilder(
                "# What the files of this project cannot say. All keys but `version` are optional.\n");
        text.append("version: 1\n\n");
        deduced(text, "platform", bsp.platform(), "SoC family, such as stm32mp15");
        deduced(text, "machine", bsp.machine(), "machine that is built");
        deduced(text, "ecosystem", bsp.ecosystem(), "the vendor's release, such as \"3.0\"");
        versions(text, bsp);
        operations(text, bsp);
        scripts(text, inputs);
        components(text, inputs);
        text.append("""
                # Variants of the product, each checked on its own:
                # images:
                #   factory: {operations: [close-device], scripts: [provision/*.cmd]}
                #   release: {operations: [release]}

                # rules: {profile: release}
                # waivers:
                #   - {rule: rule-name, reason: "why it is accepted", owner: "who accepts it", expires: 2027-12-31}
                """);
        return text.toString();
    }

    private static void deduced(StringBuilder text, String key, Optional<Deduced> found, String meaning) {
        if (found.isPresent()) {
            text.append("# ").append(key).append(": ").append(quoted(found.get().value()));
            text.append("     # found: ").append(found.get().from()).append('\n');
        } else {
            text.append("# ")
                    .append(key)
                    .append(":      # not found; ")
                    .append(meaning)
                    .append('\n');
        }
    }

    private static void versions(StringBuilder text, Bsp bsp) {
        bsp.versions()
                .forEach((component, version) -> text.append("#   ")
                        .append(component)
                        .append(' ')
                        .append(version.value())
                        .append(" (")
                        .append(version.from())
                        .append(")\n"));
        text.append("# versions: {optee: 3.12.0}     # where the versions above are missing or wrong\n\n");
    }

    private static void operations(StringBuilder text, Bsp bsp) {
        List<String> recognised = bsp.images().stream()
                .map(Image::operations)
                .flatMap(operations -> operations.stream().map(Operation::word))
                .distinct()
                .toList();
        text.append(
                "# What will be done with the image: build, provision-otp, provision-keys, close-device, release, upgrade\n");
        if (!recognised.isEmpty()) {
            text.append("# (recognised in scripts: ")
                    .append(String.join(", ", recognised))
                    .append(")\n");
        }
        text.append("operations: [build]\n\n");
    }

    private static void scripts(StringBuilder text, Inputs inputs) {
        List<String> patterns = inputs.paths(Role.SCRIPT).stream()
                .map(path -> Paths.parent(path).isEmpty() ? "*.cmd" : Paths.parent(path) + "/*.cmd")
                .distinct()
                .toList();
        if (!patterns.isEmpty()) {
            text.append("# U-Boot scripts that count (all that are found, unless stated):\n");
            text.append("# scripts: [").append(String.join(", ", patterns)).append("]\n\n");
        }
    }

    private static void components(StringBuilder text, Inputs inputs) {
        text.append("# Sources and options that only you know of:\n# components:\n");
        for (String component : List.of("optee", "tf-a", "u-boot", "linux")) {
            List<String> folders = inputs.paths(Role.SOURCES, component);
            String folder = folders.isEmpty() ? "path/to/" + component : folders.get(0);
            text.append("#   ")
                    .append(component)
                    .append(": {source: ")
                    .append(folder)
                    .append("}");
            text.append(folders.isEmpty() ? "     # not found\n" : "     # found\n");
        }
        text.append('\n');
    }

    private static String quoted(String value) {
        return value.matches("[0-9.]+") ? "\"" + value + "\"" : value;
    }
}
