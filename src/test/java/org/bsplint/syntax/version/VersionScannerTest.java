package org.bsplint.syntax.version;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.syntax.Antlr;

/** The scanner takes what the grammar takes, and reads the same from it. */
class VersionScannerTest {
    @Property(tries = 3000)
    void readsVersionsAsTheGrammarDefinesThem(@ForAll("texts") String text) {
        assertEquals(grammarsVersion(text), Version.parse(text).map(VersionScannerTest::parts), text);
    }

    @Property(tries = 3000)
    void readsRangesAsTheGrammarDefinesThem(@ForAll("texts") String text) {
        Optional<List<String>> read = VersionRange.parse(text)
                .map(range -> range.constraints().stream()
                        .map(constraint -> constraint.operator() + parts(constraint.version()))
                        .toList());
        assertEquals(grammarsRange(text), read, text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "v",
                        "rc",
                        "STM",
                        "1",
                        "02",
                        "12",
                        ".",
                        ".",
                        "-",
                        "_",
                        "+",
                        "~",
                        " ",
                        "\t",
                        "<",
                        "<=",
                        ">",
                        ">=",
                        "=",
                        "==",
                        "!=",
                        ",",
                        "!",
                        "§",
                        "123456789012345678901")
                .list()
                .ofMinSize(0)
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static Optional<String> grammarsVersion(String text) {
        var parsed = Antlr.parse(text.strip(), VersionLexer::new, VersionParser::new, VersionParser::single);
        return parsed.errors().isEmpty() ? Optional.of(parts(parsed.tree().version())) : Optional.empty();
    }

    private static Optional<List<String>> grammarsRange(String text) {
        var parsed = Antlr.parse(text.strip(), VersionLexer::new, VersionParser::new, VersionParser::range);
        if (!parsed.errors().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(parsed.tree().constraints.stream()
                .map(tree ->
                        (tree.operator == null || tree.operator.getText().equals("==") ? "=" : tree.operator.getText())
                                + parts(tree.target))
                .toList());
    }

    private static String parts(VersionParser.VersionContext tree) {
        List<Long> numbers = tree.numbers.stream()
                .map(token -> Version.number(token.getText()))
                .toList();
        List<String> pieces = tree.pieces.stream()
                .map(piece -> piece.word != null ? piece.word.getText().toLowerCase() : piece.number.getText())
                .toList();
        return tree.getText() + numbers + pieces;
    }

    private static String parts(Version version) {
        return version.toString() + version.numbers() + version.pieces();
    }
}
