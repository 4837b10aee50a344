package org.bsplint.eval.kconfig;

import static org.bsplint.eval.kconfig.KconfigTreeTest.evaluate;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Large, deep and senseless trees end soon, with an answer. */
class KconfigBoundsTest {
    @Test
    void longChainsAndDeepNestingAreBounded() {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            chain.append("config C")
                    .append(i)
                    .append("\n\tbool \"c\"\n\tdefault y\n\tdepends on C")
                    .append(i + 1)
                    .append("\n");
        }
        chain.append("config C20000\n\tdef_bool y\n");
        assertEquals(Value.known("y"), evaluate(chain.toString(), "").options().value("CONFIG_C0"));
        assertFalse(evaluate("if Y\n".repeat(50_000), "").errors().isEmpty());
        assertFalse(evaluate("config A\n\tdef_bool " + "(".repeat(50_000) + "\n", "")
                .errors()
                .isEmpty());
        assertFalse(evaluate("f = $(f,$(1))\nconfig A\n\tdef_bool $(f,x)\n", "")
                .errors()
                .isEmpty());
    }

    @Property(tries = 300)
    void anyTextGivesAnAnswer(@ForAll String kconfig, @ForAll String config) {
        evaluate(kconfig, config);
    }

    @Test
    void hugeFragmentsAreBounded() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            lines.append("CONFIG_UNKNOWN_").append(i).append("=y\n");
        }
        KconfigTree tree = KconfigTree.load(
                        new MemoryTree(Map.of("Kconfig", "config A\n\tbool \"a\"\n")), "", KconfigSettings.standard())
                .orElseThrow();
        KconfigInput input = new KconfigInput(
                Optional.of(SourceFile.of("d", lines.toString())),
                List.of(SourceFile.of("f", lines.toString())),
                KconfigInput.Merge.DEFCONFIG);
        assertEquals(Value.known("n"), tree.evaluate("u", input).options().value("CONFIG_A"));
    }
}
