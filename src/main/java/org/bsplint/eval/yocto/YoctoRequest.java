package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to evaluate of a Yocto project. Paths are as the file tree takes them: relative to its root, or absolute. Paths in
 * values ({@code TOPDIR} and all below) are spelled the same way, so that a relative build folder gives values that do not
 * depend on where the project lies, and an absolute one gives BitBake's own.
 *
 * @param build the build folder ({@code conf/local.conf}, {@code conf/bblayers.conf}); empty for bare layers
 * @param layers layer folders: beside a build folder they come in place of its {@code BBLAYERS}, beside a kas file they
 *     are where its layers may lie
 * @param machine beats {@code MACHINE} of the configuration files, as in BitBake's environment
 * @param distro beats {@code DISTRO} of the configuration files
 * @param kas a kas project file, in place of a build folder
 * @param multiconfig which of BBMULTICONFIG; {@code default} is the build itself
 * @param set variables that have these values whatever the files say
 * @param supposed words that MACHINEOVERRIDES has before the machine's name, where openembedded-core is not at hand: what a
 *     machine file that is not there either would have put there
 * @param series of the build, such as {@code dunfell}, where neither BitBake nor openembedded-core is at hand to tell
 */
public record YoctoRequest(
        Optional<String> build,
        List<String> layers,
        Optional<String> machine,
        Optional<String> distro,
        Optional<String> kas,
        String multiconfig,
        Map<String, String> set,
        List<String> supposed,
        Optional<String> series) {
    /** The build's own configuration among those of BBMULTICONFIG. */
    private static final String MAIN = "default";

    public YoctoRequest {
        layers = List.copyOf(layers);
        set = Map.copyOf(set);
        supposed = List.copyOf(supposed);
    }

    public YoctoRequest(
            Optional<String> build,
            List<String> layers,
            Optional<String> machine,
            Optional<String> distro,
            Optional<String> kas) {
        this(build, layers, machine, distro, kas, MAIN, Map.of(), List.of(), Optional.empty());
    }

    public static YoctoRequest ofBuild(String folder) {
        return new YoctoRequest(Optional.of(folder), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static YoctoRequest ofLayers(List<String> folders) {
        return new YoctoRequest(Optional.empty(), folders, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static YoctoRequest ofKas(String file) {
        return new YoctoRequest(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.of(file));
    }

    public YoctoRequest withLayers(List<String> folders) {
        return new YoctoRequest(build, folders, machine, distro, kas, multiconfig, set, supposed, series);
    }

    public YoctoRequest withMachine(String name) {
        return new YoctoRequest(build, layers, Optional.of(name), distro, kas, multiconfig, set, supposed, series);
    }

    public YoctoRequest withDistro(String name) {
        return new YoctoRequest(build, layers, machine, Optional.of(name), kas, multiconfig, set, supposed, series);
    }

    /** One of BBMULTICONFIG, as {@code conf/multiconfig/NAME.conf} makes it. */
    public YoctoRequest withMulticonfig(String name) {
        return new YoctoRequest(build, layers, machine, distro, kas, name, set, supposed, series);
    }

    /** With variables that have these values whatever the files say. */
    public YoctoRequest withSet(Map<String, String> values) {
        return new YoctoRequest(build, layers, machine, distro, kas, multiconfig, values, supposed, series);
    }

    /** With words of MACHINEOVERRIDES that no file at hand sets. */
    public YoctoRequest withSupposed(List<String> words) {
        return new YoctoRequest(build, layers, machine, distro, kas, multiconfig, set, words, series);
    }

    public YoctoRequest withSeries(String name) {
        return new YoctoRequest(build, layers, machine, distro, kas, multiconfig, set, supposed, Optional.of(name));
    }
}
