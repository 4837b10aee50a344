package org.bsplint.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    private static final Text HOLE = Text.unknown(Cause.of(Cause.Kind.EXTERNAL_COMMAND, "git describe"));

    @Test
    void aHoleDoesNotHideTheWordsBesideIt() {
        Text text = Text.concat(List.of(Text.of("-DX=1 "), HOLE, Text.of(" -DY")));
        assertEquals(Truth.TRUE, text.containsWord("-DX=1"));
        assertEquals(Truth.TRUE, text.containsWord("-DY"));
        assertEquals(Truth.UNKNOWN, text.containsWord("-DZ"));
    }

    @Test
    void aWordThatTouchesAHoleIsNotCertain() {
        assertEquals(Truth.UNKNOWN, Text.of("-DX").plus(HOLE).containsWord("-DX"));
        assertEquals(Truth.TRUE, Text.of("-DX").plus(HOLE).contains("-DX"));
    }

    @Test
    void aKnownTextDecides() {
        assertEquals(Truth.FALSE, Text.of("ab a").containsWord("b"));
        assertEquals(Truth.TRUE, Text.of("ab a").containsWord("a"));
        assertEquals(Text.of("ab"), Text.of("a").plus("b"));
    }
}
