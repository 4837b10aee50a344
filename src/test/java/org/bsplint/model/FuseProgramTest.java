package org.bsplint.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuseProgramTest {
    @ParameterizedTest
    @CsvSource({
        "fuse prog -y 0 0x0 0x40, 0, 0, 64",
        "fuse prog 0 0 40, 0, 0, 64",
        "fuse prog -y 0 010 010, 0, 8, 16",
        "fuse prog -y 1 59 0xABC, 1, 59, 2748",
    })
    void basesAreAsUBootReadsThem(String line, long bank, long word, long value) {
        assertEquals(List.of(FuseWrite.of(bank, word, value)), of(line).writes());
    }

    @Test
    void severalValuesGoToWordsInARow() {
        FuseProgram program = of("fuse prog -y 0 0x18 1 2 3");
        assertEquals(List.of(FuseWrite.of(0, 24, 1), FuseWrite.of(0, 25, 2), FuseWrite.of(0, 26, 3)), program.writes());
        assertFalse(program.asks());
        assertTrue(program.isComplete());
    }

    @Test
    void lockWordsStandForAnotherWord() {
        FuseWrite write = of("fuse prog 0 0x10000039 1").writes().get(0);
        assertTrue(write.isLock());
        assertEquals(57, write.target());
    }

    @Test
    void confirmationCountsOnlyRightAfterTheSubcommand() {
        assertTrue(of("fuse prog 0 0 0x40 -y").asks());
        assertEquals("-y", of("fuse prog 0 0 0x40 -y").malformed());
        assertEquals(1, of("fuse prog 0 0 0x40 -y").writes().size(), "what stands before is burnt");
    }

    @Test
    void malformedNumbersBurnNothing() {
        assertEquals("08", of("fuse prog -y 0 08 1").malformed());
        assertTrue(of("fuse prog -y 0 08 1").writes().isEmpty());
        assertEquals("too few arguments", of("fuse prog -y 0 8").malformed());
    }

    @Test
    void unknownArgumentsStayUnknown() {
        Text hole = Text.unknown(Cause.of(Cause.Kind.MISSING_INPUT, "x"));
        FuseProgram word = FuseProgram.of(List.of(Text.of("fuse"), Text.of("prog"), Text.of("0"), hole, Text.of("1")))
                .orElseThrow();
        assertFalse(word.isComplete());
        assertTrue(word.writes().isEmpty());
        FuseProgram value = FuseProgram.of(
                        List.of(Text.of("fuse"), Text.of("prog"), Text.of("0"), Text.of("1"), Text.of("2"), hole))
                .orElseThrow();
        assertEquals(List.of(FuseWrite.of(0, 1, 2)), value.writes());
        assertFalse(value.isComplete());
    }

    @Test
    void otherCommandsAreNoFuseProgram() {
        assertTrue(FuseProgram.of(words("fuse read 0 0")).isEmpty());
        assertTrue(FuseProgram.of(words("echo fuse prog")).isEmpty());
    }

    private static FuseProgram of(String line) {
        return FuseProgram.of(words(line)).orElseThrow();
    }

    private static List<Text> words(String line) {
        return Stream.of(line.split(" ")).map(Text::of).toList();
    }
}
