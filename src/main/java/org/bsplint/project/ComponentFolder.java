package org.bsplint.project;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;

/** Which component a folder or recipe belongs to, by its name and by what it holds. */
public final class ComponentFolder {
    private ComponentFolder() {}

    /** The component whose sources, whole or in part, this folder holds. */
    static Optional<String> recognise(FileTree tree, String path, List<String> names) {
        Optional<String> named = ofName(Paths.name(path));
        return named.isPresent() ? named : ofContent(tree, path, names);
    }

    static Optional<String> ofName(String folder) {
        String name = folder.toLowerCase(Locale.ROOT);
        if (starts(name, "optee_os", "optee-os") || name.equals("optee")) {
            return Optional.of("optee");
        }
        if (starts(name, "tf-a", "arm-trusted-firmware", "trusted-firmware-a")) {
            return Optional.of("tf-a");
        }
        if (starts(name, "u-boot")) {
            return Optional.of("u-boot");
        }
        return starts(name, "linux", "kernel") ? Optional.of("linux") : Optional.empty();
    }

    /** The component that a recipe (or append) of this file name builds. */
    public static Optional<String> ofRecipe(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (starts(name, "optee-os", "optee_os")) {
            return Optional.of("optee");
        }
        if (name.contains("trusted-firmware-a") || starts(name, "tf-a", "arm-trusted-firmware") || isAtf(name)) {
            return Optional.of("tf-a");
        }
        if (starts(name, "u-boot") && !name.contains("tools") && !name.contains("fw-utils")) {
            return Optional.of("u-boot");
        }
        return starts(name, "linux-") && !name.contains("firmware") && !name.contains("headers")
                ? Optional.of("linux")
                : Optional.empty();
    }

    /** The component of the nearest folder in a path that tells one. */
    static Optional<String> ofPath(String path) {
        for (String at = Paths.parent(path); !at.isEmpty() && !at.equals("/"); at = Paths.parent(at)) {
            Optional<String> component = ofName(Paths.name(at));
            if (component.isPresent()) {
                return component;
            }
        }
        return Optional.empty();
    }

    /** A configuration outside any component's folder: U-Boot's in {@code configs/}, else the kernel's. */
    static String ofConfig(String path) {
        String name = Paths.name(path);
        boolean ofKernel = isOfKernel(path);
        boolean ofBoard = name.endsWith("_defconfig")
                && name.length() > "_defconfig".length()
                && Paths.name(Paths.parent(path)).equals("configs");
        if (ofBoard && !ofKernel) {
            return "u-boot";
        }
        boolean bare = name.equals(".config") || ofKernel;
        boolean fragment = path.endsWith(".config") || path.endsWith(".cfg");
        return bare || fragment ? "linux" : "";
    }

    /** Does it lie in {@code arch/ARCH/configs}? */
    private static boolean isOfKernel(String path) {
        String[] parts = path.split("/", -1);
        for (int i = 0; i + 3 < parts.length; i++) {
            if (parts[i].equals("arch") && !parts[i + 1].isEmpty() && parts[i + 2].equals("configs")) {
                return true;
            }
        }
        return false;
    }

    /** {@code atf-x}, and with one word before it {@code imx-atf_x}. */
    private static boolean isAtf(String name) {
        int maker = Letters.WORD.end(name, 0);
        return starts(name, "atf-", "atf_") || maker > 0 && starts(name.substring(maker), "-atf-", "-atf_");
    }

    private static Optional<String> ofContent(FileTree tree, String path, List<String> names) {
        if (names.contains("mk") && tree.isFile(join(path, "mk/config.mk")) || hasOpteePlatform(tree, path, names)) {
            return Optional.of("optee");
        }
        if (names.contains("make_helpers") || names.contains("plat") && hasTfaPlatform(tree, join(path, "plat"), 3)) {
            return Optional.of("tf-a");
        }
        // arch/ARCH/configs is the kernel's
        boolean boardConfigs = names.contains("configs")
                && !Paths.name(Paths.parent(path)).equals("arch")
                && tree.list(join(path, "configs")).stream().anyMatch(name -> name.endsWith("_defconfig"));
        return boardConfigs ? Optional.of("u-boot") : Optional.empty();
    }

    private static boolean hasOpteePlatform(FileTree tree, String path, List<String> names) {
        if (!names.contains("core")) {
            return false;
        }
        for (String arch : tree.list(join(path, "core/arch"))) {
            for (String platform : tree.list(join(path, "core/arch/" + arch))) {
                if (platform.startsWith("plat-")
                        && tree.isFile(join(path, "core/arch/" + arch + "/" + platform + "/conf.mk"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean hasTfaPlatform(FileTree tree, String folder, int levels) {
        if (tree.isFile(folder + "/platform.mk")) {
            return true;
        }
        return levels > 0
                && tree.list(folder).stream().anyMatch(name -> hasTfaPlatform(tree, folder + "/" + name, levels - 1));
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static boolean starts(String name, String... starts) {
        for (String start : starts) {
            if (name.startsWith(start)) {
                return true;
            }
        }
        return false;
    }
}
