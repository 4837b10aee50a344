package org.bsplint.eval.hush.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SharedMapTest {
    /** Of these, {@code Aa} and {@code BB} have one hash. */
    private static final List<String> NAMES = List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "a", "b", "c", "bootcmd", "");

    record Change(String name, Optional<Integer> value) {}

    @Property(tries = 500)
    void isAMap(
            @ForAll("changes") List<Change> before,
            @ForAll("changes") List<Change> one,
            @ForAll("changes") List<Change> two) {
        Map<String, Integer> expected = new HashMap<>();
        SharedMap<Integer> start = applied(before, SharedMap.empty(), expected);
        Map<String, Integer> expectedOne = new HashMap<>(expected);
        SharedMap<Integer> mapOne = applied(one, start, expectedOne);
        Map<String, Integer> expectedTwo = new HashMap<>(expected);
        SharedMap<Integer> mapTwo = applied(two, start, expectedTwo);

        assertIs(expected, start);
        assertIs(expectedOne, mapOne);
        assertIs(expectedTwo, mapTwo);
        Set<String> differing = new HashSet<>(NAMES);
        differing.removeIf(name -> Objects.equals(expectedOne.get(name), expectedTwo.get(name)));
        assertEquals(differing, mapOne.differences(mapTwo));
    }

    @Test
    void whatChangesNothingIsTheSame() {
        SharedMap<Integer> map = SharedMap.<Integer>empty().with("a", 1);
        assertSame(map, map.without("b"));
        assertEquals(Set.of(), map.differences(map));
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Optional<Integer>> values =
                Arbitraries.integers().between(0, 5).optional(0.7);
        return Combinators.combine(Arbitraries.of(NAMES), values)
                .as(Change::new)
                .list()
                .ofMaxSize(20);
    }

    private static SharedMap<Integer> applied(
            List<Change> changes, SharedMap<Integer> map, Map<String, Integer> expected) {
        SharedMap<Integer> made = map;
        for (Change change : changes) {
            if (change.value().isPresent()) {
                expected.put(change.name(), change.value().get());
                made = made.with(change.name(), change.value().get());
            } else {
                expected.remove(change.name());
                made = made.without(change.name());
            }
        }
        return made;
    }

    private static void assertIs(Map<String, Integer> expected, SharedMap<Integer> map) {
        Map<String, Integer> all = new HashMap<>();
        map.forEach(all::put);
        assertEquals(expected, all);
        assertEquals(expected.size(), map.size());
        NAMES.forEach(name -> {
            assertEquals(Optional.ofNullable(expected.get(name)), map.get(name));
            assertEquals(expected.containsKey(name), map.has(name));
        });
    }
}
