package org.bsplint.assembly.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.value.Assignment;
import org.bsplint.value.Assignment.Effect;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static final List<Assignment> FIRST = List.of(step("A=1"));
    private static final List<Assignment> SECOND = List.of(step("A=2"), step("A=3"));

    @Test
    void theLastWordWinsAndEarlierOnesAreToldInOrder() {
        MakeWord word = last(List.of(word("1", FIRST), word("2", SECOND), word("3", SECOND)));
        assertEquals("3", word.value().known());
        assertEquals(
                List.of("A=1", "A=2", "A=3", "A=2", "A=3"),
                word.story().stream().map(Assignment::text).toList());
        assertEquals(
                List.of(Effect.OVERRIDDEN, Effect.OVERRIDDEN, Effect.OVERRIDDEN, Effect.APPLIED, Effect.APPLIED),
                word.story().stream().map(Assignment::effect).toList());
    }

    @Test
    void linesThatPassAWordManyTimesAreToldOnce() {
        assertEquals(
                4, last(Collections.nCopies(1_000, word("1", SECOND))).story().size());
    }

    private static MakeWord last(List<MakeWord> words) {
        return new CommandLine(words, Map.of(), Optional.empty(), true)
                .effective()
                .get("A");
    }

    private static MakeWord word(String value, List<Assignment> story) {
        return new MakeWord("A", Text.of(value), Origin.COMMAND_LINE, story);
    }

    private static Assignment step(String text) {
        return Assignment.from(Origin.FILE, "+=", text, "");
    }
}
