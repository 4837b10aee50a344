package org.bsplint.assembly.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Pattern PASSED = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)=");
    private static final Pattern MENTIONED = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{2,}");

    @Test
    void ofOneLine() {
        String line = "-C ${S} CFG_A=y 2x_B-c=${EXTRA} =z";
        assertEquals(List.of("CFG_A", "x_B-c"), Names.passed(line));
        assertEquals(List.of("CFG_A", "x_B-c", "EXTRA"), Names.mentioned(line));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("aB_19-.= \n{é").ofMaxLength(14);
    }

    @Property
    void sameAsTheRegularExpressions(@ForAll("texts") String text, @ForAll("texts") String entry) {
        assertEquals(NAME.matcher(text).matches(), Names.isName(text));
        assertEquals(MENTIONED.matcher(text).results().map(MatchResult::group).toList(), Names.mentioned(text));
        assertEquals(PASSED.matcher(text).results().map(found -> found.group(1)).toList(), Names.passed(text));
        String word = entry.substring(0, Math.min(2, entry.length()));
        Pattern alone = Pattern.compile("(?<![A-Za-z0-9_-])" + Pattern.quote(word) + "(?![A-Za-z0-9_-])");
        assertEquals(alone.matcher(text).find(), Names.lists(text, word));
    }
}
