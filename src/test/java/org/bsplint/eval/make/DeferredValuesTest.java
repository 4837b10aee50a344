package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Values that are made only when they are asked for. */
class DeferredValuesTest {
    private static final String MAKEFILE = """
            define pair
            $(1)-$(2)
            endef
            names = a b
            pairs = $(foreach n,$(names),$(call pair,$(n),$(END)))
            plain = text
            seen = $(wildcard *.txt)
            SEEN = $(wildcard *.txt)
            told = $(shell cat a.txt)
            loop = $(loop)
            names := c d
            END = z
            """;

    private static final MemoryTree TREE = new MemoryTree(Map.of("Makefile", MAKEFILE, "a.txt", "told"));

    private static OptionSet options(boolean deferred) {
        return new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(TREE, "", "Makefile")
                        .deferring(name -> deferred && Character.isLowerCase(name.charAt(0))))
                .options();
    }

    @Test
    void whatNeedsNoFileIsTheSame() {
        OptionSet now = options(false);
        OptionSet later = options(true);
        assertEquals(now.names(), later.names());
        for (String name : new String[] {"pairs", "names", "plain", "SEEN", "END", "loop", "pair"}) {
            assertEquals(now.get(name), later.get(name), name);
        }
        assertEquals(Value.known("c-z d-z"), later.value("pairs"));
        assertEquals(Value.known("a.txt"), later.value("SEEN"));
    }

    @Test
    void whatNeedsFilesIsUnknown() {
        assertEquals(Value.known("a.txt"), options(false).value("seen"));
        assertTrue(options(true).value("seen").isUndecided());
        assertTrue(options(true).value("told").isUndecided());
    }
}
