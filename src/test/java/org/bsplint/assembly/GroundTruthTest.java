package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What `bitbake -e` says counts, and where it contradicts the files it is said. */
class GroundTruthTest {
    private static final String DUMP = """
            #
            # INCLUDE HISTORY:
            #
            # $OVERRIDES
            #   set /home/ci/build/conf/local.conf:1
            #     "x"
            OVERRIDES="x"
            #
            # $PN
            #   set /home/ci/x.conf:1
            #     "optee-os-stm32mp"
            PN="optee-os-stm32mp"
            #
            # $PV
            #   set /home/ci/x.conf:2
            #     "3.12.0"
            PV="3.12.0"
            #
            # $EXTRA_OEMAKE
            #   set /home/ci/x.conf:3
            #     "PLATFORM=stm32mp1 CFG_MADE_BY=bitbake"
            EXTRA_OEMAKE="PLATFORM=stm32mp1 CFG_MADE_BY=bitbake"
            """;

    @Test
    void aDumpCountsBeforeOurOwnEvaluation() {
        FileTree tree = new OverlayTree(
                new DiskTree(Path.of("samples/close-device-ecosystem-3.0")), Map.of("optee-os.bbenv", DUMP));
        Bsp bsp = assemble(tree);
        Option option = bsp.images()
                .get(0)
                .component("yocto/optee-os-stm32mp")
                .options()
                .get("EXTRA_OEMAKE");
        assertEquals(Value.known("PLATFORM=stm32mp1 CFG_MADE_BY=bitbake"), option.value());
    }

    @Test
    void aDumpAloneIsEnough() {
        Bsp bsp = assemble(new MemoryTree(Map.of("optee-os.bbenv", DUMP)));
        Option option = bsp.images()
                .get(0)
                .component("yocto/optee-os-stm32mp")
                .options()
                .get("PV");
        assertEquals(Value.known("3.12.0"), option.value());
    }

    @Test
    void whatIsNoDumpIsAProblem() {
        Bsp bsp = assemble(new MemoryTree(Map.of("x.bbenv", "hello\n", "layer/conf/layer.conf", "")));
        assertTrue(bsp.problems().stream()
                .anyMatch(problem -> problem.span().path().equals("x.bbenv")));
    }

    private static Bsp assemble(FileTree tree) {
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }
}
