package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.DiskTree;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.junit.jupiter.api.Test;

/** What is kept between assemblies never shows: after each edit the result is that of a fresh assembler. */
class YoctoMemoryTest {
    private static final String APPEND = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";

    @Test
    void editedTreesAreAssembledAsIfForTheFirstTime() {
        FileTree disk = new DiskTree(Path.of("samples/close-device-ecosystem-3.0"));
        Assembler kept = Assembler.standard();
        Map<String, String> buffers = new LinkedHashMap<>();
        List<Map.Entry<String, String>> edits = List.of(
                Map.entry("provision/close.cmd", "fuse prog -y 0 0 0x40\n"),
                Map.entry(APPEND, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n"),
                Map.entry("provision/close.cmd", "fuse prog -y 0 0 0x41\n"),
                Map.entry(APPEND, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=n\"\n"),
                Map.entry("build/conf/local.conf", "MACHINE = \"acme-mp1\"\nDISTRO = \"nodistro\"\nX = \"1\"\n"),
                Map.entry("layers/meta-acme/recipes-bsp/tf-a-stm32mp_%.bbappend", "EXTRA_OEMAKE += \"DEBUG=0\"\n"),
                Map.entry(APPEND, "# nothing\n"));
        assertEquals(shown(assemble(Assembler.standard(), disk)), shown(assemble(kept, disk)));
        for (Map.Entry<String, String> edit : edits) {
            buffers.put(edit.getKey(), edit.getValue());
            FileTree tree = new OverlayTree(disk, buffers);
            assertEquals(shown(assemble(Assembler.standard(), tree)), shown(assemble(kept, tree)), edit.toString());
        }
    }

    private static Bsp assemble(Assembler assembler, FileTree tree) {
        return assembler.assemble(tree, SettingsReader.read(tree).tree());
    }

    private static String shown(Bsp bsp) {
        Map<String, String> values = new TreeMap<>();
        bsp.images().forEach(image -> {
            image.components()
                    .forEach((name, component) -> component
                            .options()
                            .all()
                            .forEach(option -> values.put(
                                    name + "." + option.name(), option.value().toString())));
            values.put("commands", image.commands().toString());
        });
        values.put("inputs", bsp.inputs().toString());
        values.put("errors", bsp.errors().toString());
        values.put("problems", bsp.problems().toString());
        return String.join(
                "\n", values.entrySet().stream().map(Object::toString).toList());
    }
}
