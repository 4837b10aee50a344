package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real editors drive the server over standard input and output; one that is not installed is skipped. */
class EditorsTest {
    @TempDir
    Path root;

    @Test
    void neovim() throws Exception {
        drive(List.of("nvim", "--headless", "-u", "NONE", "-n", "-c", "luafile editors/test/neovim.lua"));
    }

    @Test
    void emacs() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/usr/share/emacs/site-lisp/elpa")), "elpa-eglot is not installed");
        drive(List.of("emacs", "-Q", "--batch", "-l", "editors/test/emacs.el"));
    }

    private void drive(List<String> command) throws Exception {
        assumeTrue(isInstalled(command.get(0)), command.get(0) + " is not installed");
        ServerTest.foundingCase(root);
        Path log = root.resolveSibling(root.getFileName() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        environment.put("BSPLINT", java + " -cp " + System.getProperty("java.class.path") + " org.bsplint.cli.Main");
        environment.put("BSPLINT_PROJECT", root.toString());
        environment.put("HOME", root.toString());
        Process editor = builder.start();
        boolean ended = editor.waitFor(600, TimeUnit.SECONDS);
        if (!ended) {
            editor.destroyForcibly();
        }
        String said = Files.readString(log);
        Files.delete(log);
        assertEquals(0, ended ? editor.exitValue() : -1, said);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
