package org.bsplint.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ComponentFolderTest {
    @Test
    void recipesOfTrustedFirmware() {
        for (String name : new String[] {"atf-x_1.bb", "atf_1.bb", "imx-atf_2.bb", "a_b-atf-x.bb", "tf-a-x.bb"}) {
            assertEquals(Optional.of("tf-a"), ComponentFolder.ofRecipe(name), name);
        }
        for (String name : new String[] {"a-b-atf_1.bb", "-atf_1.bb", "xatf_1.bb", "imx-atfx.bb", "atf.bb"}) {
            assertEquals(Optional.empty(), ComponentFolder.ofRecipe(name), name);
        }
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("arch", "configs", "x", "x_defconfig", "_defconfig", ".config", "y.cfg", "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(parts -> String.join("/", parts));
    }

    @Property(tries = 3000)
    void configurationsByTheirFolders(@ForAll("paths") String path) {
        boolean ofKernel = path.matches("(.*/)?arch/[^/]+/configs/.*");
        boolean ofBoard = path.matches("(.*/)?configs/[^/]+_defconfig");
        boolean named = path.matches("(.*/)?\\.config|.*\\.config|.*\\.cfg");
        String expected = ofBoard && !ofKernel ? "u-boot" : ofKernel || named ? "linux" : "";
        assertEquals(expected, ComponentFolder.ofConfig(path), path);
    }
}
