package org.bsplint.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The light streams do what the platform's do, and ask their sources for no more. */
final class PipelineTest {
    private static final List<UnaryOperator<Stream<Integer>>> STAGES = List.of(
            all -> all.filter(one -> one % 3 != 0),
            all -> all.map(one -> one / 2),
            all -> all.flatMap(one -> Stream.of(one, -one)),
            all -> all.flatMap(one -> Pipeline.of(one, one + 1, one + 2)),
            all -> all.flatMap(one -> Pipeline.stream(List.of(one, 7)).limit(1)),
            Stream::distinct,
            Stream::sorted,
            all -> all.sorted(Comparator.reverseOrder()),
            all -> all.limit(4),
            all -> all.skip(2),
            all -> all.peek(one -> {}),
            all -> all.takeWhile(one -> one < 40),
            all -> all.dropWhile(one -> one < 0),
            all -> Stream.concat(all, Stream.of(5)),
            all -> Pipeline.concat(all, Pipeline.of(5)));

    private static final List<Function<Stream<Integer>, Object>> ENDS = List.of(
            Stream::toList,
            all -> List.of(all.toArray()),
            all -> List.of(all.toArray(Integer[]::new)),
            Stream::findFirst,
            Stream::count,
            all -> all.anyMatch(one -> one > 20),
            all -> all.allMatch(one -> one > 20),
            all -> all.noneMatch(one -> one > 20),
            all -> all.min(Comparator.comparing(one -> one / 10)),
            all -> all.max(Comparator.comparing(one -> one / 10)),
            all -> all.reduce((one, other) -> one - other),
            all -> all.reduce(1, (one, other) -> one - other),
            all -> all.reduce("", (text, one) -> text + one, String::concat),
            all -> all.mapToInt(one -> one).sum(),
            all -> all.collect(Collectors.groupingBy(one -> one % 5, Collectors.counting())),
            all -> all.map(Object::toString).collect(Collectors.joining("+")),
            all -> all.map(Object::toString).collect(Gathering.joining("+")),
            all -> all.map(Object::toString).collect(Gathering.joining()),
            all -> all.collect(Gathering.toSet()),
            all -> all.collect(Gathering.toCollection(TreeSet::new)),
            all -> all.collect(ArrayList::new, ArrayList::add, ArrayList::addAll),
            all -> new ArrayList<>(List.of(all.iterator().hasNext())));

    @Property
    void doWhatThePlatformsDo(
            @ForAll @Size(max = 12) List<@IntRange(min = -50, max = 50) Integer> all,
            @ForAll @Size(max = 5) List<@IntRange(max = 14) Integer> stages,
            @ForAll @IntRange(max = 21) int end) {
        List<Integer> asked = new ArrayList<>();
        List<Integer> asksToo = new ArrayList<>();
        Object wanted = result(all.stream().filter(asked::add), stages, end);
        Object given = result(Pipeline.stream(all).filter(asksToo::add), stages, end);
        assertEquals(wanted, given);
        // what is split, the platform's concatenation of these streams, or iterated over, is gathered before
        boolean isLazy = end < ENDS.size() - 1 && !stages.contains(13);
        assertEquals(isLazy ? asked : asksToo, asksToo);
    }

    private static Object result(Stream<Integer> stream, List<Integer> stages, int end) {
        Stream<Integer> all = stream;
        for (int stage : stages) {
            all = STAGES.get(stage).apply(all);
        }
        return ENDS.get(end).apply(all);
    }

    @Property
    void ordersAreThePlatforms(@ForAll @Size(max = 12) List<String> words) {
        Comparator<String> wanted = Comparator.comparingInt(String::length)
                .thenComparing(Comparator.comparing(String::hashCode, Comparator.reverseOrder()))
                .thenComparing(Object::toString);
        Comparator<String> given = Ordering.thenComparing(
                Ordering.thenComparing(
                        Ordering.comparingInt(String::length),
                        Ordering.comparing(String::hashCode, Comparator.reverseOrder())),
                Object::toString);
        assertEquals(
                words.stream().sorted(wanted).toList(),
                words.stream().sorted(given).toList());
        assertEquals(
                words.stream().sorted(Comparator.comparing(String::hashCode)).toList(),
                words.stream().sorted(Ordering.comparing(String::hashCode)).toList());
    }

    @Property
    void textsAreSplitAsThePlatformDoes(@ForAll @CharRange(from = '\n', to = '\r') @Chars({'a', 'b'}) String text) {
        assertEquals(text.lines().toList(), Pipeline.lines(text).toList());
    }

    @Test
    void mapsWantEachKeyOnce() {
        assertEquals(
                Map.of("a", 1, "bb", 2), Stream.of("a", "bb").collect(Gathering.toMap(one -> one, String::length)));
        assertThrows(
                IllegalStateException.class, () -> Stream.of(1, 1).collect(Gathering.toMap(one -> one, one -> "same")));
    }

    @Test
    void fewAndNone() {
        assertEquals(List.of(), Pipeline.empty().toList());
        assertEquals(List.of(), Pipeline.stream(Optional.empty()).toList());
        assertEquals(List.of(1), Pipeline.stream(Optional.of(1)).toList());
        assertEquals(List.of("a", "b"), Pipeline.stream(new String[] {"a", "b"}).toList());
        assertEquals(List.of(), Pipeline.stream(Map.of().keySet()).toList());
        assertThrows(
                UnsupportedOperationException.class,
                () -> Pipeline.of(1).toList().add(2));
        assertThrows(IllegalArgumentException.class, () -> Pipeline.of(1).limit(-1));
    }
}
