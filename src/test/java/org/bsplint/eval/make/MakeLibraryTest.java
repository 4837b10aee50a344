package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;

class MakeLibraryTest {
    @Test
    void aFileIsParsedOnceUntilItChanges() {
        MakeLibrary library = new MakeLibrary();
        SourceFile file = SourceFile.of("conf.mk", "A = 1\n");
        assertSame(library.file(file), library.file(file));
        assertNotSame(library.file(file), library.file(SourceFile.of("conf.mk", "A = 2\n")));
    }

    @Test
    void statesBeforeTheLastKeyAreForgotten() {
        MakeLibrary library = new MakeLibrary();
        List<WeakReference<SourceFile>> states = new ArrayList<>();
        for (int key = 0; key < 20; key++) {
            SourceFile file = SourceFile.of("conf.mk", "A = " + key + "\n");
            library.file(file);
            states.add(new WeakReference<>(file));
        }
        System.gc();
        assertEquals(1, states.stream().filter(state -> state.get() != null).count());
    }
}
