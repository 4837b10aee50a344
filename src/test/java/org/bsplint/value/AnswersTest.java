package org.bsplint.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswersTest {
    @Test
    void theFirstAnswersAreKeptAndOthersWorkedOutAgain() {
        List<String> asked = new ArrayList<>();
        Answers<String, Integer> lengths = new Answers<>(2, text -> {
            asked.add(text);
            return text.length();
        });
        for (String text : List.of("one", "three", "one", "seven77", "three", "seven77")) {
            assertEquals(text.length(), lengths.to(text));
        }
        assertEquals(List.of("one", "three", "seven77", "seven77"), asked);
    }
}
