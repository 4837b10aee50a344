package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dts.DtsFile;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half a line is typed before each statement of a file: what was found in the other lines, and known of their options, stays,
 * and an error stands at the typed line. In the texts below {@code @} marks where snippets are put.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HalfTypedTest {
    /** @param options that the file gives values to */
    private record Case(String path, String marked, List<String> options, List<String> snippets) {
        List<String> lines() {
            return marked.lines()
                    .map(line -> line.startsWith("@") ? line.substring(1) : line)
                    .toList();
        }

        List<Integer> places() {
            List<String> all = marked.lines().toList();
            List<Integer> found = new ArrayList<>();
            for (int at = 0; at < all.size(); at++) {
                if (all.get(at).startsWith("@")) {
                    found.add(at);
                }
            }
            boolean middle = path.matches(".*\\.(bbappend|cmd|mk)");
            return middle
                    ? List.of(found.get(0), found.get(found.size() / 2), all.size())
                    : List.of(found.get(0), all.size());
        }
    }

    private static final String OPTEE = "layers/meta-acme/recipes-security/optee/";
    private static final String RECIPES = "layers/meta-vendor-stm32mp/recipes-security/optee/";

    private static final List<String> BITBAKE = List.of(
            "FOO = \"abc",
            "FOO = \"abc \\",
            "FOO_append = \"",
            "FOO:append = \"",
            "FOO = \"${",
            "FOO = 'a",
            "FOO",
            "${",
            "if (",
            "}",
            "def foo(",
            "def foo(d):",
            "python () {",
            "do_install() {",
            "do_install_append() {\n    install -d x",
            "inherit",
            "require ",
            "addtask ");

    /** What can swallow most, for files that are read as the append is. */
    private static final List<String> SWALLOWING =
            List.of("FOO = \"abc", "FOO = \"abc \\", "if (", "python () {", "do_install() {", "inherit");

    private static final String FUNCTIONS = """
            @SRC_URI += "file://a \\
                file://b"
            @do_compile_append() {
                echo hello
            }
            @python () {
                d.setVar("A", "b")
            }
            """;

    private static final List<String> YAML = List.of(
            "oper", "[", "{", "ops: [a", "ops: {a: b", "ops: \"abc", "ops: '", "'a", ": x", "&", "*a", "!!", "\tx");

    private static List<Case> cases() {
        String first = "@EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBGU=n\"\n";
        String last = "@EXTRA_OEMAKE += \"CFG_WTIH_USER_TA=n\"\n";
        return List.of(
                new Case(OPTEE + "optee-os-stm32mp_%.bbappend", first + FUNCTIONS + last, List.of(), BITBAKE),
                new Case(OPTEE + "acme.inc", first + FUNCTIONS + last, List.of(), SWALLOWING),
                new Case("layers/meta-acme/classes/acme.bbclass", first + FUNCTIONS + last, List.of(), SWALLOWING),
                new Case(
                        RECIPES + "optee-os-stm32mp_3.12.0.bb",
                        """
                        @require optee-os-stm32mp-common.inc
                        """ + first + FUNCTIONS + """
                                @OPTEE_VERSION = "3.12.0"
                                @SRC_URI = "git://github.com/OP-TEE/optee_os.git;protocol=https;name=os"
                                """ + last,
                        List.of(),
                        SWALLOWING),
                new Case(
                        "build/conf/local.conf",
                        "@A_append += \"x\"\n@MACHINE = \"acme-mp1\"\n@B = \"a \\\n  b\"\n@Z_append += \"x\"\n",
                        List.of(),
                        SWALLOWING),
                new Case(
                        "layers/meta-acme/conf/machine/acme-mp1.conf",
                        "@A_append += \"x\"\n@require conf/machine/include/vendor-stm32mp.inc\n@Z_append += \"x\"\n",
                        List.of(),
                        SWALLOWING),
                new Case(
                        "provision/close.cmd",
                        """
                        @load mmc 0:4 0xc0000000 publicKeyhash.bin
                        @stm32key fuse -y 0xc0000000
                        @if test "${a}" = "b"; then
                          echo yes
                        fi
                        @fuse prog -y 0 0x0 0x40
                        """,
                        List.of(),
                        List.of(
                                "if test",
                                "if (",
                                "if test -n \"${a",
                                "if test \"${a}\" = b; then",
                                "if true; then\n  echo half",
                                "then",
                                "fi",
                                "for x in",
                                "for x in a b; do",
                                "while true; do",
                                "echo \"abc",
                                "echo 'abc",
                                "echo ${")),
                new Case(
                        "sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk",
                        """
                        @CFG_START ?= y
                        @CFG_STM32_BSEC ?= y
                        @ifeq ($(CFG_STM32_BSEC),y)
                        CFG_MID ?= y
                        endif
                        @define greet
                        hello $(1)
                        endef
                        @CFG_LIST := $(sort a \\
                          b)
                        @CFG_END ?= y
                        """,
                        List.of("CFG_START", "CFG_STM32_BSEC", "CFG_MID", "CFG_END"),
                        List.of(
                                "ifeq (",
                                "ifeq ($(A),y)",
                                "ifdef",
                                "ifneq ($(A),y)\nCFG_HALF := $(",
                                "else",
                                "endif",
                                "define",
                                "define foo",
                                "define foo\nhalf",
                                "endef",
                                "CFG_X",
                                "CFG_X ?= $(",
                                "CFG_X := $(call foo",
                                "$(call foo,",
                                "  if (",
                                "${",
                                "=")),
                new Case(
                        "u-boot/Kconfig",
                        """
                        @config CMD_FUSE
                        	bool "fuse"
                        @if CMD_FUSE
                        config OTHER
                        	bool "other"
                        	help
                        	  text
                        endif
                        @config LAST
                        	bool "last"
                        """,
                        List.of("CONFIG_CMD_FUSE", "CONFIG_OTHER", "CONFIG_LAST"),
                        List.of(
                                "menu \"",
                                "menu \"x\"",
                                "if",
                                "if FOO",
                                "config",
                                "choice",
                                "source \"",
                                "source",
                                "endmenu",
                                "endif",
                                "xyz",
                                "$(",
                                "A := $(shell")),
                new Case(
                        "u-boot/configs/acme_defconfig",
                        "@CONFIG_ALPHA=y\n@CONFIG_CMD_FUSE=y\n@CONFIG_OTHER=y\n@CONFIG_LAST=y\n@CONFIG_OMEGA=y\n",
                        List.of("CONFIG_CMD_FUSE", "CONFIG_OTHER", "CONFIG_LAST"),
                        List.of("CONFIG_", "CONFIG_X", "CONFIG_X=", "CONFIG_X=\"a", "X=y", "\"", "if (")),
                new Case("bsplint.yaml", """
                        @versoin: 1
                        @version: 1
                        @scripts: [provision/*.cmd]
                        @rules:
                          packs: [policies]
                        @operatoins: [x]
                        """, List.of(), YAML),
                new Case("policies/own-rule.yaml", """
                        @rule: own-rule
                        @severity: error
                        @summary: s
                        @mesage: m
                        @when:
                          - optee.CFG_X is enabled
                          - optee.CFG_Y is enabeld
                        @why: w
                        @refrences: [x]
                        """, List.of(), YAML));
    }

    private Path root;
    private Project project;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        root = folder;
        ServerTest.foundingCase(root);
        write(
                "bsplint.yaml",
                "version: 1\noperations: [close-device]\nscripts: [provision/*.cmd]\n"
                        + "components:\n  u-boot: {source: u-boot, defconfig: acme_defconfig}\n  optee: {source: sources/optee_os}\n");
        write("u-boot/Makefile", "VERSION = 2020\nPATCHLEVEL = 10\nSUBLEVEL =\nEXTRAVERSION =\nNAME =\n");
        for (Case one : cases()) {
            if (!one.path().endsWith(".yaml") && !one.path().startsWith("layers/")
                    || one.path().endsWith(".conf")) {
                write(one.path(), String.join("\n", one.lines()) + "\n");
            }
        }
        project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    @TestFactory
    Stream<DynamicTest> whatIsKnownOfTheOtherLinesStays() {
        return cases().stream()
                .flatMap(one -> one.snippets().stream()
                        .map(snippet -> DynamicTest.dynamicTest(
                                one.path() + ": " + snippet.replace("\n", "⏎"), () -> insertEverywhere(one, snippet))));
    }

    private void insertEverywhere(Case one, String snippet) {
        String append = OPTEE + "optee-os-stm32mp_%.bbappend";
        type(append, "inherit acme\nrequire acme.inc\n");
        type(one.path(), String.join("\n", one.lines()) + "\n");
        Set<String> before = known(one, one.lines());
        assertFalse(before.isEmpty(), "the file as it is has something to lose");
        for (int place : one.places()) {
            List<String> typed = new ArrayList<>(one.lines());
            typed.addAll(place, snippet.lines().toList());
            type(one.path(), String.join("\n", typed) + "\n");
            Set<String> lost = new TreeSet<>(before);
            lost.removeAll(known(one, typed));
            assertEquals(Set.of(), lost, () -> "lost, with the snippet in line " + (place + 1));
            int lines = (int) snippet.lines().count();
            boolean told = diagnostics(one.path()).stream()
                    .filter(one_ -> !before.contains(key(one_, typed)))
                    .anyMatch(error -> stands(error, place, place + lines));
            assertTrue(told, () -> "no error at line " + (place + 1) + ", but " + said(one.path()));
        }
        project.close(one.path());
        project.close(append);
    }

    private static boolean stands(Diagnostic error, int from, int to) {
        int line = error.getRange().getStart().getLine();
        boolean related = error.getRelatedInformation() != null
                && error.getRelatedInformation().stream()
                        .map(place -> place.getLocation().getRange().getStart().getLine())
                        .anyMatch(at -> at >= from && at < to);
        return line >= from && line < to || related;
    }

    private void type(String path, String text) {
        project.edit(path, new Buffer(text, Optional.of(1)));
    }

    private List<Diagnostic> diagnostics(String path) {
        return Diagnostics.of(project.snapshot()).getOrDefault(path, List.of());
    }

    private List<String> said(String path) {
        return diagnostics(path).stream()
                .map(one -> (one.getRange().getStart().getLine() + 1) + ": "
                        + one.getMessage().getLeft())
                .toList();
    }

    /** Findings of the file, each with the text of its line, and options with their values. */
    private Set<String> known(Case one, List<String> lines) {
        Set<String> known = new TreeSet<>();
        diagnostics(one.path()).stream()
                .filter(finding -> finding.getRange().getEnd().getCharacter() > 0) // else it has no place of its own
                .forEach(finding -> known.add(key(finding, lines)));
        for (String name : one.options()) {
            project.snapshot().options(name).stream()
                    .filter(found -> found.option().value().isKnown())
                    .forEach(found -> known.add(name + " = " + found.option().value()));
        }
        return known;
    }

    private static String key(Diagnostic finding, List<String> lines) {
        int line = finding.getRange().getStart().getLine();
        String code = finding.getCode() == null ? "" : finding.getCode().getLeft();
        return code + " at " + (line < lines.size() ? lines.get(line) : "the end");
    }

    @Test
    void deviceTrees() {
        String tree = """
                /dts-v1/;
                / {
                    first = "a";
                    node@1 {
                        second = <1 2>;
                    };
                };
                &label {
                    third;
                };
                """;
        List<String> lines = tree.lines().toList();
        for (String snippet : List.of("a =", "a = <1", "a = \"x", "node {", "};", "&", "a", "<", "/delete-node/")) {
            for (int place : List.of(1, 2, 3, 6, 7)) {
                List<String> typed = new ArrayList<>(lines);
                typed.add(place, snippet);
                SourceFile file = SourceFile.of("a.dts", String.join("\n", typed) + "\n");
                String read = DtsFile.parse(file).tree().items().toString();
                for (String wanted : List.of("first", "node@1", "second", "third")) {
                    assertTrue(read.contains(wanted), () -> wanted + " is lost behind `" + snippet + "` at " + place);
                }
                assertFalse(DtsFile.parse(file).diagnostics().isEmpty(), snippet);
            }
        }
    }

    @Test
    void twoBrokenLinesAreBothMarked() {
        type("provision/close.cmd", "if test\nstm32key fuse -y 0xc0000000\nfi fi\nfuse prog -y 0 0x0 0x40\necho \"\n");
        List<Diagnostic> found = diagnostics("provision/close.cmd");
        assertTrue(Client.has(found, "otp-write-refused-by-optee"), found::toString);
        assertTrue(Client.has(found, "close-before-key-lock"), found::toString);
        assertTrue(found.stream().anyMatch(error -> stands(error, 4, 5)), found::toString);
        project.close("provision/close.cmd");
    }
}
