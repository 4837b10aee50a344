package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A kernel recipe says which of the fragments beside it are merged; the others say nothing of the product. */
class KernelFragmentsTest {
    @Test
    void aFragmentBesideTheRecipeThatIsNotMergedSetsNothing() {
        assertEquals(Value.known("y"), linux("", "CONFIG_DEBUG_FS"));
        assertTrue(linux("", "CONFIG_MODULE_SIG").isUndecided());
        assertEquals(Value.known("y"), linux("SIGN = \"1\"\n", "CONFIG_MODULE_SIG"));
    }

    @Test
    void ofAVendorsKernelThatIsNotInTheCatalogueNoDefaultIsCertain() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("bsplint.yaml", "version: 1\nplatform: stm32mp15\necosystem: \"1.2\"\n");
        files.put("meta-acme/conf/layer.conf", "BBFILE_COLLECTIONS += \"acme\"\n");
        FileTree tree = new MemoryTree(files);
        Bsp bsp = Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
        assertTrue(bsp.images()
                .get(0)
                .component("linux")
                .options()
                .value("CONFIG_OPTEE")
                .isUndecided());
    }

    private static Value linux(String local, String option) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-acme\"\n");
        files.put("build/conf/local.conf", "MACHINE = \"acme\"\n" + local);
        files.put("meta-acme/conf/machine/acme.conf", "PREFERRED_PROVIDER_virtual/kernel = \"linux-acme\"\n");
        files.put("meta-acme/conf/layer.conf", """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb"
                BBFILE_COLLECTIONS += "acme"
                BBFILE_PATTERN_acme = "^${LAYERDIR}/"
                """);
        files.put("meta-acme/recipes-kernel/linux/linux-acme_6.1.bb", """
                PROVIDES = "virtual/kernel"
                WORKDIR = "/tmp/work"
                SIGN ??= "0"
                KERNEL_DEFCONFIG = "defconfig"
                KERNEL_CONFIG_FRAGMENTS = "${WORKDIR}/debug.config"
                KERNEL_CONFIG_FRAGMENTS += "${@'${WORKDIR}/sign.config' if d.getVar('SIGN') == '1' else ''}"
                """);
        files.put("meta-acme/recipes-kernel/linux/files/debug.config", "CONFIG_DEBUG_FS=y\n");
        files.put("meta-acme/recipes-kernel/linux/files/sign.config", "CONFIG_MODULE_SIG=y\n");
        FileTree tree = new MemoryTree(files);
        Bsp bsp = Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
        return bsp.images().get(0).component("linux").options().value(option);
    }
}
