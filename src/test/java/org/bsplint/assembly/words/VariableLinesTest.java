package org.bsplint.assembly.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

class VariableLinesTest {
    @Property(tries = 2000)
    void whatIsPassedIsFoundByItsName(@ForAll("texts") String text, @ForAll("names") String name) {
        assertEquals(
                VariableLines.passes(text, name), VariableLines.passed(text).contains(name), text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("AB_.-=:+ ${}1é").ofMaxLength(24);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars("AB_.-1").ofMinLength(1).ofMaxLength(4);
    }

    @Test
    void ofTheLinesOnlyThoseThatLeadToANameAreLookedAt() {
        List<Assignment> lines = Stream.of("A=1", "${X} ${Y}", "B=1 ${X}", "${X}", "A:B=2")
                .map(text -> Assignment.from(Origin.FILE, "+=", text, ""))
                .toList();
        Map<String, Set<String>> read =
                Map.of("${X} ${Y}", Set.of("X", "Y"), "B=1 ${X}", Set.of("X"), "${X}", Set.of("X"));
        VariableLines variable = new VariableLines("V", lines, text -> read.getOrDefault(text, Set.of()));
        assertEquals(List.of(0, 4), List.copyOf(variable.of("A", Set.of("V"))));
        assertEquals(List.of(1, 2, 4), List.copyOf(variable.of("B", Set.of("V", "X"))));
        assertTrue(variable.passesAt(4, "B"));
        assertFalse(variable.passesAt(1, "B"));
    }

    @Test
    void eachWordOfALongVariableHasItsOwnStory() {
        List<Assignment> lines = IntStream.range(0, 3_000)
                .mapToObj(i -> Assignment.from(Origin.FILE, "+=", i % 3 == 0 ? "${PART" + i + "}" : "A" + i + "=y", ""))
                .toList();
        StringBuilder value = new StringBuilder();
        Stream<Option> parts = IntStream.range(0, 1_000).mapToObj(i -> {
            String text = "A" + 3 * i + "=y";
            return Option.of("PART" + 3 * i, Value.of(Text.of(text)), Origin.FILE, List.of(part(text)));
        });
        IntStream.range(0, 3_000).forEach(i -> value.append(" A").append(i).append("=y"));
        Option all = Option.of("EXTRA_OEMAKE", Value.of(Text.of(value.toString())), Origin.FILE, lines);
        RecipeWords words = new RecipeWords(
                OptionSet.complete(Stream.concat(Stream.of(all), parts).toList()));
        List<MakeWord> passed = words.of("EXTRA_OEMAKE").words();
        assertEquals(3_000, passed.size());
        for (int i = 0; i < passed.size(); i++) {
            List<String> story =
                    passed.get(i).story().stream().map(Assignment::text).toList();
            assertEquals(i % 3 == 0 ? List.of("A" + i + "=y", "${PART" + i + "}") : List.of("A" + i + "=y"), story);
        }
    }

    private static Assignment part(String text) {
        return new Assignment("=", text, Origin.FILE, Optional.empty(), Assignment.Effect.APPLIED, "", List.of());
    }
}
