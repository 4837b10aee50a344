package org.bsplint.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.source.DiskTree;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder, by the table of the public contract. */
class DiscoveryTest {
    @Test
    void aBuildFolderAndLayersAreFoundAtAnyDepth() {
        Inputs inputs = discover("a/b/build/conf/local.conf", "a/layers/meta-x/recipes-a/a_1.bb", "y/conf/layer.conf");
        assertEquals(List.of("a/b/build"), inputs.paths(Role.BUILD));
        assertEquals(List.of("a/layers/meta-x", "y"), inputs.paths(Role.LAYER));
    }

    @Test
    void componentsAreFoundByNameAndByContent() {
        Inputs inputs = discover(
                "optee_os/build.mk",
                "x/core/arch/arm/plat-stm32mp1/conf.mk",
                "y/plat/st/stm32mp1/platform.mk",
                "trusted-firmware-a-2.8/build.mk",
                "u-boot-2023/configs/acme_defconfig",
                "linux/fragment.config",
                "linux/.config");
        assertEquals(List.of("optee_os", "x"), inputs.paths(Role.SOURCES, "optee"));
        assertEquals(List.of("trusted-firmware-a-2.8", "y"), inputs.paths(Role.SOURCES, "tf-a"));
        assertEquals(List.of("optee_os/build.mk"), inputs.paths(Role.COMMAND_LINE, "optee"));
        assertEquals(List.of("u-boot-2023/configs/acme_defconfig"), inputs.paths(Role.DEFCONFIG, "u-boot"));
        assertEquals(List.of("linux/fragment.config"), inputs.paths(Role.FRAGMENT, "linux"));
        assertEquals(List.of("linux/.config"), inputs.paths(Role.CONFIG, "linux"));
    }

    @Test
    void fragmentsBelongToTheRecipeTheyLieBeside() {
        Inputs inputs = discover(
                "meta-a/recipes-bsp/u-boot/u-boot/lmp.cfg",
                "meta-a/recipes-kernel/linux/files/x.config",
                "meta-a/recipes-kernel/linux/linux-acme_%.bbappend",
                "meta-a/recipes-core/busybox/busybox/a.cfg");
        assertEquals(List.of("meta-a/recipes-bsp/u-boot/u-boot/lmp.cfg"), inputs.paths(Role.FRAGMENT, "u-boot"));
        assertEquals(List.of("meta-a/recipes-kernel/linux/files/x.config"), inputs.paths(Role.FRAGMENT, "linux"));
        assertEquals(2, inputs.paths(Role.FRAGMENT).size());
        assertEquals(List.of(), inputs.paths(Role.SOURCES));
    }

    @Test
    void hiddenFoldersAndBuildOutputsAreNotSearched() {
        Inputs inputs = discover(".git/a.cmd", "build/tmp/deploy/a.cmd", "out/b.cmd", "c.cmd", "build/tmp/x.bbenv");
        assertEquals(List.of("c.cmd"), inputs.paths(Role.SCRIPT));
        assertEquals(List.of("build/tmp/x.bbenv"), inputs.paths(Role.BITBAKE_DUMP));
    }

    @Test
    void scriptsEnvironmentsLayoutsAndDeviceTreesAreFound() {
        Inputs inputs = discover(
                "p/a.cmd", "p/boot.scr.txt", "p/c.ubs", "p/uEnv-x.txt", "p/b.env", "l.tsv", "l.wks.in", "b.dts");
        assertEquals(List.of("p/a.cmd", "p/boot.scr.txt", "p/c.ubs"), inputs.paths(Role.SCRIPT));
        assertEquals(List.of("p/b.env", "p/uEnv-x.txt"), inputs.paths(Role.ENVIRONMENT));
        assertEquals(List.of("l.tsv", "l.wks.in"), inputs.paths(Role.LAYOUT));
        assertEquals(List.of("b.dts"), inputs.paths(Role.DEVICE_TREE));
    }

    @Test
    void onlyAKasHeaderMakesAKasProject() {
        MemoryTree tree = new MemoryTree(Map.of(
                "kas.yml",
                "header:\n  version: 14\nmachine: x\n",
                "other.yml",
                "a: 1\n",
                "bsplint.yaml",
                "version: 1\n"));
        assertEquals(List.of("kas.yml"), Discovery.discover(tree).paths(Role.KAS));
    }

    @Test
    void anEmptyFolderHoldsNothing() {
        assertTrue(discover("README.md").isEmpty());
    }

    @Test
    void aLoopOfLinksEnds(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.createSymbolicLink(folder.resolve("a/loop"), folder);
        Files.writeString(folder.resolve("a/x.cmd"), "");
        Inputs inputs = Discovery.discover(new DiskTree(folder));
        assertEquals(List.of("a/x.cmd"), inputs.paths(Role.SCRIPT));
        assertFalse(inputs.truncated());
    }

    private static Inputs discover(String... files) {
        Map<String, String> texts = new TreeMap<>();
        for (String file : files) {
            texts.put(file, "");
        }
        return Discovery.discover(new MemoryTree(texts));
    }
}
