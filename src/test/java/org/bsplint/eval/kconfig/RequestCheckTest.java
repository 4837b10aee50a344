package org.bsplint.eval.kconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that do not survive: the reason, the lines that help, and a fix that is applied and evaluated again here. */
class RequestCheckTest {
    private static final String TREE = """
            mainmenu "board"
            config SOC
            	bool "soc"
            	default y
            	select MISC
            config MISC
            	bool "misc"
            config EFI
            	bool "efi"
            	default y
            config CMD_EFI
            	bool "command"
            	depends on EFI
            config TEE
            	bool "tee"
            config OPTEE
            	bool "optee"
            	depends on TEE
            config SCP
            	bool "scp"
            	depends on OPTEE && SOC
            config TA_LIB
            	bool
            config TA_USER
            	bool "user of the library"
            	select TA_LIB
            config TA_CMD
            	bool "ta command"
            	depends on TA_LIB
            config NET
            	bool "net"
            	default y
            config USB
            	bool "usb"
            config ETH
            	bool "gadget or net"
            	depends on USB || TEE && OPTEE
            config SMALL
            	bool "small"
            config BIG
            	bool "big"
            	depends on !SMALL
            config HIDDEN
            	bool
            config LEVEL
            	int "level"
            	range 1 10
            	default 5
            config DEEP
            	bool "deep"
            	depends on LEVEL >= 8
            config ADDRESS
            	hex "address"
            	default 0x100
            config NAME
            	string "name"
            	default "stock"
            choice
            	prompt "boot"
            config BOOT_A
            	bool "a"
            config BOOT_B
            	bool "b"
            config BOOT_C
            	bool "c"
            	depends on USB
            endchoice
            config GATED
            	bool "gated"
            	depends on BOOT_B
            menu "extras"
            	depends on NET
            config TFTP
            	bool "tftp"
            if USB
            config DFU
            	bool "dfu"
            endif
            endmenu
            config NOPE_USER
            	bool "needs the undefined"
            	depends on NOWHERE
            """;

    private static final KconfigTree KCONFIG = KconfigTree.load(
                    new MemoryTree(Map.of("Kconfig", TREE)), "", KconfigSettings.standard())
            .orElseThrow();

    private static KconfigInput input(String defconfig, String fragment) {
        return KconfigInput.of(SourceFile.of("board_defconfig", defconfig), SourceFile.of("extra.cfg", fragment));
    }

    private static List<Observation> check(KconfigInput input) {
        return KCONFIG.evaluate("u-boot", input).observations();
    }

    /** Base lines and fragment lines are separated by {@code ;}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONFIG_CMD_EFI    | # CONFIG_EFI is not set          | CONFIG_CMD_EFI=y | EFI (n); EFI is set to n | CONFIG_EFI=y",
                "CONFIG_SCP        |                                  | CONFIG_SCP=y     | SCP needs OPTEE (n); OPTEE needs TEE (n); TEE is n by default | CONFIG_TEE=y, CONFIG_OPTEE=y",
                "CONFIG_OPTEE      | # CONFIG_TEE is not set          | CONFIG_OPTEE=y   | OPTEE needs TEE (n); TEE is set to n | CONFIG_TEE=y",
                "CONFIG_TA_CMD     |                                  | CONFIG_TA_CMD=y  | TA_LIB has no prompt: set by TA_USER | CONFIG_TA_USER=y",
                "CONFIG_ETH        |                                  | CONFIG_ETH=y     | USB is n | CONFIG_USB=y",
                "CONFIG_BIG        | CONFIG_SMALL=y                   | CONFIG_BIG=y     | BIG needs !SMALL (SMALL is y); SMALL is set to y | # CONFIG_SMALL is not set",
                "CONFIG_DEEP       |                                  | CONFIG_DEEP=y    | LEVEL >= 8 | CONFIG_LEVEL=8",
                "CONFIG_GATED      |                                  | CONFIG_GATED=y   | GATED needs BOOT_B (n) | CONFIG_BOOT_B=y",
                "CONFIG_TFTP       | # CONFIG_NET is not set          | CONFIG_TFTP=y    | TFTP needs NET (n) | CONFIG_NET=y",
                "CONFIG_DFU        | # CONFIG_NET is not set          | CONFIG_DFU=y     | DFU needs NET (n) and USB (n) | CONFIG_NET=y, CONFIG_USB=y",
                "CONFIG_BOOT_C     |                                  | CONFIG_BOOT_C=y  | BOOT_C needs USB (n) | CONFIG_USB=y",
                "CONFIG_MISC       |                                  | # CONFIG_MISC is not set | MISC is selected by SOC | # CONFIG_SOC is not set",
                "CONFIG_TA_LIB     | CONFIG_TA_USER=y                 | # CONFIG_TA_LIB is not set | TA_LIB is selected by TA_USER | # CONFIG_TA_USER is not set",
                "CONFIG_BOOT_A     |                                  | CONFIG_BOOT_A=y;CONFIG_BOOT_B=y | its choice has BOOT_B | # CONFIG_BOOT_B is not set",
                "CONFIG_HIDDEN     |                                  | CONFIG_HIDDEN=y  | HIDDEN has no prompt: only its defaults set it |",
                "CONFIG_LEVEL      |                                  | CONFIG_LEVEL=42  | outside of the range 1 to 10 |",
                "CONFIG_LEVEL      |                                  | CONFIG_LEVEL=007 | `007` is no int |",
                "CONFIG_ADDRESS    |                                  | CONFIG_ADDRESS=xyz | `xyz` is no hex |",
                "CONFIG_NAME       |                                  | CONFIG_NAME=bare | double quotes |",
                "CONFIG_NOPE_USER  |                                  | CONFIG_NOPE_USER=y | NOWHERE (defined nowhere in this tree) |",
                "CONFIG_USB        |                                  | CONFIG_USB=maybe | `maybe` is no value of a bool |",
            })
    void whatIsLostIsExplainedAndMended(String option, String base, String fragment, String because, String needs) {
        KconfigInput input = input(base == null ? "" : base + "\n", fragment.replace(';', '\n') + "\n");
        List<Observation> found = check(input).stream()
                .filter(one -> one.subjects().equals(List.of(option)))
                .filter(one -> !one.kind().equals("kconfig-duplicate-request"))
                .toList();
        assertEquals(1, found.size(), () -> check(input).toString());
        Observation observation = found.get(0);
        assertTrue(observation.details().get("because").contains(because), observation.details()::toString);
        String lines = observation.details().get("needs");
        if (needs != null && !lines.isEmpty()) {
            assertEquals(needs, lines);
            assertTrue(observation.fix().orElseThrow().verified());
            KconfigInput mended = apply(observation.fix().orElseThrow().edits(), input);
            assertEquals(
                    List.of(),
                    check(mended).stream()
                            .filter(one -> one.subjects().equals(List.of(option)))
                            .toList());
        }
        assertEquals(needs == null, lines.isEmpty(), lines);
    }

    private static KconfigInput apply(List<Edit> edits, KconfigInput input) {
        List<SourceFile> fragments = new ArrayList<>();
        input.fragments().forEach(file -> fragments.add(AppliedEdits.to(file, edits)));
        return new KconfigInput(input.base().map(file -> AppliedEdits.to(file, edits)), fragments, input.merge());
    }

    @Test
    void survivingRequestsAreQuiet() {
        assertEquals(
                List.of(),
                check(input("CONFIG_USB=y\n", "CONFIG_DFU=y\n# CONFIG_EFI is not set\n# CONFIG_SCP is not set\n")));
    }

    @Test
    void anUnknownNameHasANearest() {
        Observation observation = check(input("", "CONFIG_OPTEEE=y\n")).get(0);
        assertEquals("kconfig-symbol-unknown", observation.kind());
        assertEquals("CONFIG_OPTEE", observation.details().get("suggestion"));
    }

    @Test
    void twoLinesForOneSymbolInOneFile() {
        Observation observation =
                check(input("", "CONFIG_USB=y\nCONFIG_USB=n\n")).get(0);
        assertEquals("kconfig-duplicate-request", observation.kind());
        assertEquals(2, observation.span().orElseThrow().line());
    }

    @Test
    void aDefconfigLineThatAFragmentUndoesIsReported() {
        List<Observation> found = check(input("CONFIG_CMD_EFI=y\n", "# CONFIG_EFI is not set\n"));
        assertEquals(1, found.size());
        assertEquals("board_defconfig", found.get(0).span().orElseThrow().path());
        assertEquals("kconfig-request-dropped", found.get(0).kind());
        assertEquals(
                "extra.cfg", found.get(0).fix().orElseThrow().edits().get(0).file());
    }

    @Test
    void mergingOntoTheDefconfigFreesDefaults() {
        String tree = "config A\n\tbool \"a\"\n\tdefault y\nconfig B\n\tbool \"b\"\n\tdefault y if A\n";
        KconfigTree small = KconfigTree.load(new MemoryTree(Map.of("Kconfig", tree)), "", KconfigSettings.standard())
                .orElseThrow();
        Optional<SourceFile> base = Optional.of(SourceFile.of("d", ""));
        List<SourceFile> fragments = List.of(SourceFile.of("f", "# CONFIG_A is not set\n"));
        Evaluation pinned = small.evaluate("u", new KconfigInput(base, fragments, KconfigInput.Merge.CONFIG));
        Evaluation freed = small.evaluate("u", new KconfigInput(base, fragments, KconfigInput.Merge.DEFCONFIG));
        assertEquals(Optional.of("y"), pinned.options().value("CONFIG_B").asKnown());
        assertEquals(Optional.of("n"), freed.options().value("CONFIG_B").asKnown());
    }
}
