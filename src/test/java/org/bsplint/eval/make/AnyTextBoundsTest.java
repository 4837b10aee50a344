package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.eval.make.shell.PureShell;
import org.bsplint.eval.make.shell.Tree;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.make.MakeLine;
import org.bsplint.syntax.make.MakeText;

/** Nothing that a file may hold makes a parser or the evaluator throw. */
class AnyTextBoundsTest {
    private static final Tree NO_FILES = new Tree() {
        @Override
        public boolean isFile(String name) {
            return false;
        }

        @Override
        public boolean isDirectory(String name) {
            return false;
        }

        @Override
        public List<String> list(String name) {
            return List.of();
        }

        @Override
        public java.util.Optional<String> text(String name) {
            return java.util.Optional.empty();
        }

        @Override
        public List<String> glob(String pattern) {
            return List.of();
        }
    };

    @Property(tries = 1500)
    void makefiles(@ForAll("texts") String text) {
        String loud =
                text + "\nA := $(" + text + ")\n$(eval " + text + ")\nU := $(shell uname)\nB := $(U:" + text + ")\n";
        var evaluation = new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(new MemoryTree(Map.of("Makefile", loud)), "", "Makefile"));
        assertTrue(evaluation.errors().size() <= 1);
    }

    @Property(tries = 3000)
    void commands(@ForAll("texts") String text) {
        new PureShell(NO_FILES).run(text);
        new PureShell(NO_FILES).run("echo $((" + text + "))");
        new PureShell(NO_FILES).run("printf '" + text + "' x | sed 's/" + text + "/b/' | tr '" + text + "' a");
    }

    @Property
    void logicalLinesCoverTheFile(@ForAll("texts") String text) {
        int end = 0;
        for (MakeLine line : MakeText.of(SourceFile.of("Makefile", text)).lines()) {
            assertTrue(line.offset() >= end);
            assertEquals(
                    "", text.substring(end, line.offset()).replace("\n", "").replace("\uFEFF", ""));
            end = line.offset() + line.length();
            line.statement();
        }
        assertEquals("", text.substring(end).replace("\n", "").replace("\uFEFF", ""));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "$",
                        "(",
                        ")",
                        "{",
                        "}",
                        "\\",
                        "\n",
                        "\\\n",
                        "#",
                        " ",
                        "\t",
                        ":",
                        "=",
                        "+=",
                        "?=",
                        ":=",
                        ",",
                        "%",
                        "'",
                        "\"",
                        ";",
                        "&",
                        "|",
                        "<",
                        ">",
                        "`",
                        "a",
                        "B",
                        "1",
                        "0x",
                        "if ",
                        "ifeq ",
                        "ifdef ",
                        "else",
                        "endif\n",
                        "define ",
                        "endef",
                        "call ",
                        "eval ",
                        "foreach ",
                        "subst ",
                        "shell ",
                        "include ",
                        "override ",
                        "do ",
                        "then ",
                        "fi",
                        "echo ",
                        "expr ",
                        "test ",
                        "[",
                        "]",
                        "-",
                        "*",
                        "/",
                        "\r",
                        "\uE000",
                        "é",
                        "\u0000",
                        "!",
                        "~",
                        "$(",
                        "$((",
                        "${")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }
}
