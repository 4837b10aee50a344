package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;

/** A name that nothing reads is told with the one that was meant; a name of another version or vendor is left alone. */
class MisspeltOptionsTest {
    /** Component, what is written, what was meant or {@code -}. */
    private static final String CASES = """
            optee CFG_TEE_CORE_DEUBG CFG_TEE_CORE_DEBUG
            optee CFG_STM32_BSEC_WIRTE CFG_STM32_BSEC_WRITE
            optee CFG_STM32_BSEC_WRIT CFG_STM32_BSEC_WRITE
            optee CFG_RPMB_WRITE_KEYY CFG_RPMB_WRITE_KEY
            optee CFG_WITH_PAGR CFG_WITH_PAGER
            optee CFG_CORE_ALSR CFG_CORE_ASLR
            optee CFG_TEE_CORE_LOGLEVEL CFG_TEE_CORE_LOG_LEVEL
            optee CFG_ENABLE_EMBEDED_TESTS CFG_ENABLE_EMBEDDED_TESTS
            optee CFG_STM32MP15_HKU CFG_STM32MP15_HUK
            optee CFG_REE_FS_ALOW_RESET CFG_REE_FS_ALLOW_RESET
            optee CFG_EMBED_DTB_SOURCEFILE CFG_EMBED_DTB_SOURCE_FILE
            optee CFG_CORE_RESERVD_SHM CFG_CORE_RESERVED_SHM
            optee CFG_STM23_RNG CFG_STM32_RNG
            optee CFG_STM3_2RNG CFG_STM32_RNG
            optee CFG_STM3_HUK_FROM_DT CFG_STM32_HUK_FROM_DT
            optee CONFIG_WITH_PAGER CFG_WITH_PAGER
            optee CGF_WITH_PAGER CFG_WITH_PAGER
            optee WITH_PAGER CFG_WITH_PAGER
            tf-a DEUBG DEBUG
            tf-a DEBUUG DEBUG
            tf-a TRUSTED_BAORD_BOOT TRUSTED_BOARD_BOOT
            tf-a STM32MP_EMCM STM32MP_EMMC
            tf-a STM32MP_USB_PROGAMMER STM32MP_USB_PROGRAMMER
            tf-a DECRYPTION_SUPORT DECRYPTION_SUPPORT
            tf-a GENERATE_COTT GENERATE_COT
            tf-a ENABLE_STACK_PROTECTR ENABLE_STACK_PROTECTOR
            tf-a STM32MP_RAWNAND STM32MP_RAW_NAND
            tf-a AARCH32_PS AARCH32_SP
            tf-a MEASURED_BOTO MEASURED_BOOT
            u-boot CONFIG_CMD_STM32KYE CONFIG_CMD_STM32KEY
            u-boot CONFIG_BOOTDELYA CONFIG_BOOTDELAY
            u-boot CONFIG_FIT_SIGNATUER CONFIG_FIT_SIGNATURE
            u-boot CONFIG_ENV_IS_NOWERE CONFIG_ENV_IS_NOWHERE
            u-boot CONFIG_STM32_ECDSA_VERIFI CONFIG_STM32_ECDSA_VERIFY
            u-boot CONFIG_LEGACY_IMAGE_FROMAT CONFIG_LEGACY_IMAGE_FORMAT
            u-boot CFG_CMD_FUSE CONFIG_CMD_FUSE
            u-boot CMD_STM32KEY CONFIG_CMD_STM32KEY
            u-boot CONFG_CMD_FUSE CONFIG_CMD_FUSE
            yocto ST_OPTEE_DEBUG_TRCAE ST_OPTEE_DEBUG_TRACE
            yocto SIGN_ENABEL SIGN_ENABLE
            yocto BOOTSHCEME_LABELS BOOTSCHEME_LABELS
            yocto EXTRA_IMAGE_FEATUERS EXTRA_IMAGE_FEATURES
            yocto PACKAGE_CLASES PACKAGE_CLASSES
            yocto IMAGE_INSTAL:append IMAGE_INSTALL
            yocto FIP_CONFGI FIP_CONFIG
            yocto ACCEPT_FSL_EULA -
            optee CFG_OTP_HW_TESTKEY -
            optee CFG_BSEC_PTA -
            optee CFG_RPROC_SIGN_KEY -
            optee CFG_STM32_RNG -
            optee CFG_ACME_FEATURE -
            optee CFG_STM32_UART2 -
            optee CFG_STM32MP_PROFILE -
            optee CROSS_COMPILE64 -
            optee PLATFORM -
            optee NOWERROR -
            tf-a KEY_ALG -
            tf-a MBEDTLS_DIR -
            tf-a ACMEX -
            tf-a STM32MP_SSP -
            tf-a STM32MP_M33_TDCID -
            tf-a STM32MP_FORCE_MTD_START_OFFSET -
            tf-a ACME_BOARD_REV -
            u-boot CONFIG_CMD_STM32PROG_OTP -
            u-boot CONFIG_TARGET_ACME_BOARD -
            u-boot CONFIG_STM32MP15x_STM32IMAGE -
            yocto ST_OPTEE_PROFILE -
            yocto ACME_RELEASE_NAME -
            yocto STM32MP_DT_FILES_DK -
            yocto EXTERNAL_DT_ENABLED -
            """;

    private static final Map<String, String> PLACES = Map.of(
            "optee", "optee_os/build.mk",
            "tf-a", "tf-a/build.mk",
            "u-boot", "u-boot/acme.cfg",
            "yocto", "build/conf/local.conf");

    private final Assembler assembler = Assembler.standard();

    @Test
    void eachIsToldWithTheNameThatWasMeant() {
        for (String line : CASES.lines().toList()) {
            String[] words = line.split(" ");
            assertEquals(words[2], meant(words[0], words[1]), line);
        }
    }

    @Test
    void whereverItIsWritten() {
        String layer = """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "acme"
                BBFILE_PATTERN_acme = "^${LAYERDIR}/"
                """;
        Map<String, String> build = Map.of(
                "build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-acme\"\n",
                "build/conf/local.conf", "MACHINE = \"acme\"\nDISTRO = \"acme\"\n",
                "meta-acme/conf/layer.conf", layer,
                "meta-acme/conf/machine/acme.conf", "MACHINE_FEATUERS = \"optee\"\nACME_BOARD = \"1\"\n",
                "meta-acme/conf/distro/acme.conf",
                        "DISTRO_FEATUERS = \"systemd\"\nACME_FEATUERS ?= \"${ACME_FEATURES}\"\n");
        assertEquals("DISTRO_FEATURES MACHINE_FEATURES", told(build));
        assertEquals(
                "SIGN_ENABLE",
                told(Map.of(
                        "kas.yml",
                        "header: {version: 14}\nmachine: acme\nrepos:\n  meta-acme: {path: meta-acme}\n"
                                + "local_conf_header:\n  a: |\n    SIGN_ENABEL = \"1\"\n",
                        "meta-acme/conf/layer.conf",
                        layer)));
        assertEquals(
                "CFG_STM32_BSEC_WRITE EXTRA_OEMAKE",
                told(Map.of(
                        "meta-acme/conf/layer.conf",
                        layer,
                        "meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend",
                        "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRIET=y\"\nEXTRA_OEMAEK += \"x\"\nACME_LIST += \"x\"\n")));
        assertEquals(
                "CFG_STM32_BSEC_WRITE",
                told(Map.of(
                        "optee_os/core/arch/arm/plat-stm32mp1/conf.mk",
                        "CFG_STM32_BSEC_WRIET ?= y\nCFG_STM32_ACMF ?= y\nifeq ($(CFG_STM32_ACMF),y)\nendif\n")));
        assertEquals(
                "TRUSTED_BOARD_BOOT",
                told(Map.of("tf-a/plat/st/stm32mp1/platform.mk", "TRUSTED_BAORD_BOOT := 1\nSTM32MP_ACME := 1\n")));
    }

    private String told(Map<String, String> own) {
        Map<String, String> files = new TreeMap<>(own);
        files.put("bsplint.yaml", "version: 1\nplatform: stm32mp15\necosystem: \"5.1\"\n");
        return meant(files);
    }

    private String meant(String component, String name) {
        String text = switch (component) {
            case "u-boot" -> name + "=y\n";
            case "yocto" -> "MACHINE = \"stm32mp15-disco\"\n" + name + " = \"1\"\n";
            default -> name + " := y\n";
        };
        Map<String, String> files = new TreeMap<>();
        files.put("bsplint.yaml", "version: 1\nplatform: stm32mp15\necosystem: \"5.1\"\n");
        files.put(PLACES.getOrDefault(component, ""), text);
        return meant(files);
    }

    private String meant(Map<String, String> files) {
        FileTree tree = new MemoryTree(files);
        Bsp bsp = assembler.assemble(tree, SettingsReader.read(tree).tree());
        List<String> found = bsp.images().get(0).observations().stream()
                .filter(seen -> seen.kind().equals("option-misspelt"))
                .map(seen -> seen.details().getOrDefault("meant", ""))
                .sorted()
                .toList();
        return found.isEmpty() ? "-" : String.join(" ", found);
    }
}
