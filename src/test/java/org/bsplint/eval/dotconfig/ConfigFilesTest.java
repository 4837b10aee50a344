package org.bsplint.eval.dotconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFilesTest {
    @ParameterizedTest
    @CsvSource({
        "CONFIG_A=y, SET",
        "' CONFIG_A=y', IGNORED",
        "CONFIG_A, IGNORED",
        "# CONFIG_A is not set, NOT_SET",
        "# CONFIG_A is not set  , NOT_SET",
        "#CONFIG_A is not set, COMMENT",
        "# a comment, COMMENT",
        "#include <configs/x.config>, INCLUDE",
        "CONFIG_A =y, SET",
        "config_a=y, IGNORED"
    })
    void linesAreWhatConfTakesThemFor(String text, ConfigLine.Kind kind) {
        assertEquals(
                kind, ConfigFile.line(text, SourceFile.of("f", "").span(0, 0)).kind());
    }

    @Test
    void aPartialFileLeavesTheRestUnknown() {
        Evaluation evaluation = ConfigFiles.evaluate(List.of(
                SourceFile.of("a", "CONFIG_A=y\n# CONFIG_B is not set\n"),
                SourceFile.of("b", "CONFIG_B=y\r\nCONFIG_S=\"x\"\r\n")));
        assertEquals(Value.known("y"), evaluation.options().value("CONFIG_B"));
        assertEquals(Value.known("\"x\""), evaluation.options().value("CONFIG_S"));
        assertTrue(evaluation.options().value("CONFIG_C").isUndecided());
        assertEquals(2, evaluation.options().get("CONFIG_B").history().size());
    }

    @Test
    void aGeneratedFileIsComplete() {
        SourceFile file = SourceFile.of(".config", "#\n# Automatically generated file; DO NOT EDIT.\n#\nCONFIG_A=y\n");
        assertEquals(ConfigFiles.Kind.COMPLETE, ConfigFiles.kind(file));
        assertEquals(Value.UNSET, ConfigFiles.evaluate(List.of(file)).options().value("CONFIG_C"));
    }

    private static String merged(String base, String... fragments) {
        List<ConfigFile> files = List.of(fragments).stream()
                .map(text -> ConfigFile.parse(SourceFile.of("f", text)).tree())
                .toList();
        return ConfigMerge.merge(
                        ConfigFile.parse(SourceFile.of("b", base)).tree().lines(), files)
                .stream()
                .map(ConfigLine::text)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void mergingIsDoneOnText() {
        assertEquals("CONFIG_B=y\nCONFIG_A=n", merged("CONFIG_A=y\nCONFIG_B=y\n", "CONFIG_A=n\n"));
        assertEquals("CONFIG_A_LONG=y\nCONFIG_A=n", merged("CONFIG_A=y\nCONFIG_A_LONG=y\n", "CONFIG_A=n\n"));
        assertEquals("CONFIG_A=n", merged("CONFIG_S=\"uses CONFIG_A here\"\nCONFIG_A=y\n", "CONFIG_A=n\n"));
        assertEquals("CONFIG_X=yCONFIG_A=n", merged("CONFIG_X=y", "CONFIG_A=n\n"));
        assertEquals("# CONFIG_A is not set", merged("CONFIG_A=y\n", "# CONFIG_A is not set\n"));
    }
}
