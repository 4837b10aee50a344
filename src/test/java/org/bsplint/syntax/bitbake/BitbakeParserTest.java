package org.bsplint.syntax.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.LogicalLine;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/** Parsing loses nothing, never throws, and agrees with BitBake's regular expressions. */
class BitbakeParserTest {
    private static final List<String> SNIPPETS = List.of(
            "A = \"1\"",
            "A",
            "=",
            "\"",
            "'",
            "\\",
            "\n",
            "\r",
            "\r\n",
            "\t",
            " ",
            "#",
            "}",
            "{",
            "()",
            "python ",
            "def f(d):",
            "  x",
            "[f]",
            ":append",
            "?=",
            "inherit a",
            "require x",
            "addtask ",
            "unset A",
            "export A",
            "\0",
            "é",
            "${A}",
            "\u2028",
            "before after ",
            "deltask",
            "addhandler h",
            "EXPORT_FUNCTIONS x",
            "include_all y",
            "addfragments a b c d");

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> pieces = Arbitraries.of(SNIPPETS).list().ofMaxSize(40).map(list -> String.join("", list));
        return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(60));
    }

    @Property(tries = 1500)
    void nothingIsLost(@ForAll("files") String text, @ForAll Dialect dialect, @ForAll BitbakeFile.Kind kind) {
        SourceFile file = SourceFile.of("t.bb", text);
        ParseResult<BitbakeFile> result = BitbakeParser.parse(file, dialect, kind);
        int at = 0;
        for (Statement statement : result.tree().statements()) {
            Span span = statement.span();
            assertTrue(span.start() >= at, () -> "statements overlap or are out of order: " + statement);
            assertNothingBetween(text.substring(at, span.start()), result);
            at = span.end();
        }
        assertNothingBetween(text.substring(at), result);
        boolean unparsed = result.tree().statements().stream().anyMatch(Statement.Unparsed.class::isInstance);
        assertTrue(!unparsed || !result.isClean(), "a line that is no statement has a diagnostic");
    }

    /** Between statements stand blanks and comments, or what a diagnostic is about. */
    private static void assertNothingBetween(String between, ParseResult<BitbakeFile> result) {
        boolean harmless = between.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("\r")))
                .allMatch(line -> line.chars().allMatch(c -> Blanks.isBlank((char) c))
                        || line.startsWith("#")
                        || line.strip().equals("\\"));
        assertTrue(harmless || !result.isClean(), () -> "lost: " + between);
    }

    /** {@code __config_regexp__} of BitBake 2.8 in Java's terms. */
    private static final java.util.regex.Pattern CONFIG = java.util.regex.Pattern.compile(
            "^(?<exp>export\\s+)?(?<var>[a-zA-Z0-9\\-_+.${}/~:]+?)(\\[(?<flag>[a-zA-Z0-9\\-_+.][a-zA-Z0-9\\-_+.@]*)\\])?"
                    + "\\s*((:=)|(\\?\\?=)|(\\?=)|(\\+=)|(=\\+)|(=\\.)|(\\.=)|=)\\s*"
                    + "(?!'[^']*'[^']*'$)(?!\"[^\"]*\"[^\"]*\"$)(?<apo>['\"])(?<value>.*)\\k<apo>$",
            java.util.regex.Pattern.UNIX_LINES);

    @Provide
    Arbitrary<String> assignments() {
        return Arbitraries.of(
                        "A", "b", "export", " ", "  ", "[f]", "[f@g]", "[@f]", "[", "]", ":", "?", "+", ".", "=", "??=",
                        ":=", "+=", "=+", ".=", "=.", "\"", "\"", "'", "x", "${B}", "#", "-", "é", "\\")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(list -> String.join("", list).stripTrailing());
    }

    @Property(tries = 6000)
    void assignmentsAreThoseOfTheRegularExpression(@ForAll("assignments") String text) {
        LogicalLine line = LogicalLine.of(SourceFile.of("t.bb", text), text, 0);
        Optional<Statement.Assignment> read = AssignmentLine.read(line, Dialect.SCARTHGAP);
        java.util.regex.Matcher matcher = CONFIG.matcher(text);
        assertEquals(matcher.find(), read.isPresent(), text);
        read.ifPresent(assignment -> {
            assertEquals(matcher.group("var"), assignment.name(), text);
            assertEquals(Optional.ofNullable(matcher.group("flag")).orElse(""), assignment.flag(), text);
            assertEquals(matcher.group("value"), assignment.value(), text);
            assertEquals(matcher.group("exp") != null, assignment.exported(), text);
        });
    }

    @Test
    void continuedLinesKeepTheirPlace() {
        String text = "# first\nA = \"a \\\n  b\"\nB[f] ?= 'c'\n";
        List<Statement> statements = parse(text).tree().statements();
        Statement.Assignment first = assertInstanceOf(Statement.Assignment.class, statements.get(0));
        assertEquals("a   b", first.value());
        assertEquals(2, first.span().line());
        assertEquals(3, first.span().endLine());
        Statement.Assignment second = assertInstanceOf(Statement.Assignment.class, statements.get(1));
        assertEquals("B", second.target().text());
        assertEquals("f", second.flag());
        assertEquals(AssignmentOperator.DEFAULT, second.operator());
    }

    @Test
    void aBrokenLineIsOneDiagnostic() {
        ParseResult<BitbakeFile> result = parse("A = 1\nB = \"2\"\n  C = \"3\"\nD = \"4\"\n");
        assertEquals(
                List.of(1, 3),
                result.diagnostics().stream().map(one -> one.span().line()).toList());
        assertEquals(
                2,
                result.tree().statements().stream()
                        .filter(Statement.Assignment.class::isInstance)
                        .count());
    }

    @Test
    void functionsKeepTheirBody() {
        ParseResult<BitbakeFile> result =
                parse("fakeroot python do_x:append() {\n    # }\n\n}\ndef f(d):\n    return 1\n\nA = \"1\"\n");
        Statement.Function function = assertInstanceOf(
                Statement.Function.class, result.tree().statements().get(0));
        assertEquals("do_x:append", function.name());
        assertTrue(function.python() && function.fakeroot());
        assertEquals(List.of("    # }", ""), function.lines());
        Statement.Definition definition = assertInstanceOf(
                Statement.Definition.class, result.tree().statements().get(1));
        assertEquals("f", definition.name());
        assertEquals(8, definition.lastLine());
    }

    private static ParseResult<BitbakeFile> parse(String text) {
        return BitbakeParser.parse(SourceFile.of("t.bb", text), Dialect.SCARTHGAP);
    }
}
