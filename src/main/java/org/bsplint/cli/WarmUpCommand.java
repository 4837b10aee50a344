package org.bsplint.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bsplint.assembly.Assembler;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.engine.LintInput;
import org.bsplint.engine.LintSettings;
import org.bsplint.engine.Placement;
import org.bsplint.engine.Report;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TextReporter;
import org.bsplint.source.MemoryTree;
import picocli.CommandLine.Command;

/** Checks a small project in memory, so that the launcher's archive of classes holds what a check needs. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    private static final Map<String, String> PROJECT = Map.of(
            "bsplint.yaml",
            "version: 1\nplatform: stm32mp15\necosystem: \"3.0\"\nimages: {factory: {operations: [close-device]}}\n",
            "build/conf/local.conf",
            "MACHINE = \"acme\"\n",
            "layers/meta-acme/conf/layer.conf",
            "BBPATH .= \":${LAYERDIR}\"\nBBFILES += \"${LAYERDIR}/recipes-*/*/*.bb\"\nBBFILE_COLLECTIONS += \"acme\"\n",
            "layers/meta-acme/conf/machine/acme.conf",
            "MACHINEOVERRIDES =. \"stm32mp1common:\"\nMACHINE_FEATURES += \"optee\"\n",
            "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_3.12.0.bb",
            "PV = \"3.12.0.r1\"\nEXTRA_OEMAKE = \"PLATFORM=stm32mp1 ${@bb.utils.contains('MACHINE_FEATURES', 'fip', 'A=y', '', d)}\"\n",
            "optee_os/core/arch/arm/plat-stm32mp1/conf.mk",
            "CFG_STM32_BSEC ?= y\nifeq ($(CFG_STM32_BSEC),y)\n$(call force,CFG_X,y)\nendif\n",
            "tf-a/build.mk",
            "PLAT := stm32mp1\nAARCH32_SP := optee\n",
            "u-boot/configs/acme_defconfig",
            "CONFIG_CMD_FUSE=y\n",
            "provision/close.cmd",
            "if test -n ${a}; then fuse prog 0 0x0 0x40; fi\nstm32key close -y\n");

    @Override
    public Integer call() {
        MemoryTree tree = new MemoryTree(PROJECT);
        Assembler assembler = Assembler.standard();
        Bsp bsp = assembler.assemble(tree, SettingsReader.read(tree).tree());
        LintInput input = new LintInput(bsp, tree, Optional.empty());
        Report report = RuleBooks.forChecks(List.of()).linter(Placement.NOWHERE).lint(input, LintSettings.DEFAULT);
        boolean rendered = !new TextReporter(Style.PLAIN, false).render(report).isEmpty();
        return rendered ? ExitStatus.OK : ExitStatus.INTERNAL;
    }
}
