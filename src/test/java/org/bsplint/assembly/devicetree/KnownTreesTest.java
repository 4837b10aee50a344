package org.bsplint.assembly.devicetree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.assembly.Assembler;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** The vendor's device trees are known at exactly known versions, until the product has a hand in them. */
class KnownTreesTest {
    private static final String APPEND = "meta-acme/recipes-kernel/linux/linux-stm32mp_%.bbappend";
    private static final String PATCH = "meta-acme/recipes-kernel/linux/files/acme.patch";
    private static final String REASON =
            "stm32mp157c-dk2.dts of Linux 6.1.82-stm32mp-r2 is not in this project, and it may" + " be another: ";

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-st-stm32mp ${TOPDIR}/../meta-acme\"\n");
        files.put("build/conf/local.conf", "MACHINE = \"stm32mp15-acme\"\n");
        files.put("meta-st-stm32mp/conf/machine/stm32mp15-acme.conf", """
                PREFERRED_PROVIDER_virtual/kernel = "linux-stm32mp"
                KERNEL_DEVICETREE = "stm32mp157c-dk2.dtb stm32mp157c-dk2-a7-examples.dtb"
                """);
        files.put("meta-st-stm32mp/conf/layer.conf", layer("stm-st-stm32mp"));
        files.put("meta-acme/conf/layer.conf", layer("acme"));
        files.put("meta-st-stm32mp/recipes-kernel/linux/linux-stm32mp_6.1.bb", """
                PROVIDES = "virtual/kernel"
                PV = "6.1.82-stm32mp-r2"
                SRC_URI = "https://cdn.kernel.org/linux-6.1.82.tar.xz file://6.1.82/0001-v6.1-stm32mp-r2.patch"
                do_compile() {
                    make dtbs
                }
                """);
        return files;
    }

    private static String layer(String name) {
        return """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "%s"
                BBFILE_PATTERN_%s = "^${LAYERDIR}/"
                """.formatted(name, name);
    }

    private static Value fact(Map<String, String> files, String name) {
        FileTree tree = new MemoryTree(files);
        Bsp bsp = Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
        return bsp.images().get(0).fact("device-tree." + name).value();
    }

    private static String reason(Map<String, String> files) {
        Value value = fact(files, "linux-optee");
        assertTrue(value.isUndecided(), value.toString());
        return value.causes().iterator().next().reason();
    }

    private static Map<String, String> with(String... more) {
        Map<String, String> files = files();
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1]);
        }
        return files;
    }

    @Test
    void whatAllTreesOfTheBoardSay() {
        assertEquals(Value.known("yes"), fact(files(), "linux-scmi"));
        assertEquals(Value.known("0xde000000"), fact(files(), "linux-optee"));
    }

    @Test
    void treesThatDifferAreNotKnown() {
        Map<String, String> files = files();
        files.computeIfPresent(
                "meta-st-stm32mp/conf/machine/stm32mp15-acme.conf",
                (name, text) -> text.replace("stm32mp157c-dk2-a7-examples", "stm32mp157c-ev1"));
        assertEquals(Value.known("yes"), fact(files, "linux-scmi"));
        assertEquals(
                "the device trees stm32mp157c-dk2 and stm32mp157c-ev1, which are both built, differ in it",
                reason(files));
    }

    @Test
    void anotherVersionOrBoardIsNotKnown() {
        Map<String, String> files = files();
        String recipe = "meta-st-stm32mp/recipes-kernel/linux/linux-stm32mp_6.1.bb";
        files.computeIfPresent(recipe, (name, text) -> text.replace("PV = \"6.1.82", "PV = \"6.1.83"));
        assertTrue(reason(files).endsWith("and the knowledge base does not know it"));
        files = files();
        files.computeIfPresent(
                "meta-st-stm32mp/conf/machine/stm32mp15-acme.conf",
                (name, text) -> text.replace("stm32mp157c-dk2-a7-examples", "stm32mp157c-acme"));
        assertTrue(reason(files).startsWith("stm32mp157c-acme.dts of Linux 6.1.82-stm32mp-r2 is not in this project"));
    }

    @Test
    void anAppendThatLeavesTheSourcesAloneChangesNothing() {
        assertEquals(Value.known("yes"), fact(with(APPEND, "KERNEL_ARGS = \"quiet\"\n"), "linux-scmi"));
        String fragment = "SRC_URI:append = \" file://acme.cfg file://acme.patch\"\n";
        assertEquals(
                Value.known("yes"),
                fact(with(APPEND, fragment, PATCH, "--- a/drivers/a.c\n+++ b/drivers/a.c\n"), "linux-scmi"));
    }

    @Test
    void aPatchOfADeviceTreeMakesItUnknown() {
        String patched = "SRC_URI:append = \" file://acme.patch\"\n";
        String told = REASON + "`SRC_URI` is changed at " + APPEND + ":1";
        assertEquals(told, reason(with(APPEND, patched)));
        assertEquals(
                told,
                reason(with(
                        APPEND, patched, PATCH, "--- a/arch/arm/boot/dts/a.dtsi\n+++ b/arch/arm/boot/dts/a.dtsi\n")));
        assertEquals(told, reason(with(APPEND, "SRC_URI += \"file://acme.dts\"\n")));
        assertEquals(told, reason(with(APPEND, "SRC_URI:append = \" file://acme.tar.gz\"\n")));
        assertEquals(told, reason(with(APPEND, "SRC_URI = \"git://git.acme.example/linux.git\"\n")));
    }

    @Test
    void aStepOfTheProductMakesItUnknown() {
        String step = "do_compile:prepend() {\n    cp ${WORKDIR}/acme.dtsi ${S}/arch/arm/boot/dts/\n}\n";
        assertEquals(REASON + "`do_compile` is changed at " + APPEND + ":1", reason(with(APPEND, step)));
        String own = "do_trees() {\n    :\n}\naddtask trees after do_patch before do_compile\n";
        assertEquals(REASON + "`do_trees` is changed at " + APPEND + ":1", reason(with(APPEND, own)));
        String around = "swap() {\n    :\n}\ndo_compile[prefuncs] += \"swap\"\n";
        assertEquals(REASON + "`swap` is changed at " + APPEND + ":1", reason(with(APPEND, around)));
    }

    @Test
    void otherSourcesMakeItUnknown() {
        assertEquals(
                REASON + "`EXTERNALSRC` takes the sources from elsewhere",
                reason(with(
                        "build/conf/local.conf",
                        "MACHINE = \"stm32mp15-acme\"\n" + "EXTERNALSRC:pn-linux-stm32mp = \"/home/dev/linux\"\n")));
        assertEquals(
                REASON + "`EXTERNAL_DT_ENABLED` takes trees from elsewhere",
                reason(with("build/conf/local.conf", "MACHINE = \"stm32mp15-acme\"\nEXTERNAL_DT_ENABLED = \"1\"\n")));
        assertEquals(
                REASON + "`FILESEXTRAPATHS` is changed at " + APPEND + ":1",
                reason(with(
                        APPEND,
                        "FILESEXTRAPATHS:prepend := \"${THISDIR}/files:\"\n",
                        "meta-acme/recipes-kernel/linux/files/6.1.82/0001-v6.1-stm32mp-r2.patch",
                        "")));
    }

    @Test
    void aFileOfTheProjectMayTakeTheirPlace() {
        String path = "meta-acme/recipes-kernel/linux/files/stm32mp157c-dk2.dts";
        assertEquals(
                "stm32mp157c-dk2-a7-examples.dts of Linux 6.1.82-stm32mp-r2 is not in this project, and it may be another: "
                        + path + " is in this project",
                reason(with(path, "/dts-v1/;\n/ { };\n")));
    }
}
