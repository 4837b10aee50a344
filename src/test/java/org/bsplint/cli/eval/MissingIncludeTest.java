package org.bsplint.cli.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bsplint.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that makefiles include and that nothing makes: make stops, and so is told, beside the values as they are then. */
class MissingIncludeTest {
    @TempDir
    private Path folder = Path.of(".");

    private String run(Object... words) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        assertEquals(
                0,
                Main.run(writer, writer, Stream.of(words).map(Object::toString).toArray(String[]::new)));
        writer.flush();
        return out.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void platformThatDoesNotExist() throws IOException {
        write("Makefile", "include core/core.mk\nall: ;\n");
        write(
                "core/core.mk",
                "-include core/arch/arm/plat-$(PLATFORM)/conf.mk\ninclude mk/config.mk\ninclude mk/subdir.mk\n");
        write("mk/config.mk", "CFG_A ?= y\n");
        write(
                "mk/subdir.mk",
                "define subdir\ninclude $1/sub.mk\nendef\n$(eval $(call subdir,core/arch/arm/plat-$(PLATFORM)))\n");
        write("core/arch/arm/plat-own/sub.mk", "srcs-y += main.c\n");
        assertFalse(run("eval", "optee", folder, "--platform", "own").contains("error"));
        String text = run("eval", "optee", folder, "--platform", "nope");
        assertTrue(
                text.contains("error: mk/subdir.mk:4:1: No rule to make target 'core/arch/arm/plat-nope/sub.mk'"),
                text);
        assertTrue(text.contains("CFG_A = \"y\""), text);
    }

    @Test
    void fileThatARuleMayMake() throws IOException {
        write("own.mk", "include a.mk sub/b.dep c.gen\na.mk: ; @touch $@\n%.dep: ; @touch $@\n.in.gen: ; @touch $@\n");
        assertFalse(run("eval", "make", folder.resolve("own.mk")).contains("error"));
        write("own.mk", "%.dep: ; @touch $@\nsub/%.x: ; @touch $@\ninclude a.mk\n");
        assertTrue(run("eval", "make", folder.resolve("own.mk")).contains("own.mk:3:1: No rule to make target 'a.mk'"));
    }
}
