package org.bsplint.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bsplint.source.FileTree;
import org.bsplint.source.Letters;
import org.bsplint.source.Paths;
import org.bsplint.source.Regex;
import org.bsplint.source.SourceFile;

/**
 * Finds what a folder holds, at any depth: by names and by what lies beside what, as the public contract lists it. Hidden
 * folders and build outputs are not searched for sources; symbolic links are followed once.
 */
public final class Discovery {
    private static final int MAX_DEPTH = 40;
    /** The kit for trusted applications has a conf.mk of its own. */
    private static final Regex BUILT = Regex.of("(.*/)?(out|build|deploy|tmp)/(?!.*(export-|/plat-)).*");

    private static final Set<String> KERNEL = Set.of("/proc/", "/sys/", "/dev/");

    private static final List<String> BUILDS = List.of("/tmp/", "/out/", "/deploy/");
    private static final Set<String> OUTPUTS =
            Set.of("tmp", "out", "deploy", "sstate-cache", "downloads", "node_modules", "tmp-glibc", "cache");
    private static final String HEADER = "header:";
    private static final Regex VERSION = Regex.of("\\bversion:");
    private static final int MAX_KAS_SIZE = 1 << 18;

    private final FileTree tree;
    private final List<Input> found = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();
    private final List<String> outside = new ArrayList<>();
    private final String root;
    private int entries;

    private Discovery(FileTree tree) {
        this.tree = tree;
        this.root = tree.identity(".");
    }

    public static Inputs discover(FileTree tree) {
        Discovery discovery = new Discovery(tree);
        discovery.folder("", Surroundings.NONE, 0);
        return new Inputs(discovery.found, discovery.entries > Inputs.MAX_ENTRIES, discovery.outside);
    }

    /**
     * What the folders above say of a folder.
     *
     * @param component the component whose sources or recipe this lies in, or empty
     * @param layer inside a layer
     * @param output inside a build output, where only the truth of real builds counts
     */
    private record Surroundings(String component, boolean layer, boolean output) {
        static final Surroundings NONE = new Surroundings("", false, false);
    }

    private void folder(String path, Surroundings above, int depth) {
        String identity = tree.identity(path.isEmpty() ? "." : path);
        if (depth > MAX_DEPTH || entries > Inputs.MAX_ENTRIES || !visited.add(identity)) {
            return;
        }
        if (leadsOut(identity)) {
            outside.add(path);
            return;
        }
        List<String> names = tree.list(path.isEmpty() ? "." : path);
        entries += names.size();
        Surroundings here = above.output() ? above : recognise(path, names, above);
        boolean wholeTree = !here.layer() && !here.component().isEmpty() && isWholeTree(names);
        for (String name : names) {
            String child = path.isEmpty() ? name : path + "/" + name;
            if (tree.isFile(child) || !tree.isDirectory(child)) {
                // a pipe, a device or a broken link too: by its name it is an input, and that it cannot be read is told
                file(child, name, here);
            } else if (!name.startsWith(".") && (!wholeTree || isConfigFolder(name) || isOpteeOutput(name, here))) {
                folder(child, below(here, name), depth + 1);
            }
        }
    }

    /** A link to a folder above this one, or to where the kernel shows itself, would have half the machine searched. */
    private boolean leadsOut(String folder) {
        boolean above = !folder.equals(root) && (folder.equals("/") || root.startsWith(folder + "/"));
        return above || KERNEL.stream().anyMatch(own -> (folder + "/").startsWith(own) && !root.startsWith(own));
    }

    /** Of a whole source tree only the configurations are a project's own; its board files and scripts are examples. */
    private static boolean isWholeTree(List<String> names) {
        return names.contains("Makefile")
                && (names.contains("Kconfig") || names.contains("mk") || names.contains("make_helpers"));
    }

    private static boolean isConfigFolder(String name) {
        return name.equals("configs");
    }

    /** OP-TEE builds into its own tree by default: {@code out/arm-plat-stm32mp1}. */
    private static boolean isOpteeOutput(String name, Surroundings here) {
        return here.component().equals("optee") && (name.equals("out") || name.equals("build"));
    }

    private static Surroundings below(Surroundings here, String name) {
        boolean output = here.output() || OUTPUTS.contains(name.toLowerCase(Locale.ROOT));
        return new Surroundings(here.component(), here.layer(), output);
    }

    private Surroundings recognise(String path, List<String> names, Surroundings above) {
        if (names.contains("conf") && tree.isFile(join(path, "conf/local.conf"))) {
            add(Role.BUILD, "", path);
        }
        if (isLayer(path, names)) {
            add(Role.LAYER, "", path);
            return new Surroundings("", true, false);
        }
        if (above.layer()) {
            return new Surroundings(recipeComponent(path, names).orElse(above.component()), true, false);
        }
        Optional<String> component = ComponentFolder.recognise(tree, path, names);
        if (component.isPresent() && !component.get().equals(above.component())) {
            add(Role.SOURCES, component.get(), path);
            return new Surroundings(component.get(), false, false);
        }
        return above;
    }

    private boolean isLayer(String path, List<String> names) {
        if (names.contains("conf") && tree.isFile(join(path, "conf/layer.conf"))) {
            return true;
        }
        boolean named = Paths.name(path).startsWith("meta-");
        return named
                && names.stream()
                        .anyMatch(name -> name.equals("conf") || name.equals("classes") || name.startsWith("recipes"));
    }

    /** In a layer the recipe decides what the files beside it belong to. */
    private Optional<String> recipeComponent(String path, List<String> names) {
        for (String name : names) {
            if (name.endsWith(".bb") || name.endsWith(".bbappend")) {
                Optional<String> component = ComponentFolder.ofRecipe(name);
                if (component.isPresent()) {
                    return component;
                }
            }
        }
        return ComponentFolder.ofName(Paths.name(path));
    }

    /** A file that is called {@code .env} and nothing else is read by container tools, not by U-Boot. */
    private static boolean isEnvironment(String name) {
        return name.endsWith(".env") && name.length() > ".env".length()
                || name.startsWith("uEnv") && name.endsWith(".txt");
    }

    private void file(String path, String name, Surroundings here) {
        if (here.output()) {
            truth(path, name);
            return;
        }
        if (name.equals("build.mk") && !here.component().isEmpty()) {
            add(Role.COMMAND_LINE, here.component(), path);
        } else if (name.endsWith(".cmd") || name.endsWith(".ubs") || name.equals("boot.scr.txt")) {
            add(Role.SCRIPT, "", path);
        } else if (isEnvironment(name)) {
            add(Role.ENVIRONMENT, "", path);
        } else if (name.endsWith(".dts") || name.endsWith(".dtsi")) {
            add(Role.DEVICE_TREE, here.component(), path);
        } else if (name.endsWith(".tsv") || name.endsWith(".wks") || name.endsWith(".wks.in")) {
            add(Role.LAYOUT, "", path);
        } else if ((name.endsWith(".yml") || name.endsWith(".yaml")) && isKas(path)) {
            add(Role.KAS, "", path);
        } else if (name.endsWith(".xml") && isManifest(path)) {
            add(Role.MANIFEST, "", path);
        } else {
            configuration(path, name, here);
            truth(path, name);
        }
    }

    private void configuration(String path, String name, Surroundings here) {
        boolean unclaimed = here.component().isEmpty() && !here.layer();
        String component = unclaimed ? ComponentFolder.ofConfig(path) : here.component();
        if (!component.equals("u-boot") && !component.equals("linux")) {
            return;
        }
        if (name.equals(".config")) {
            add(Role.CONFIG, component, path);
        } else if (name.endsWith("_defconfig") || name.equals("defconfig")) {
            add(Role.DEFCONFIG, component, path);
        } else if (name.endsWith(".cfg") || name.endsWith(".config")) {
            add(Role.FRAGMENT, component, path);
        }
    }

    private void truth(String path, String name) {
        if (name.endsWith(".bbenv")) {
            add(Role.BITBAKE_DUMP, "", path);
        } else if ((name.equals("conf.mk") || name.equals("conf.h")) && BUILT.matches(path)) {
            add(Role.BUILT_CONF, "optee", path);
        } else if (name.equals(".config") && BUILDS.stream().anyMatch(folder -> ("/" + path).contains(folder))) {
            ComponentFolder.ofPath(path).ifPresent(component -> add(Role.CONFIG, component, path));
        }
    }

    private boolean isKas(String path) {
        Optional<SourceFile> file = Paths.name(path).equals(SettingsReader.NAME) ? Optional.empty() : tree.read(path);
        return file.isPresent()
                && file.get().text().length() <= MAX_KAS_SIZE
                && hasVersion(file.get().text());
    }

    /** A header that states its version: in braces, or on an indented line below; each character is looked at once. */
    private static boolean hasVersion(String text) {
        int header = text.indexOf(HEADER);
        while (header > 0 && !Letters.NONE.openLine(text, header)) {
            header = text.indexOf(HEADER, header + 1);
        }
        if (header < 0) {
            return false;
        }
        String body = text.substring(header + HEADER.length());
        if (body.stripLeading().startsWith("{")) {
            int close = body.indexOf('}');
            return VERSION.in(close < 0 ? body : body.substring(0, close));
        }
        return body.lines()
                .anyMatch(line -> Character.isWhitespace(line.isEmpty() ? 'x' : line.charAt(0))
                        && line.stripLeading().startsWith("version:"));
    }

    private boolean isManifest(String path) {
        return tree.read(path)
                .map(SourceFile::text)
                .filter(text ->
                        text.length() <= MAX_KAS_SIZE && text.contains("<manifest") && text.contains("<project"))
                .isPresent();
    }

    private void add(Role role, String component, String path) {
        found.add(new Input(role, component, path));
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
