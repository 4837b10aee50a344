package org.bsplint.eval.bitbake.dump;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

class EnvironmentDumpTest {
    private static final String DUMP = """
            NOTE: some log line
            #
            # INCLUDE HISTORY:
            #
            # /build/conf/local.conf
            #
            # $A [2 operations]
            #   set? /build/conf/local.conf:3
            #     "first"
            #   :append[x] /layer/a.bbappend:12
            #     " two
            #     lines"
            # pre-expansion value:
            #   "first two
            #lines"
            A="first two \\
            lines"
            #
            # $B
            #   set data.py:12 [emit]
            #     "say \\"hi\\""
            export B="say \\\\"hi\\\\" \\$HOME"
            #
            # $C [2 operations]
            #   exported /build/conf/local.conf:7
            #     [export] "1"
            #   set /build/conf/local.conf:8
            #     [opt] "value"
            #
            # $D
            #   [no history recorded]
            #
            #   ""
            D=""
            # expansion of E threw ExpansionError: Failure expanding variable E
            # line: 3, file: /layer/a.bb
            do_compile() {
            F="not a variable"
            }

            python do_p () {
                pass
            }
            """;

    private final Evaluation read = EnvironmentDump.read(
            SourceFile.of("a.bbenv", DUMP),
            path -> path.equals("/build/conf/local.conf")
                    ? Optional.of(SourceFile.of("build/conf/local.conf", "\n\nA ?= \"first\"\n"))
                    : Optional.empty());

    @Test
    void valuesAreThoseOfTheShellLines() {
        assertEquals(Value.known("first two\nlines"), read.options().value("A"));
        assertEquals(Value.known("say \\\"hi\\\" $HOME"), read.options().value("B"));
        assertEquals(Value.UNSET, read.options().value("C"));
        assertEquals(Value.known(""), read.options().value("D"));
        assertInstanceOf(Value.Failing.class, read.options().value("E"));
        assertInstanceOf(Value.Unknown.class, read.options().value("do_compile"));
        assertInstanceOf(Value.Unknown.class, read.options().value("do_p"));
        assertEquals(Value.UNSET, read.options().value("F"));
    }

    @Test
    void flagsComeFromTheHistory() {
        assertEquals(
                Map.of("export", Value.known("1"), "opt", Value.known("value")),
                read.options().get("C").flags());
    }

    @Test
    void historyKeepsItsOrderAndPlaces() {
        Option option = read.options().get("A");
        assertEquals(
                List.of("set?", ":append[x]"),
                option.history().stream().map(Assignment::operator).toList());
        assertEquals(
                "build/conf/local.conf",
                option.history().get(0).span().orElseThrow().path());
        assertEquals(" two\nlines", option.history().get(1).text());
        assertEquals("/layer/a.bbappend:12", option.history().get(1).note());
        assertTrue(EnvironmentDump.isOne(DUMP));
    }
}
