package org.bsplint.source.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.source.BoundedPattern;

/** Plain patterns are looked up; the answer is that of trying one after the other. */
class FirstPatternTest {
    @Property(tries = 3000)
    void isTheFirstThatMatches(@ForAll("patterns") List<String> regexes, @ForAll("paths") String path) {
        List<BoundedPattern> patterns = regexes.stream()
                .flatMap(regex -> BoundedPattern.compile(regex).stream())
                .toList();
        OptionalInt tried = IntStream.range(0, patterns.size())
                .filter(position -> patterns.get(position).startsWith(path) == BoundedPattern.Answer.YES)
                .findFirst();
        assertEquals(tried, new FirstPattern(patterns).of(path));
    }

    @Provide
    Arbitrary<List<String>> patterns() {
        Arbitrary<String> piece = Arbitraries.of(
                "^", "/", "/a", "/b", "-", "\\-", "\\.", ".", "..", "a", ".*", "(a|b)", "$", "\\w", "\\Q", "[ab]", "a+",
                "_", "\\_", "a b");
        return piece.list()
                .ofMaxSize(5)
                .map(pieces -> String.join("", pieces))
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> piece = Arbitraries.of("/", "/a", "/b", "-", ".", "a", "b", "\n", "_", " ", "\ud83d\ude00");
        return piece.list().ofMaxSize(6).map(pieces -> String.join("", pieces));
    }
}
