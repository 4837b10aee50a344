package org.bsplint.eval.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The installed GNU make, asked what it prints for a makefile. */
final class GnuMake {
    private GnuMake() {}

    /** Is it there, and the release that is mirrored? */
    static boolean isThere() {
        try {
            Process process = new ProcessBuilder("make", "--version")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && text.startsWith("GNU Make 4.3\n");
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lines that make prints while it reads, sorted: its two streams have no common order. */
    static List<String> output(Path folder, String text, List<String> words) {
        try {
            Files.writeString(folder.resolve("Makefile"), text);
            List<String> command = new ArrayList<>(List.of("make", "-f", "Makefile", "all"));
            command.addAll(words);
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            String path = environment.get("PATH");
            environment.clear();
            environment.put("PATH", path);
            environment.put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return shown.lines()
                    .filter(line -> !line.startsWith("make: "))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
