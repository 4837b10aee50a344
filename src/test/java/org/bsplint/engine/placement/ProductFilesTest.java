package org.bsplint.engine.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Edits;
import org.bsplint.model.Image;
import org.bsplint.project.Discovery;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

class ProductFilesTest {
    private static final String VENDOR = "layers/meta-st-stm32mp/recipes-security/optee/optee-os-stm32mp_3.12.0.bb";
    private static final String APPEND = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";

    /** The vendor's layer with its recipe, and the product's with an append to it. */
    private static Map<String, String> withAppend(String append) {
        return Map.of(
                VENDOR,
                "",
                "layers/meta-st-stm32mp/conf/layer.conf",
                "",
                "layers/meta-acme/conf/layer.conf",
                "",
                APPEND,
                append);
    }

    @Test
    void anAppendIsMadeInTheProductsOwnLayer() {
        assertEquals(
                Map.of(
                        "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend",
                        "EXTRA_OEMAKE += \"CFG_X=y\"\n"),
                place(
                        "optee",
                        "CFG_X",
                        "y",
                        Map.of(
                                VENDOR,
                                "PV = \"3\"\n",
                                "layers/meta-st-stm32mp/conf/layer.conf",
                                "",
                                "layers/meta-acme/conf/layer.conf",
                                "")));
    }

    @Test
    void anExistingAppendIsExtendedAndAnExistingWordChanged() {
        Map<String, String> files = withAppend("EXTRA_OEMAKE += \"CFG_X=n CFG_Y=1\"");
        assertEquals(Map.of(APPEND, "EXTRA_OEMAKE += \"CFG_X=y CFG_Y=1\""), place("optee", "CFG_X", "y", files));
        assertEquals(
                Map.of(APPEND, "EXTRA_OEMAKE += \"CFG_X=n CFG_Y=1\"\nEXTRA_OEMAKE += \"CFG_Z=y\"\n"),
                place("optee", "CFG_Z", "y", files));
    }

    @Test
    void aCommandLineFileComesFirst() {
        assertEquals(
                Map.of("tf-a/build.mk", "PLAT := stm32mp1\nTRUSTED_BOARD_BOOT := 1\n"),
                place("tf-a", "TRUSTED_BOARD_BOOT", "1", Map.of("tf-a/build.mk", "PLAT := stm32mp1\n")));
    }

    @Test
    void aSymbolIsChangedWhereItStands() {
        assertEquals(
                Map.of("u-boot/configs/acme_defconfig", "CONFIG_ARM=y\n# CONFIG_CMD_FUSE is not set\n"),
                place(
                        "u-boot",
                        "CONFIG_CMD_FUSE",
                        "n",
                        Map.of("u-boot/configs/acme_defconfig", "CONFIG_ARM=y\nCONFIG_CMD_FUSE=y\n")));
    }

    @Test
    void theDefconfigOfSomeOtherBoardIsNoPlace() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("sources/u-boot/configs/a_someOtherBoard_defconfig", "CONFIG_CMD_FUSE=y\n");
        files.put("sources/u-boot/configs/acme_defconfig", "CONFIG_ARM=y\n");
        assertEquals(Map.of(), place("u-boot", "CONFIG_CMD_FUSE", "n", files));
        String fragment = "layers/meta-acme/recipes-bsp/u-boot/files/acme.cfg";
        files.put("layers/meta-acme/conf/layer.conf", "");
        files.put(fragment, "CONFIG_X=y\n");
        assertEquals(
                Map.of(fragment, "CONFIG_X=y\n# CONFIG_CMD_FUSE is not set\n"),
                place("u-boot", "CONFIG_CMD_FUSE", "n", files));
    }

    @Test
    void aVariableBelongsIntoLocalConf() {
        assertEquals(
                Map.of("build/conf/local.conf", "MACHINE = \"a\"\nSIGN_ENABLE = \"1\"\n"),
                place(
                        "yocto",
                        "SIGN_ENABLE",
                        "1",
                        Map.of("build/conf/local.conf", "MACHINE = \"a\"\nSIGN_ENABLE ?= \"0\"\n")));
    }

    @Test
    void aWordThatDoesNotCountIsLeftAsItIs() {
        Map<String, String> files = withAppend("EXTRA_OEMAKE_append_other = \" CFG_X=y\"\n");
        assertEquals(
                Map.of(APPEND, "EXTRA_OEMAKE_append_other = \" CFG_X=y\"\nEXTRA_OEMAKE += \"CFG_X=y\"\n"),
                place("optee", "CFG_X", "y", files));
    }

    @Test
    void ofTwoCommandLinesTheOneThatSaysItAndNoneAgainstOverride() {
        Map<String, String> files = Map.of("optee/build.mk", "", "optee_os/build.mk", "CFG_X := n\n");
        SourceFile file = SourceFile.of("optee_os/build.mk", "CFG_X := n\n");
        List<Assignment> history = List.of(Assignment.at(file.line(1), ":=", "n"));
        Option set = Option.of("CFG_X", Value.known("n"), Origin.COMMAND_LINE, history);
        assertEquals(Map.of("optee_os/build.mk", "CFG_X := y\n"), place("optee", set, "y", files));
        Option forced = Option.of("CFG_X", Value.known("n"), Origin.OVERRIDE, history);
        assertEquals(Map.of(), place("optee", forced, "y", files));
    }

    private static Map<String, String> place(String component, String name, String value, Map<String, String> files) {
        return place(component, Option.unset(name), value, files);
    }

    private static Map<String, String> place(String component, Option option, String value, Map<String, String> files) {
        MemoryTree tree = new MemoryTree(files);
        Image image = new Image("default", Set.of(), OptionSet.empty(), Map.of(), List.of(), List.of());
        List<Edit> edits = new ProductFiles(tree, Discovery.discover(tree)).edits(image, component, option, value);
        return new LinkedHashMap<>(Edits.apply(tree, edits));
    }
}
