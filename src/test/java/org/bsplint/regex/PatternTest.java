package org.bsplint.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The light expressions do what the platform's do. */
final class PatternTest {
    private static final List<String> ODD = List.of(
            "",
            "a",
            "(a|ab)(c|bcd)(d*)",
            "(a*)*b",
            "(a*)+",
            "(?:(a)|b)*",
            "(a?)*?b",
            "(?:a|b)*+a",
            "(?>a*)ab",
            "(?>a|ab)b",
            "a++b",
            "(?<word>a|b)\\k<word>",
            "(a|b)\\1",
            "(?i)(.)\\1*",
            "(?=a)(.)",
            "(?!ab)a.",
            "(?<=a|bb)b",
            "(?<!a{2})b",
            "(?<!a)b",
            "(?<![ab])c",
            "^a|b$",
            "(?m)^a|b$",
            "(?m)^.*$",
            "a\\Z",
            "a\\z",
            "\\Aa",
            "\\bab?\\b",
            "\\Ba",
            "[^a]",
            "[^a\\s]+",
            "[a-c&&[^b]]",
            "[a\\-b-]+",
            "[-a]",
            "[a-]",
            "[\\w.-]+",
            "\\p{L}+",
            "(?i)aB[c-d]",
            "(?s)a.b",
            "a.b",
            "(?i:a)b",
            "((?i)a)a",
            "(?i)a|(?:b)",
            "a{2}",
            "a{1,2}?b",
            "(?:ab){2,}",
            "(?:ab){1,2}+c",
            "\\Qa.b\\E+",
            "\\Qa.b\\Ec",
            "a|b|",
            "(|a)b",
            "(?:a|)+b",
            "\\d+|\\D",
            "\\S+\\s?",
            "\\W",
            "\\u0061\\t",
            "\u00e9+a",
            "[\u00e9]a",
            ".\\R",
            "(a)(b)(c)(a)(b)(c)(a)(b)(c)(a)\\11");

    private static final String LETTERS = "aaabbbccABC019_-.:=/ \t\n\r\"'$@{}()[]#,+*\\<>|&;~x\u00e9\u0085\u2028";

    /** What the sources of the program hold, as far as it stands in one text. */
    private static List<String> ofSources() throws IOException {
        var call = java.util.regex.Pattern.compile(
                "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)\\(\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*[,)]");
        TreeSet<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/bsplint"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                call.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .filter(literal -> !literal.matches(
                                "(?s)(?:.*[^\\\\])?(?:\\\\\\\\)*\\\\u.*")) // an escape of the compiler's
                        .forEach(literal -> all.add(literal.translateEscapes()));
            }
        }
        return all.stream().filter(PatternTest::isExpression).toList();
    }

    /** Other things have methods of these names as well. */
    private static boolean isExpression(String text) {
        try {
            java.util.regex.Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException none) {
            return false;
        }
    }

    @Test
    void doesWhatThePlatformDoes() throws IOException {
        List<String> all = new ArrayList<>(ODD);
        all.addAll(ofSources());
        assertTrue(all.size() > 200, "the sources' expressions are found");
        Random random = new Random(7);
        int light = 0;
        for (String regex : all) {
            light += Pattern.compile(regex).program().isPresent() ? 1 : 0;
            for (int i = 0; i < 200; i++) {
                compare(regex, text(random, regex));
            }
        }
        assertTrue(light > all.size() * 9 / 10, light + " of " + all.size() + " are done here");
    }

    /** From common letters and those of the expression, so that it matches now and then. */
    private static String text(Random random, String regex) {
        String plain = regex.replaceAll("\\\\[a-zA-Z]|\\(\\?[:=!<>]*|[\\[\\](){}^$|?*+\\\\]", "");
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(12);
            if (kind < 5 && !plain.isEmpty()) {
                int at = random.nextInt(plain.length());
                text.append(plain, at, Math.min(plain.length(), at + 1 + random.nextInt(6)));
            } else if (kind == 5 && random.nextInt(4) == 0) {
                text.append("\ud83d\ude00");
            } else if (kind == 6) {
                text.append("\r\n");
            } else {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return text.toString();
    }

    @Property(tries = 300)
    void doesWhatThePlatformDoesWithAnyText(@ForAll @Size(max = 20) String text) {
        ODD.forEach(regex -> compare(regex, text));
    }

    private static void compare(String regex, String text) {
        String what = "`" + regex + "` on `" + text + "`";
        var wanted = java.util.regex.Pattern.compile(regex);
        Pattern given = Pattern.compile(regex);
        var expected = wanted.matcher(text);
        Matcher actual = given.matcher(text);
        assertEquals(
                expected.matches() ? places(expected) : List.of(), actual.matches() ? places(actual) : List.of(), what);
        expected.reset();
        actual.reset();
        assertEquals(
                expected.lookingAt() ? places(expected) : List.of(),
                actual.lookingAt() ? places(actual) : List.of(),
                what);
        assertEquals(
                wanted.matcher(text).results().map(PatternTest::places).toList(), found(given.matcher(text)), what);
        int from = text.length() / 2;
        assertEquals(
                expected.find(from) ? places(expected) : List.of(),
                actual.find(from) ? places(actual) : List.of(),
                what);
        assertEquals(
                wanted.matcher(text).replaceAll("<$0\\$>"), given.matcher(text).replaceAll("<$0\\$>"), what);
        assertEquals(wanted.matcher(text).replaceFirst("-"), given.matcher(text).replaceFirst("-"), what);
        int middle = text.length() - text.length() / 4;
        var part = wanted.matcher(text).region(from, middle);
        List<List<Object>> parts = new ArrayList<>();
        while (part.find()) {
            parts.add(places(part));
        }
        assertEquals(parts, found(given.matcher(text).region(from, middle)), what);
        assertEquals(
                wanted.matcher(text).region(from, middle).matches(),
                given.matcher(new StringBuilder(text)).region(from, middle).matches(),
                what);
        for (int limit : new int[] {-1, 0, 1, 2, 3}) {
            assertArrayEquals(wanted.split(text, limit), given.split(text, limit), what);
        }
    }

    private static List<List<Object>> found(Matcher matcher) {
        List<List<Object>> all = new ArrayList<>();
        while (matcher.find()) {
            all.add(places(matcher.toMatchResult()));
        }
        return all;
    }

    private static List<Object> places(MatchResult match) {
        List<Object> places = new ArrayList<>();
        for (int i = 0; i <= match.groupCount(); i++) {
            places.add(match.start(i));
            places.add(match.end(i));
            places.add(String.valueOf(match.group(i)));
        }
        places.add(match.group());
        return places;
    }

    @Test
    void namesReplacementsAndFailures() {
        Matcher matcher = Pattern.compile("(?<first>a)(?<second>b)?").matcher("xa");
        assertTrue(matcher.find());
        assertEquals("a", matcher.group("first"));
        assertEquals(1, matcher.start("first"));
        assertEquals(2, matcher.end("first"));
        assertEquals(-1, matcher.start("second"));
        assertThrows(IllegalArgumentException.class, () -> matcher.group("third"));
        assertThrows(IndexOutOfBoundsException.class, () -> matcher.group(3));
        assertThrows(
                IllegalStateException.class,
                () -> Pattern.compile("a").matcher("a").group());
        assertEquals("x[a|]", matcher.replaceAll("[${first}|$2]"));
        assertThrows(IllegalArgumentException.class, () -> matcher.replaceAll("$"));
        assertThrows(IllegalArgumentException.class, () -> matcher.replaceAll("\\"));
        assertThrows(IndexOutOfBoundsException.class, () -> matcher.replaceAll("$3"));
        assertEquals(
                "xA",
                Pattern.compile("a").matcher("xa").replaceAll(one -> one.group().toUpperCase(java.util.Locale.ROOT)));
        assertThrows(PatternSyntaxException.class, () -> Pattern.compile("("));
        assertThrows(PatternSyntaxException.class, () -> Pattern.compile("a{"));
        Matcher part = Pattern.compile("b").matcher("abab").region(2, 4);
        assertTrue(part.find());
        assertEquals(3, part.start());
        assertEquals("a-c", Texts.replaceAll("abc", "b", "-"));
        assertTrue(Texts.matches("abc", "a.c"));
        assertEquals("-bb", Texts.replaceFirst("bbb", "b", "-"));
        assertArrayEquals("a.b.".split("\\."), Texts.split("a.b.", "\\."));
        assertArrayEquals("a,b,".split(",", -1), Texts.split("a,b,", ",", -1));
    }
}
