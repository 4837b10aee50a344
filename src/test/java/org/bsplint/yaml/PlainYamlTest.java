package org.bsplint.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read without the full parser is, with its places, what that reads. */
final class PlainYamlTest {
    private static final String TYPICAL = """
            # what is built
            version: 1
            operations: [close-device, release]   # what will be done

            yocto:
              machine: stm32mp1   # a comment
              layers:
                - ../meta-acme
                -   layers/meta vendor

              distro: nodistro
            components:
              optee:
                source: ./optee-os
            empty: []
            scripts: [ provision/*.cmd , a.b ]
            last: the words of a text
            """;

    @Test
    void readsWhatSettingsAreWrittenIn() {
        assertTrue(agrees(TYPICAL));
        assertTrue(agrees(TYPICAL.strip()));
        assertTrue(agrees(TYPICAL + "\n# the end"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# only",
                "a",
                "a:",
                "a: b\n c",
                "a: b\n  c: d",
                "a:\n- b",
                "a:\n b: c\n  d: e",
                "a: 'b'",
                "a: &x b",
                "a: b\na: c",
                "a: b: c",
                "a:b",
                "a: b #c",
                "a: b#c",
                "a: [b#c]",
                "a: [b #c]",
                "a: [b,]",
                "a: [,b]",
                "a: [b",
                "a: [b]c",
                "a: [b] #c",
                "a: [b]#c",
                "a: {b: c}",
                "a: - b",
                "- a",
                "a:\n  - b: c",
                "a:\n  -b",
                "a:\n  - b\n c: d",
                "a:\n  - b\n  c: d",
                "a:\n  - b\n  - c\nd: e",
                " a: b\n c: d",
                " a: b\nc: d",
                "a: b\n--- \nc: d",
                "---\na: b",
                "a: b\n...\n",
                "a: |\n  b",
                "a: \tb",
                "a: b\r\n",
                "a: \u00e4",
                "? a",
                "a: !x b",
                "a: *b",
                "a: b\n\n\n",
                "a: ..",
                "a: /",
                "a: -b",
                "a: b c  d ",
                "1: 2",
                "a:   # c\n  b: c",
                "a:#c\n  b: c",
                "a: [a b, c]",
                "a: =",
                "a: <<",
                "<<: b",
                "a: ~",
                "a: 1.5",
                "a-b.c: d",
                "-a: b",
                "a: b\n\n  # c\nd: e",
                "a:\n  b: c\n # x\n  d: e",
                "a:\n  b: c\n   # x\n",
                "a:\n\n  - b\n\n\n  - c # x\n"
            })
    void agreesOrLeavesIt(String text) {
        agrees(text);
    }

    @Property(tries = 2000)
    void anyTextIsReadTheSameOrLeft(@ForAll("lines") List<String> lines) {
        agrees(String.join("\n", lines));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        Arbitrary<String> indent = Arbitraries.of("", "", "  ", "  ", "    ", " ");
        Arbitrary<String> start = Arbitraries.of("a:", "b:", "c:", "d-e:", "- ", "-", "# x", "", "f: ", "g:  ");
        Arbitrary<String> value = Arbitraries.of(
                "",
                " x",
                " x y",
                " [x]",
                " [ x , y/z ]",
                " []",
                " # c",
                " x # c",
                " x#c",
                " [x] # c",
                " x:",
                " 'x'",
                " [x",
                " ]",
                " -",
                " x: y",
                " *x");
        return net.jqwik.api.Combinators.combine(indent, start, value)
                .as((first, second, third) -> first + second + third)
                .list()
                .ofMaxSize(7);
    }

    @Test
    void readsTheSamplesOfThisProject() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("samples"))) {
            List<Path> files = all.filter(path -> path.endsWith("bsplint.yaml")).toList();
            assertTrue(!files.isEmpty());
            for (Path file : files) {
                assertTrue(agrees(Files.readString(file)), file.toString());
            }
        }
    }

    /** Was it read? If so, as by the full parser. */
    private static boolean agrees(String text) {
        SourceFile file = SourceFile.of("bsplint.yaml", text);
        Optional<YamlNode> plain = PlainYaml.read(file);
        if (plain.isPresent()) {
            var full = YamlReader.parse(file);
            assertEquals(List.of(), full.diagnostics(), text);
            assertEquals(full.tree(), plain, text);
        }
        return plain.isPresent();
    }
}
