package org.bsplint.ecosystem.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandCatalogTest {
    @ParameterizedTest
    @CsvSource({
        "fuse prog -y 0 0 1, true",
        "fuse read 0 0, false",
        "stm32key close, true",
        "stm32key read, false",
        "mmc rpmb key 0x1000, true",
        "mmc hwpartition 1 user enh 0 100 complete, true",
        "mmc hwpartition 1 user enh 0 100 check, false",
        "ahab_close, true",
        "stboard, false",
        "stboard 1272, true",
        "echo fuse prog, false",
    })
    void knowsWhatCannotBeTakenBack(String line, boolean irreversible) {
        assertEquals(
                irreversible, CommandCatalog.builtIn().irreversible(words(line)).isPresent());
    }

    @Test
    void namesAreResolvedAsUBootDoes() {
        assertEquals(
                "printenv",
                CommandCatalog.builtIn().resolve("printe").orElseThrow().name());
        assertEquals(
                "itest",
                CommandCatalog.builtIn().resolve("itest.b").orElseThrow().name());
        assertTrue(CommandCatalog.builtIn().resolve("f").isEmpty(), "ambiguous");
    }

    @Test
    void wrongRowsAreErrorsWithPlaces() {
        var read = CommandCatalog.read(SourceFile.of("c.yaml", "commands:\n  - {name: x, does: y, irreversibel: z}\n"));
        assertFalse(read.isClean());
        assertTrue(read.diagnostics().get(0).message().contains("irreversible"), "names the nearest key");
    }

    private static List<Text> words(String line) {
        return Stream.of(line.split(" ")).map(Text::of).toList();
    }
}
