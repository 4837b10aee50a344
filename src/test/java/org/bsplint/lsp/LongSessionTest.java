package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.assembly.Assembler;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that lives for days keeps what is of use, and no more. */
class LongSessionTest {
    private static final String APPEND = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";

    @TempDir
    Path root;

    @Test
    void aTextThatIsThereAgainIsTheSameFile() throws Exception {
        Files.writeString(root.resolve("a"), "a");
        Files.writeString(root.resolve("b"), "b");
        RememberedTree tree = new RememberedTree(root);
        SourceFile a = tree.read("a").orElseThrow();
        SourceFile b = tree.read("b").orElseThrow();
        Files.writeString(root.resolve("b"), "changed");
        RememberedTree next = tree.after(Set.of("b")).anew();
        assertSame(a, next.read("a").orElseThrow());
        assertEquals("changed", next.read("b").orElseThrow().text());
        assertEquals("changed", tree.read("b").orElseThrow().text(), "what was not kept is asked again");
        Files.writeString(root.resolve("b"), "b");
        assertEquals(b.text(), next.after(Set.of("b")).read("b").orElseThrow().text());
    }

    @Test
    void earlierStatesAreForgotten() throws Exception {
        ServerTest.foundingCase(root);
        Project project = new Project(
                root, new Assembler(KnowledgeBase.load()), RuleBook.builtin("").tree(), () -> false);
        List<WeakReference<SourceFile>> states = new ArrayList<>();
        List<WeakReference<RememberedTree>> trees = new ArrayList<>();
        for (int key = 0; key < 12; key++) {
            project.edit(APPEND, new Buffer("EXTRA_OEMAKE:append = \" CFG_X=" + key + "\"\n", Optional.of(key)));
            if (key % 2 == 0) {
                project.refresh(List.of(root.resolve("provision/none-" + key)));
            }
            Snapshot now = project.snapshot();
            states.add(new WeakReference<>(now.file(APPEND).orElseThrow()));
            trees.add(new WeakReference<>(project.disk()));
        }
        System.gc();
        long alive = states.stream().filter(state -> state.get() != null).count();
        assertTrue(alive <= 3, alive + " states of the append are kept");
        long disks = trees.stream()
                .map(WeakReference::get)
                .filter(tree -> tree != null)
                .distinct()
                .count();
        assertTrue(disks <= 4, disks + " states of the folder are kept");
    }
}
