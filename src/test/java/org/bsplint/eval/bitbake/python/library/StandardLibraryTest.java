package org.bsplint.eval.bitbake.python.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StandardLibraryTest {
    @Test
    void everyFunctionIsFoundByItsName() {
        List<Map<String, NativeCall>> tables = List.of(
                BitbakeFunctions.all(), OeFunctions.all(), PathFunctions.all(), RegexFunctions.all(), Licenses.all());
        tables.forEach(table -> {
            assertTrue(table.size() > 2);
            table.keySet()
                    .forEach(name -> assertTrue(StandardLibrary.natively(name).isPresent(), name));
        });
        assertEquals(Optional.empty(), StandardLibrary.natively("bb.utils.nosuch"));
        assertEquals(Optional.empty(), StandardLibrary.natively("nosuch"));
    }
}
