package org.bsplint.rule.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bsplint.model.BootCommand;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.junit.jupiter.api.Test;

/** Words as U-Boot's {@code cmd/fuse.c} reads them. */
class FuseRequestTest {
    @Test
    void bankAndWordInBaseZeroValuesInBaseSixteen() {
        FuseRequest write = writes("fuse prog 0 010 40").get(0);
        assertTrue(write.is(0, 8));
        assertEquals(Optional.of(0x40L), write.value());
        assertEquals(List.of(), writes("fuse prog 0 08 1"));
        assertEquals(List.of(), writes("fuse prog 0 1 zz"));
    }

    @Test
    void severalValuesGoToConsecutiveWords() {
        List<FuseRequest> writes = writes("fuse prog -y 0 7 1 2 3");
        assertEquals(
                List.of(7L, 8L, 9L),
                writes.stream().map(write -> write.word().orElseThrow()).toList());
    }

    @Test
    void onlyProgIsPermanentAndLocksAreAWindow() {
        assertTrue(writes("fuse prog 0 0x10000018 1").get(0).isLock());
        assertEquals(24, writes("fuse prog 0 0x10000018 1").get(0).lockedWord());
        assertTrue(!writes("fuse override 0 1 1").get(0).permanent());
        assertEquals(List.of(), writes("fuse read 0 1"));
        assertEquals(List.of(), writes("fuse prog 0 1"));
    }

    @Test
    void anUnknownWordStaysUnknown() {
        FuseRequest write = writes("fuse prog 0 ? 0x40").get(0);
        assertEquals(Optional.empty(), write.word());
        assertTrue(write.isInBank(0));
    }

    @Property(tries = 200)
    void everySpellingOfAWordIsTheSameWord(@ForAll @LongRange(min = 0, max = 0xffff) long word) {
        for (String spelling : List.of(
                Long.toString(word),
                "0x" + Long.toHexString(word),
                "0X" + Long.toHexString(word),
                "0" + Long.toOctalString(word))) {
            assertEquals(
                    Optional.of(word),
                    writes("fuse prog 0 " + spelling + " 1").get(0).word(),
                    spelling);
        }
    }

    private static List<FuseRequest> writes(String line) {
        SourceFile file = SourceFile.of("x.cmd", line);
        List<Text> argv = List.of(line.split(" ")).stream()
                .map(word -> word.equals("?")
                        ? Text.unknown(Cause.of(Cause.Kind.MISSING_INPUT, "not given"))
                        : Text.of(word))
                .toList();
        return FuseRequest.of(
                new BootCommand(argv, file.line(1), BootCommand.Reach.ALWAYS, List.of(), BootCommand.Source.SCRIPT));
    }
}
