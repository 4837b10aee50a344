package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as a process of its own.
 *
 * @param folder for its cache and what it says of errors
 */
record Program(Path folder) {
    /** Seconds: only a process that hangs takes as long. */
    static final long PATIENCE = 300;

    record Ended(int status, String out, String err) {}

    ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.bsplint.cli.Main"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("own-cache").toString());
        return builder;
    }

    Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        Process process = builder.redirectError(err.toFile()).start();
        String out = builder.redirectOutput() == Redirect.PIPE
                ? new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                : "";
        assertTrue(process.waitFor(PATIENCE, TimeUnit.SECONDS));
        return new Ended(process.exitValue(), out, Files.readString(err));
    }

    /** The status of a run to which Ctrl-C comes after a while, unless it was done before. */
    int interrupted(long millis, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = command(words);
        builder.command().addAll(0, List.of("env", "--default-signal=INT"));
        Process process = builder.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            boolean sent = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
            // one that was done in the moment between is no longer there to be told: it ends without
            assertTrue(process.waitFor(sent ? PATIENCE : 10, TimeUnit.SECONDS), String.join(" ", words));
        }
        return process.exitValue();
    }
}
