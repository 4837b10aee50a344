package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Image;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A build of OP-TEE that was found counts for the boot configurations whose words it was made with, and for no others. */
class BuildOfConfigurationTest {
    private static final String BUILT = """
            # auto-generated TEE configuration file
            # TEE version 4.0.0
            ARCH=arm
            PLATFORM=stm32mp2
            CFG_STM32MP_PROFILE=%s
            CFG_STM32MP25=y
            CFG_EMBED_DTB_SOURCE_FILE=acme.dts
            CFG_STM32_BSEC_WRITE=n
            """;

    private static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        files.put("bsplint.yaml", "version: 1\necosystem: \"6.0.0\"\nplatform: stm32mp25\n");
        files.put("meta-vendor/conf/layer.conf", """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb"
                BBFILE_COLLECTIONS += "vendor"
                BBFILE_PATTERN_vendor = "^${LAYERDIR}/"
                LAYERSERIES_COMPAT_vendor = "scarthgap"
                """);
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-vendor\"\n");
        files.put("build/conf/local.conf", """
                MACHINE = "acme"
                STM32MP_SOC_NAME = "stm32mp25"
                BOOTSCHEME_LABELS = "optee opteemin"
                STM32MP_DEVICETREE = "acme"
                TF_A_CONFIG = "optee-sdcard opteemin-sdcard"
                OPTEE_CONFIG = "optee opteemin"
                """);
        files.put("meta-vendor/recipes-bsp/tf-a/tf-a-stm32mp_2.10.bb", """
                TF_A_CONFIG[optee-sdcard] = "acme,STM32MP_SDMMC=1"
                TF_A_CONFIG[opteemin-sdcard] = "acme,STM32MP_SDMMC=1"
                EXTRA_OEMAKE = "PLAT=stm32mp2"
                """);
        files.put("meta-vendor/recipes-security/optee/optee-os-stm32mp_4.0.0.bb", """
                OPTEE_CONFIG[optee] = "acme,CFG_STM32MP_PROFILE=secure_and_system_services"
                OPTEE_CONFIG[opteemin] = "acme,CFG_STM32MP_PROFILE=system_services"
                EXTRA_OEMAKE = "PLATFORM=stm32mp2"
                """);
        return files;
    }

    private static Map<String, Value> written(String profile) {
        Map<String, String> files = files();
        files.put("optee_os/out/arm-plat-stm32mp2/conf.mk", BUILT.formatted(profile));
        FileTree tree = new MemoryTree(files);
        Image image = Assembler.standard()
                .assemble(tree, SettingsReader.read(tree).tree())
                .images()
                .get(0);
        Map<String, Value> values = new TreeMap<>();
        for (BootConfiguration one : image.configurations()) {
            values.put(one.name(), image.in(one).component("optee").options().value("CFG_STM32_BSEC_WRITE"));
        }
        return values;
    }

    @Test
    void theBuildIsOfTheConfigurationWithItsWords() {
        assertEquals(
                Map.of("optee-sdcard", Value.known("y"), "opteemin-sdcard", Value.known("n")),
                written("system_services"));
        assertEquals(
                Map.of("optee-sdcard", Value.known("n"), "opteemin-sdcard", Value.known("y")),
                written("secure_and_system_services"));
        assertEquals(Map.of("optee-sdcard", Value.known("y"), "opteemin-sdcard", Value.known("y")), written("other"));
    }
}
