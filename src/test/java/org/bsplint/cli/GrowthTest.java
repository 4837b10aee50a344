package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bsplint.assembly.Assembler;
import org.bsplint.eval.dts.DeviceTree;
import org.bsplint.eval.hush.HushEvaluator;
import org.bsplint.eval.hush.Shell;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ten times the work allocates at most eleven times as much, whatever there is more of: guards what grew faster once. */
class GrowthTest {
    private static final String APPEND = "recipes-security/optee/optee-os-stm32mp_%.bbappend";

    private enum Shape {
        LAYERS(20, n -> assembled(layers(n, Map.of(APPEND, "EXTRA_OEMAKE += \"CFG_X{i}=y\"\n")))),
        LAYERS_WITH_CLASSES(
                20,
                n -> assembled(layers(n, Map.of("classes/k{i}.bbclass", "K{i} = \"1\"\n", APPEND, "inherit k{i}\n")))),
        LAYERS_WITH_FRAGMENTS_NOBODY_NAMES(
                20,
                n -> assembled(layers(
                        n,
                        Map.of(
                                "recipes-bsp/u-boot/files/f{i}.cfg", "CONFIG_F{i}=y\n",
                                "recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend", "SRC_URI += \"file://x.cfg\"\n")))),
        LAYERS_WITH_MISSPELT_VARIABLES(
                20, n -> assembled(layers(n, Map.of("conf/machine/m{i}.conf", "MACHINE_FEATURE{i} = \"1\"\n")))),
        OVERRIDES(
                200,
                n -> assembled(Map.of(
                        "build/conf/local.conf",
                        "MACHINE = \"m\"\n" + each(n, "OVERRIDES_append = \":o{i}\"\nA_o{i} = \"x\"\n")))),
        MAKEFILE(
                200,
                n -> assembled(Map.of(
                        "sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk",
                        each(n, "CFG_P{i} ?= y\nCFG_Q{i} = n\n")))),
        DEVICE_TREE(
                200,
                n -> DeviceTree.load(
                        new MemoryTree(Map.of("a.dts", "/ {" + each(n, "n{i} { status = \"okay\"; };\n") + "};")),
                        "a.dts",
                        java.util.List.of())),
        SCRIPT(
                200,
                n -> HushEvaluator.script(
                        SourceFile.of(
                                "a.cmd",
                                each(n, "for x in a b; do if test -e mmc 0:$x f; then setenv y $x; fi; done\n")),
                        Shell.unstated()));

        private final int size;
        private final IntFunction<Object> work;

        Shape(int size, IntFunction<Object> work) {
            this.size = size;
            this.work = work;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tenTimesTheWorkAllocatesAtMostElevenTimes(Shape shape) {
        shape.work.apply(shape.size);
        long small = allocated(shape, shape.size);
        long large = allocated(shape, 10 * shape.size);
        assertTrue(large <= 11 * small, shape + ": " + small + " bytes grew to " + large);
    }

    private static long allocated(Shape shape, int size) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        shape.work.apply(size);
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    private static Object assembled(Map<String, String> more) {
        Map<String, String> files = new TreeMap<>();
        files.put("build/conf/local.conf", "MACHINE = \"m\"\n");
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../layers/meta-a\"\n");
        files.put("layers/meta-a/conf/layer.conf", layer("a"));
        files.put("layers/meta-a/conf/machine/m.conf", "SOC_FAMILY = \"stm32mp\"\n");
        files.put(
                "layers/meta-a/recipes-security/optee/optee-os-stm32mp_3.16.0.bb",
                "EXTRA_OEMAKE = \"PLATFORM=stm32mp1\"\n");
        files.put("layers/meta-a/recipes-bsp/u-boot/u-boot-stm32mp_2021.10.bb", "SUMMARY = \"u\"\n");
        more.forEach((path, text) -> files.merge(path, text, (own, further) -> further));
        FileTree tree = new MemoryTree(files);
        return Assembler.standard()
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0)
                .observations()
                .size();
    }

    private static Map<String, String> layers(int n, Map<String, String> each) {
        Map<String, String> files = new HashMap<>();
        files.put(
                "build/conf/bblayers.conf",
                "BBLAYERS = \"${TOPDIR}/../layers/meta-a" + each(n, " ${TOPDIR}/../layers/meta-l{i}") + "\"\n");
        for (int i = 0; i < n; i++) {
            String number = String.valueOf(i);
            files.put("layers/meta-l" + i + "/conf/layer.conf", layer("l" + i));
            each.forEach((path, text) -> files.put(
                    "layers/meta-l" + number + "/" + path.replace("{i}", number), text.replace("{i}", number)));
        }
        return files;
    }

    private static String layer(String name) {
        return """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "NAME"
                BBFILE_PATTERN_NAME = "^${LAYERDIR}/"
                LAYERSERIES_COMPAT_NAME = "kirkstone"
                """.replace("NAME", name);
    }

    private static String each(int n, String text) {
        return IntStream.range(0, n)
                .mapToObj(i -> text.replace("{i}", String.valueOf(i)))
                .collect(Collectors.joining());
    }
}
