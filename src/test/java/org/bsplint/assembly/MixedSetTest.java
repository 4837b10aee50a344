package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in which a product replaces one component of a vendor's release, on a layer that is laid out like the vendor's. */
class MixedSetTest {
    private static final String LAYER = """
            BBPATH .= ":${LAYERDIR}"
            BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
            BBFILE_COLLECTIONS += "NAME"
            BBFILE_PATTERN_NAME = "^${LAYERDIR}/"
            BBFILE_PRIORITY_NAME = "FIRST"
            """;
    private static final String TFA = "recipes-bsp/trusted-firmware-a/tf-a-stm32mp_";
    private static final String OPTEE = "recipes-security/optee/optee-os-stm32mp_";
    private static final String UBOOT = "recipes-bsp/u-boot/u-boot-stm32mp_";

    private final Map<String, String> files = new LinkedHashMap<>();

    @Test
    void untouched() {
        vendor();
        assertEquals("3.1.0 deduced", told());
    }

    @Test
    void plainAppendsMixNothing() {
        vendor();
        own(
                TFA + "%.bbappend",
                "SRC_URI_append = \" file://0001-acme-stm32mp157.patch\"\nEXTRA_OEMAKE += \"LOG_LEVEL=20\"\n");
        own(UBOOT + "%.bbappend", "FILESEXTRAPATHS_prepend := \"${THISDIR}/f:\"\nSRC_URI += \"file://acme.cfg\"\n");
        assertEquals("3.1.0 deduced", told());
    }

    @Test
    void aRecipeOfAnotherRelease() {
        vendor();
        files.remove("meta-st-stm32mp/" + OPTEE + "3.12.0.bb");
        files.put("meta-st-stm32mp/" + OPTEE + "3.16.0.bb", "PV = \"3.16.0-stm32mp-r1\"\n");
        assertEquals("3.1.0 deduced; optee of another release", told());
        assertEquals("3.16.0-stm32mp-r1", version("optee"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PV = \"v2.6-stm32mp-r2\" | v2.6-stm32mp-r2 | tf-a of another release",
                "SRCREV = \"4b6e8e9bf8fa4b6e8e9bf8fa4b6e8e9bf8fa4b6e\" | v2.6-stm32mp-r2 | tf-a of another release",
                "SRCREV = \"v2.6-stm32mp-r2\" | v2.6-stm32mp-r2 | tf-a of another release",
                "SRC_URI = \"git://example.com/tf-a;tag=v2.6\" | v2.6 | tf-a of another release",
                "SRCREV = \"e2c509a39c6ce2c509a39c6ce2c509a39c6ce2c5\" | v2.4-stm32mp-r2 | ''",
                "SRCREV = \"0123456789abcdef0123456789abcdef01234567\" | v2.4-stm32mp-r2 | tf-a from other sources",
                "EXTERNALSRC = \"/home/me/tf-a\" | v2.4-stm32mp-r2 | tf-a from other sources",
                "EXTERNALSRC = \"${TOPDIR}/workspace/sources/tf-a\" | 2.10 | tf-a of another release"
            })
    void anAppendChangesWhatIsBuilt(String line, String version, String odd) {
        vendor();
        files.put(
                "build/workspace/sources/tf-a/Makefile",
                "VERSION_MAJOR := 2\nVERSION_MINOR := 10\nVERSION_PATCH := 0\n");
        own(TFA + "%.bbappend", line + "\n");
        assertEquals("3.1.0 deduced" + (odd.isEmpty() ? "" : "; " + odd), told());
        assertEquals(version, version("tf-a"));
    }

    @Test
    void theConfigurationNamesTheCommit() {
        vendor();
        files.merge("build/conf/local.conf", "SRCREV:pn-tf-a-stm32mp = \"v2.6-stm32mp-r2\"\n", String::concat);
        assertEquals("3.1.0 deduced; tf-a of another release", told());
    }

    /** Core gives every recipe one that says nothing. */
    @Test
    void coresOwnCommitIsNobodys() {
        vendor();
        files.put("meta/conf/bitbake.conf", "SRCREV ??= \"INVALID\"\n");
        files.put("meta/conf/layer.conf", LAYER.replace("NAME", "core").replace("FIRST", "5"));
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta ${TOPDIR}/../meta-st-stm32mp\"\n");
        assertEquals("3.1.0 deduced", told());
    }

    @Test
    void aRecipeOfUpstreamSources() {
        vendor();
        own(
                UBOOT + "2024.01.bb",
                "SRC_URI = \"git://source.denx.de/u-boot/u-boot.git file://0001-stm32mp157-acme.patch\"\n");
        assertEquals("3.1.0 deduced; u-boot of upstream", told());
    }

    @Test
    void allOfUpstreamOnTheVendorsLayer() {
        vendor();
        own(UBOOT + "2024.01.bb", "SRC_URI = \"git://source.denx.de/u-boot/u-boot.git\"\n");
        own(TFA + "2.10.bb", "SRC_URI = \"git://git.trustedfirmware.org/TF-A/trusted-firmware-a.git\"\n");
        own(OPTEE + "4.1.0.bb", "SRC_URI = \"git://github.com/OP-TEE/optee_os.git\"\n");
        assertEquals("3.1.0 deduced; optee, tf-a, u-boot of upstream", told());
    }

    @Test
    void aRecipeThatIsNamedAfterAnotherVersionAndCannotBeRead() {
        vendor();
        own(TFA + "2.6.bb", "PV = \"${@somewhere.version(d)}\"\n");
        assertEquals("3.1.0 deduced; tf-a of another release", told());
        assertEquals("", version("tf-a"));
    }

    @Test
    void patchesTellWhatPvLeavesOut() {
        vendor();
        files.keySet().removeIf(path -> path.endsWith(".bb"));
        vendor(TFA + "2.2.bb", "PV = \"2.2.r2.3\"\n");
        vendor(OPTEE + "3.9.0.bb", "PV = \"3.9.0.r2.3\"\n");
        vendor(UBOOT + "2020.01.bb", """
                PV = "2020.01.r2"
                SRC_URI = "file://0010-ARM-v2020.01-stm32mp-r2-CONFIG.patch file://0011-ARM-v2020.01-stm32mp-r2.2.patch"
                """);
        assertEquals("2.1.4 deduced", told());
        assertEquals("v2020.01-stm32mp-r2.2", version("u-boot"));
    }

    @Test
    void aPinnedLayerWithOneOwnRecipe() {
        files.put("kas.yml", """
                header: {version: 14}
                machine: acme
                repos:
                  meta-acme: {path: meta-acme}
                  meta-st-stm32mp: {url: 'https://example.com/st.git', tag: openstlinux-5.10-dunfell-mp1-21-11-17}
                """);
        own(TFA + "2.6.bb", "PV = \"v2.6-stm32mp-r2\"\n");
        assertEquals("3.1.0 deduced; tf-a of another release", told());
    }

    private void vendor() {
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-st-stm32mp ${TOPDIR}/../meta-acme\"\n");
        files.put("build/conf/local.conf", "MACHINE = \"acme\"\n");
        files.put(
                "meta-st-stm32mp/conf/layer.conf", LAYER.replace("NAME", "stm").replace("FIRST", "6"));
        files.put("meta-st-stm32mp/conf/machine/acme.conf", "");
        vendor(TFA + "2.4.bb", """
                SRC_URI = "git://github.com/ARM-software/arm-trusted-firmware.git file://0003-v2.4-stm32mp-r2.patch"
                SRCREV = "e2c509a39c6cc4dda8734e6509cdbe6e3603cdfc"
                PV = "v2.4-stm32mp-r2"
                """);
        vendor(OPTEE + "3.12.0.bb", "PV = \"3.12.0-stm32mp-r2\"\n");
        vendor(UBOOT + "2020.10.bb", "PV = \"v2020.10-stm32mp-r2\"\n");
        vendor("recipes-kernel/linux/linux-stm32mp_5.10.bb", "LINUX_SUBVERSION = \"61\"\nPV = \"5.10.61\"\n");
    }

    private void vendor(String path, String text) {
        files.put("meta-st-stm32mp/" + path, text);
    }

    private void own(String path, String text) {
        files.put("meta-acme/conf/layer.conf", LAYER.replace("NAME", "acme").replace("FIRST", "12"));
        files.put("meta-acme/" + path, text);
    }

    private String told() {
        return assemble()
                .ecosystem()
                .map(found -> found.value() + " " + found.from())
                .orElse("");
    }

    private String version(String component) {
        return assemble().images().get(0).component(component).knownVersion().orElse("");
    }

    private Bsp assemble() {
        FileTree tree = new MemoryTree(files);
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }
}
