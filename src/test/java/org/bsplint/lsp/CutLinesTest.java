package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Buffer;
import org.eclipse.lsp4j.Diagnostic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each line of each kind of file is cut short at several places, as it is while it is typed: what is known both with the
 * whole line and without it stays known.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutLinesTest {
    private static final String OPTEE = "layers/meta-acme/recipes-security/optee/";
    private static final String VENDOR = "layers/meta-vendor-stm32mp/";
    private static final String PASSES = "EXTRA_OEMAKE += \"CFG_TEE_CORE_DEBGU=n\"\n";
    private static final String PASSES_TOO = "EXTRA_OEMAKE += \"CFG_WTIH_USER_TA=n\"\n";
    private static final String FUNCTIONS = """
            SRC_URI += "file://a \\
                file://b"
            do_compile_append() {
                if [ -n "${A}" ]; then
                    echo "hello"
                fi
            }
            python () {
                if d.getVar("A"):
                    d.setVar("B", "b")
            }
            """;

    private record Case(String path, String text, List<String> options) {}

    private Path folder;

    private static List<Case> cases() {
        return List.of(
                new Case(OPTEE + "optee-os-stm32mp_%.bbappend", PASSES + FUNCTIONS + PASSES_TOO, List.of("SRC_URI")),
                new Case(OPTEE + "acme.inc", PASSES + FUNCTIONS + PASSES_TOO, List.of()),
                new Case("layers/meta-acme/classes/acme.bbclass", PASSES + FUNCTIONS + PASSES_TOO, List.of()),
                new Case(
                        VENDOR + "recipes-security/optee/optee-os-stm32mp_3.12.0.bb",
                        "OPTEE_VERSION = \"3.12.0\"\nPV = \"${OPTEE_VERSION}.r1\"\n" + PASSES
                                + "require optee-os-stm32mp-common.inc\ninherit acme\n" + FUNCTIONS + PASSES_TOO,
                        List.of("PV", "OPTEEMACHINE")),
                new Case(
                        "build/conf/local.conf",
                        "A_append += \"x\"\nMACHINE = \"acme-mp1\"\nB = \"a \\\n  b\"\nACME[flag] = 'c'\nZ_append += \"x\"\n",
                        List.of("MACHINE", "B")),
                new Case(
                        "layers/meta-acme/conf/machine/acme-mp1.conf",
                        "A_append += \"x\"\nrequire conf/machine/include/vendor-stm32mp.inc\n"
                                + "BOOTSCHEME_LABELS = \"optee\"\nSTM32MP_DEVICETREE = \"x\"\nZ_append += \"x\"\n",
                        List.of("BOOTSCHEME_LABELS")),
                new Case("provision/close.cmd", """
                        setenv where 0xc0000000
                        load mmc 0:4 ${where} publicKeyhash.bin
                        stm32key fuse -y ${where}
                        if test "${a}" = "b"; then
                          echo "yes"
                        else
                          for x in a b; do echo $x; done
                        fi
                        fuse prog -y 0 0x0 0x40
                        """, List.of()),
                new Case(
                        "sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk",
                        """
                        CFG_START ?= y
                        CFG_STM32_BSEC ?= y
                        ifeq ($(CFG_STM32_BSEC),y)
                        CFG_MID ?= y
                        else
                        CFG_OTHER ?= y
                        endif
                        define greet
                        hello $(1)
                        endef
                        $(call force,CFG_FORCED,y)
                        CFG_LIST := $(sort a \\
                          b)
                        CFG_END ?= y
                        """,
                        List.of("CFG_START", "CFG_STM32_BSEC", "CFG_MID", "CFG_LIST", "CFG_END")),
                new Case(
                        "sources/tf-a/plat/st/stm32mp1/platform.mk",
                        """
                        STM32MP_FIRST := 1
                        ifeq (${STM32MP_FIRST},1)
                        STM32MP_MID ?= 1
                        endif
                        PLAT_BL_COMMON_SOURCES := a.c \\
                          b.c
                        $(eval $(call add_define,STM32MP_FIRST))
                        all: b
                        	@echo $@
                        STM32MP_LAST ?= 1
                        """,
                        List.of("STM32MP_FIRST", "STM32MP_MID", "STM32MP_LAST")),
                new Case("u-boot/Kconfig", """
                        config CMD_FUSE
                        	bool "fuse"
                        	default y
                        if CMD_FUSE
                        config OTHER
                        	bool "other"
                        	depends on CMD_FUSE
                        	help
                        	  text
                        endif
                        menu "more"
                        config LAST
                        	bool "last"
                        endmenu
                        """, List.of("CONFIG_CMD_FUSE", "CONFIG_OTHER", "CONFIG_LAST")),
                new Case(
                        "u-boot/configs/acme_defconfig",
                        "CONFIG_ALPHA=y\nCONFIG_CMD_FUSE=y\n# CONFIG_OTHER is not set\nCONFIG_LAST=y\nCONFIG_OMEGA=\"a\"\n",
                        List.of("CONFIG_CMD_FUSE", "CONFIG_OTHER", "CONFIG_LAST")),
                new Case("provision/board.env", """
                        /* the board */
                        where=0xc0000000
                        #ifdef CONFIG_CMD_FUSE
                        close=fuse prog -y 0 0x0 0x40
                        #endif
                        bootargs=console=ttySTM0
                          quiet
                        bootcmd=run close; bootm
                        last=echo done
                        """, List.of()),
                new Case(
                        "provision/uEnv.txt",
                        "where=0xc0000000\nclose=fuse prog -y 0 0x0 0x40\n# comment\nbootcmd=run close; bootm\nlast=x\n",
                        List.of()),
                new Case("bsplint.yaml", """
                        versoin: 1
                        version: 1
                        scripts: [provision/*]
                        rules:
                          packs: [policies]
                        components:
                          u-boot: {source: u-boot, defconfig: acme_defconfig}
                          optee: {source: sources/optee_os}
                        operatoins: [x]
                        """, List.of()),
                new Case("policies/own-rule.yaml", """
                        rule: own-rule
                        severity: error
                        summary: "s"
                        mesage: m
                        when:
                          - optee.CFG_X is enabled
                          - optee.CFG_Y is enabeld
                        why: |
                          because
                        refrences: [x]
                        """, List.of()),
                new Case("kas/kas.yml", """
                        header:
                          version: 14
                        machine: acme-mp1
                        distro: "nodistro"
                        repos:
                          acme:
                            layers:
                              layers/meta-acme: included
                              layers/meta-vendor-stm32mp:
                        local_conf_header:
                          first: |
                            ACME_FIRST = "1"
                            ACME_LIST = "a \\
                              b"
                            A_append += "x"
                          last: |
                            ACME_LAST = "1"
                        """, List.of("MACHINE", "DISTRO", "ACME_FIRST", "ACME_LAST", "ACME_LIST")));
    }

    @BeforeAll
    void remember(@TempDir Path where) {
        folder = where;
    }

    private Project open(Case one) throws Exception {
        Path root = Files.createTempDirectory(folder, "cut");
        ServerTest.foundingCase(root);
        write(
                root,
                "bsplint.yaml",
                "version: 1\noperations: [close-device]\nscripts: [provision/*]\n"
                        + "components:\n  u-boot: {source: u-boot, defconfig: acme_defconfig}\n  optee: {source: sources/optee_os}\n");
        write(root, "u-boot/Makefile", "VERSION = 2022\nPATCHLEVEL = 10\nSUBLEVEL =\nEXTRAVERSION =\nNAME =\n");
        for (Case other : cases()) {
            if (other.path().startsWith("u-boot/") || other.path().startsWith("sources/")) {
                write(root, other.path(), other.text());
            }
        }
        if (one.path().startsWith("kas/")) {
            Files.delete(root.resolve("build/conf/local.conf"));
            Files.delete(root.resolve("build/conf/bblayers.conf"));
        }
        write(root, one.path(), one.text());
        Project project = new Project(root, new Assembler(KnowledgeBase.load()), RuleBook.prepared(""), () -> false);
        if (!one.path().contains("conf/") && !one.path().startsWith("kas/")) {
            project.edit(OPTEE + "optee-os-stm32mp_%.bbappend", buffer("inherit acme\nrequire acme.inc\n"));
        }
        return project;
    }

    private static void write(Path root, String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private static Buffer buffer(String text) {
        return new Buffer(text, Optional.of(1));
    }

    @TestFactory
    Stream<DynamicTest> whatIsKnownWithAndWithoutTheLineStays() {
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.path(), () -> cutEverywhere(one)));
    }

    private void cutEverywhere(Case one) throws Exception {
        Project project = open(one);
        List<String> lines = one.text().lines().toList();
        Set<String> whole = known(project, one, lines);
        assertFalse(whole.isEmpty(), "the file as it is has something to lose");
        List<String> lost = new ArrayList<>();
        for (int at = 0; at < lines.size(); at++) {
            Set<String> without = known(project, one, with(lines, at, ""));
            without.retainAll(whole);
            for (int cut : cuts(lines.get(at))) {
                List<String> typed = with(lines, at, lines.get(at).substring(0, cut));
                Set<String> gone = new TreeSet<>(without);
                gone.removeAll(known(project, one, typed));
                if (!gone.isEmpty() && isHalfTyped(project, one)) {
                    lost.add("line " + (at + 1) + " as `" + typed.get(at) + "`: " + gone);
                }
            }
        }
        assertEquals("", String.join("\n", lost));
    }

    /** What the language allows is taken at its word: {@code if CMD_FUS} is a condition like any other. */
    private static boolean isHalfTyped(Project project, Case one) {
        return !one.path().endsWith("Kconfig")
                || Client.has(Diagnostics.of(project.snapshot()).getOrDefault(one.path(), List.of()), "syntax-error");
    }

    /** After the first character, in the middle, before the last character, and behind each opening mark. */
    private static Set<Integer> cuts(String line) {
        Set<Integer> cuts = new TreeSet<>();
        int first = line.length() - line.stripLeading().length();
        if (line.isBlank()) {
            return cuts;
        }
        cuts.addAll(List.of(first + 1, first + (line.length() - first) / 2, line.length() - 1));
        for (int at = first; at < line.length() - 1; at++) {
            if ("\"'({[=".indexOf(line.charAt(at)) >= 0) {
                cuts.add(at + 1);
            }
        }
        cuts.remove(line.length());
        return cuts;
    }

    private static List<String> with(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line);
        return changed;
    }

    /** Findings of all files, those of this one with the text of their line, and options with their values. */
    private static Set<String> known(Project project, Case one, List<String> lines) {
        project.edit(one.path(), buffer(String.join("\n", lines) + "\n"));
        Snapshot now = project.snapshot();
        Set<String> known = new TreeSet<>();
        for (Map.Entry<String, List<Diagnostic>> file : Diagnostics.of(now).entrySet()) {
            for (Diagnostic found : file.getValue()) {
                String code = found.getCode() == null ? "" : found.getCode().getLeft();
                if (found.getRange().getEnd().getCharacter() > 0 && !code.equals("syntax-error")) {
                    int line = found.getRange().getStart().getLine();
                    boolean here = file.getKey().equals(one.path());
                    String text = here ? (line < lines.size() ? lines.get(line) : "the end") : "" + line;
                    known.add(file.getKey() + " " + code + " at " + text);
                }
            }
        }
        for (String name : one.options()) {
            now.options(name).stream()
                    .filter(found -> found.option().value().isKnown())
                    .forEach(found -> known.add(found.component().name() + "." + name + " = "
                            + found.option().value()));
        }
        return known;
    }
}
