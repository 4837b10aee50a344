package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bsplint.lsp.client.Buffer;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a name in each kind of file leads to: hover, definition, references, outline, and whether it can be renamed. */
class NamesInFilesTest extends FoundingProject {
    private static final String APPEND = ServerTest.APPEND;
    private static final String CLASS = "layers/meta-acme/classes/acme-sign.bbclass";
    private static final String PLATFORM = "sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk";
    private static final String KCONFIG = "u-boot/Kconfig";
    private static final String FRAGMENT = "layers/meta-acme/recipes-bsp/u-boot/files/acme.cfg";
    private static final String SCRIPT = "provision/close.cmd";
    private static final String ENVIRONMENT = "provision/uEnv.txt";

    @BeforeEach
    void open() throws Exception {
        write(
                APPEND,
                "require acme.inc\ninherit acme-sign\nACME_WORDS = \"CFG_TEE_CORE_LOG_LEVEL=2\"\n"
                        + "ACME_WORDS_append = \" CFG_X=${ACME_LEVEL}\"\n# ACME_WORDS in words\n"
                        + "EXTRA_OEMAKE += \"${ACME_WORDS}\"\nSRC_URI += \"file://a.patch\"\n");
        write("layers/meta-acme/recipes-security/optee/acme.inc", "ACME_LEVEL ?= \"1\"\n");
        write("layers/meta-acme/recipes-security/optee/files/a.patch", "");
        write(
                CLASS,
                "ACME_KEY ?= \"k\"\ndo_sign() {\n    echo ${ACME_KEY}\n}\naddtask sign\n"
                        + "def acme_name(d):\n    return d.getVar('ACME_KEY')\n");
        write(PLATFORM, "flavor-dts-DK1 = a.dts\nflavors = $(flavor-dts-DK1)\nCFG_STM32_BSEC ?= y\n");
        write(
                KCONFIG,
                "menu \"boot\"\nconfig CMD_FUSE\n\tbool \"fuse\"\nconfig OTHER\n\tdepends on CMD_FUSE\nendmenu\n");
        write("u-boot/configs/acme_defconfig", "CONFIG_CMD_FUSE=y\n");
        write("u-boot/Makefile", "VERSION = 2022\nPATCHLEVEL = 10\nSUBLEVEL =\nEXTRAVERSION =\nNAME =\n");
        write(
                SCRIPT,
                "setenv where 0xc0000000\nload mmc 0:4 ${where} where\nsetenv bootcmd boot\nfuse prog -y 0 0x0 0x40\n"
                        + "fuse prog -y 0 24 1 2 3 4 5 6 7 8\n");
        write(
                ENVIRONMENT,
                "where=0xc0000000\nclose=load mmc 0:4 ${where} x; fuse prog -y 0 0x0 0x40\nbootcmd=run close\n");
        write("bsplint.yaml", """
                version: 1
                scripts: [provision/*]
                components:
                  u-boot: {source: u-boot, defconfig: acme_defconfig}
                  optee: {source: sources/optee_os}
                images:
                  factory: {operations: [close-device]}
                  spare: {operations: [build]}
                waivers:
                  - {rule: close-before-key-lock, image: factory, reason: "r", owner: "o", expires: 2999-01-01}
                """);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    /** @param nth mention of the word in the file, from 1 */
    private Position at(String path, String word, int nth) throws IOException {
        String text = Files.readString(root.resolve(path));
        int at = -1;
        for (int i = 0; i < nth; i++) {
            at = text.indexOf(word, at + 1);
            assertTrue(at >= 0, word);
        }
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        return new Position(line, at - (text.lastIndexOf('\n', at) + 1) + 1);
    }

    private List<String> definition(String path, String word, int nth) throws IOException {
        return shown(new Navigation(project.snapshot()).definition(path, at(path, word, nth)));
    }

    private List<String> references(String path, String word, int nth) throws IOException {
        return shown(new Navigation(project.snapshot()).references(path, at(path, word, nth)));
    }

    private List<String> shown(List<Location> places) {
        return places.stream()
                .map(place -> root.toUri()
                                .relativize(java.net.URI.create(place.getUri()))
                                .getPath() + ":" + (place.getRange().getStart().getLine() + 1))
                .sorted()
                .toList();
    }

    private String hover(String path, String word, int nth) throws IOException {
        return new Hovers(project.snapshot())
                .at(path, at(path, word, nth))
                .map(hover -> hover.getContents().getRight().getValue())
                .orElse("");
    }

    /** Files and lines that a rename touches, or why it is refused. */
    private List<String> rename(String path, String word, int nth, String to) throws IOException {
        try {
            Renaming renaming = new Renaming(project.snapshot());
            assertEquals(word, renaming.word(path, at(path, word, nth)).text());
            return renaming.rename(path, at(path, word, nth), to).getChanges().entrySet().stream()
                    .flatMap(file -> file.getValue().stream()
                            .map(edit ->
                                    Path.of(java.net.URI.create(file.getKey())).getFileName() + ":"
                                            + (edit.getRange().getStart().getLine() + 1)))
                    .sorted()
                    .toList();
        } catch (ResponseErrorException refused) {
            return List.of(refused.getResponseError().getMessage());
        }
    }

    @Test
    void filesThatATextNamesAreDefinitions() throws Exception {
        assertEquals(List.of("layers/meta-acme/recipes-security/optee/acme.inc:1"), definition(APPEND, "acme.inc", 1));
        assertEquals(List.of(CLASS + ":1"), definition(APPEND, "acme-sign", 1));
        assertEquals(
                List.of("layers/meta-acme/recipes-security/optee/files/a.patch:1"), definition(APPEND, "a.patch", 1));
        assertEquals(List.of(SCRIPT + ":1", ENVIRONMENT + ":1"), definition("bsplint.yaml", "provision", 1));
    }

    @Test
    void aSymbolIsTheSameOptionInKconfigAndInFragments() throws Exception {
        assertTrue(hover(KCONFIG, "CMD_FUSE", 1).contains("**CONFIG_CMD_FUSE** = `y`"), hover(KCONFIG, "CMD_FUSE", 1));
        assertEquals(List.of("u-boot/configs/acme_defconfig:1"), definition(KCONFIG, "CMD_FUSE", 2));
        assertEquals(
                List.of(KCONFIG + ":2", KCONFIG + ":5", "u-boot/configs/acme_defconfig:1"),
                references("u-boot/configs/acme_defconfig", "CONFIG_CMD_FUSE", 1));
    }

    @Test
    void outlinesHoldFunctionsSymbolsAndMenus() {
        assertEquals(List.of("ACME_KEY", "do_sign", "acme_name"), outline(CLASS));
        assertEquals(List.of("boot", "CMD_FUSE", "OTHER"), outline(KCONFIG));
        assertEquals(List.of("where", "close", "bootcmd"), outline(ENVIRONMENT));
    }

    private List<String> outline(String path) {
        return new Navigation(project.snapshot())
                .symbols(path).stream().map(DocumentSymbol::getName).toList();
    }

    @Test
    void environmentsAreReadAsTheCommandsThatTheyHold() throws Exception {
        assertTrue(hover(ENVIRONMENT, "fuse", 1).contains("closes the device"), hover(ENVIRONMENT, "fuse", 1));
        assertTrue(hover(ENVIRONMENT, "where", 2).contains("`0xc0000000`"), hover(ENVIRONMENT, "where", 2));
        assertEquals(List.of(ENVIRONMENT + ":1"), definition(ENVIRONMENT, "where", 2));
        Hints hints = new Hints(project.snapshot());
        assertEquals(
                1,
                hints.lenses(ENVIRONMENT).size(),
                () -> hints.lenses(ENVIRONMENT).toString());
        String inlay = hints.inlay(SCRIPT, new Range(new Position(0, 0), new Position(9, 0)))
                .toString();
        assertTrue(inlay.contains("OTP 24–31 (PKH) |= 0x1 … 0x8"), inlay);
    }

    @Test
    void aScriptsVariableIsRenamedWhereverAShellMeansIt() throws Exception {
        String text = "x=5\necho $x \"${x}\" x; x=6\nif test $x = x; then x=7; fi\npart uuid mmc 0:1 x\n"
                + "for x in 1 2; do echo $x; done\nload mmc 0:1 ${x} x\nenv import -t ${x} 9 x\n# x\n";
        write(SCRIPT, text);
        Buffer buffer = new Buffer(text, Optional.empty());
        project.edit(SCRIPT, buffer);
        String renamed = text;
        var edits = new java.util.ArrayList<>(new Renaming(project.snapshot())
                .rename(SCRIPT, at(SCRIPT, "$x", 1), "yy")
                .getChanges()
                .values()
                .iterator()
                .next());
        edits.sort(java.util.Comparator.comparing((org.eclipse.lsp4j.TextEdit edit) ->
                        edit.getRange().getStart().getLine())
                .thenComparing(edit -> edit.getRange().getStart().getCharacter())
                .reversed());
        for (var edit : edits) {
            renamed = Buffer.apply(
                    renamed, new org.eclipse.lsp4j.TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText()));
        }
        assertEquals(
                "yy=5\necho $yy \"${yy}\" x; yy=6\nif test $yy = x; then yy=7; fi\npart uuid mmc 0:1 yy\n"
                        + "for yy in 1 2; do echo $yy; done\nload mmc 0:1 ${yy} x\nenv import -t ${yy} 9 yy\n# x\n",
                renamed);
    }

    @Test
    void inARecipesFileOnlyThatRecipesAssignmentIsTheDefinition() throws Exception {
        write("layers/meta-acme/recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend", "SRC_URI += \"file://b.cfg\"\n");
        assertEquals(List.of(APPEND + ":7"), definition(APPEND, "SRC_URI", 1));
    }

    @Test
    void ownVariablesAreRenamedWhereTheyAreVariables() throws Exception {
        assertEquals(
                List.of(
                        "optee-os-stm32mp_%.bbappend:3",
                        "optee-os-stm32mp_%.bbappend:4", "optee-os-stm32mp_%.bbappend:6"),
                rename(APPEND, "ACME_WORDS", 1, "ACME_ARGUMENTS"));
        assertEquals(
                List.of("acme.inc:1", "optee-os-stm32mp_%.bbappend:4"), rename(APPEND, "ACME_LEVEL", 1, "ACME_GRADE"));
        assertEquals(
                List.of("acme-sign.bbclass:1", "acme-sign.bbclass:3", "acme-sign.bbclass:7"),
                rename(CLASS, "ACME_KEY", 2, "ACME_PEM"));
        assertEquals(
                List.of("close.cmd:1", "close.cmd:2", "uEnv.txt:1", "uEnv.txt:2"), rename(SCRIPT, "where", 2, "place"));
        assertEquals(List.of("conf.mk:1", "conf.mk:2"), rename(PLATFORM, "flavor-dts-DK1", 2, "flavor-dts-DK2"));
        assertEquals(List.of("bsplint.yaml:10", "bsplint.yaml:7"), rename("bsplint.yaml", "factory", 1, "plant"));
    }

    @Test
    void whatOthersReadIsNotRenamedAndTheReasonIsTold() throws Exception {
        assertRefused("read by code of others", rename(APPEND, "EXTRA_OEMAKE", 1, "X"));
        assertRefused("read by code of others", rename(PLATFORM, "CFG_STM32_BSEC", 1, "X"));
        assertRefused("U-Boot itself reads", rename(SCRIPT, "bootcmd", 1, "x"));
        assertRefused("no variable here", rename(SCRIPT, "mmc", 1, "x"));
        assertRefused("is a function", rename(CLASS, "do_sign", 1, "do_x"));
        assertRefused("exists already", rename(APPEND, "ACME_LEVEL", 1, "ACME_WORDS"));
        assertRefused("fits here", rename(SCRIPT, "where", 1, "a b"));
        assertRefused("only the names of images", rename("bsplint.yaml", "operations", 1, "x"));
        assertRefused("read by code", rename(KCONFIG, "CMD_FUSE", 1, "X"));
        String vendor = "layers/meta-vendor-stm32mp/recipes-security/optee/optee-os-stm32mp-common.inc";
        assertRefused("", rename(vendor, "OPTEEMACHINE", 1, "X"));
    }

    private static void assertRefused(String why, List<String> said) {
        assertEquals(1, said.size(), said::toString);
        assertTrue(said.get(0).startsWith("bsplint: ") && said.get(0).contains(why), said::toString);
    }

    @Test
    void findingsThatImagesShareAreShownOnce() throws Exception {
        project.edit(APPEND, new Buffer("EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBGU=n\"\n", Optional.of(1)));
        var found = Diagnostics.of(project.snapshot()).get(APPEND);
        assertEquals(1, found.size(), found::toString);
        assertFalse(found.toString().contains("image: "), "all images have it");
        Range here = new Range(new Position(0, 20), new Position(0, 20));
        List<String> titles = new Actions(project.snapshot(), true)
                .at(APPEND, here).stream().map(action -> action.getTitle()).toList();
        assertEquals(titles.stream().distinct().toList(), titles);
        var script = Diagnostics.of(project.snapshot()).get(SCRIPT);
        assertTrue(script.toString().contains("image: spare"), "it is waived in the other image: " + script);
    }

    @Test
    void aHoverTellsTheSameStoryOnce() throws Exception {
        String text = hover("build/conf/local.conf", "MACHINE", 1);
        assertEquals(text.indexOf("**MACHINE** = "), text.lastIndexOf("**MACHINE** = "), text);
        assertTrue(text.contains("images factory, spare"), text);
        String recipe = hover(APPEND, "EXTRA_OEMAKE", 1);
        assertFalse(recipe.contains("tf-a-stm32mp"), "another recipe's value: " + recipe);
    }

    @Test
    void keysAndWordsOfOwnFilesAreExplained() throws Exception {
        assertTrue(hover("bsplint.yaml", "images", 1).contains("variants of one product"));
        write("policies/own-rule.yaml", "rule: own-rule\nwhen:\n  - soc is known\n  - boot.scheme = optee\n");
        assertTrue(hover("policies/own-rule.yaml", "when", 1).contains("the situation"));
        assertTrue(hover("policies/own-rule.yaml", "known", 1).contains("could be worked out"));
        assertTrue(hover("policies/own-rule.yaml", "boot.scheme", 1).contains("boot scheme"));
    }

    @Test
    void choicesAreTheMachinesOfTheLayersAndTheImages() {
        Choices choices = Choices.of(project.snapshot());
        assertEquals(List.of("acme-mp1"), List.copyOf(choices.machines()));
        assertEquals("acme-mp1", choices.machine());
        assertEquals(List.of("factory", "spare"), List.copyOf(choices.images()));
    }
}
