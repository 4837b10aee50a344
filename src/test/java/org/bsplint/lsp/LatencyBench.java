package org.bsplint.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;

/**
 * Types into files of a real project and prints how long fresh diagnostics take, from the key to the arrival of the file's
 * diagnostics of that version: {@code BSPLINT=COMMAND LatencyBench PROJECT KIND=FILE=LINE…}. The server is a process of its
 * own; each text is typed a character at a time at the end of the file, half-typed states included, and taken back. Of
 * {@code BEFORE||TEXT||BEHIND} only the text is typed: all else is there from the start, and each key makes a whole line.
 * CPU time is that of the server's worker thread, where the system tells it ({@code /proc}), and that of all threads: makefiles
 * are evaluated in threads of their own, and the compiler and the collector have theirs.
 */
public final class LatencyBench {
    private static final int MAX_KEYS = Integer.getInteger("keys", 120);

    private final Process server;
    private final Client client;

    private LatencyBench(Process server, Client client) {
        this.server = server;
        this.client = client;
    }

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toRealPath();
        List<String> command =
                new ArrayList<>(Arrays.asList(System.getenv("BSPLINT").split(" ")));
        command.add("lsp");
        long start = System.nanoTime();
        Process server = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Client client = Client.open(root, server.getInputStream(), server.getOutputStream());
        LatencyBench bench = new LatencyBench(server, client);
        bench.first(args[1].split("=", 3)[1], start);
        for (int i = 1; i < args.length; i++) {
            String[] typed = args[i].split("=", 3);
            bench.type(typed[0], typed[1], typed[2]);
        }
        System.out.printf("memory: %d MB now, %d MB at most%n", bench.memory("VmRSS"), bench.memory("VmHWM"));
        client.close();
        server.waitFor(5, TimeUnit.SECONDS);
        server.destroy();
        System.exit(0);
    }

    private void first(String path, long start) throws Exception {
        client.openFile(path);
        client.awaitAny();
        System.out.printf(
                "first diagnostics: %d ms (%d ms of CPU), %d of them in %d files%n",
                millis(System.nanoTime() - start),
                total(),
                client.allDiagnostics().values().stream().mapToInt(List::size).sum(),
                client.allDiagnostics().size());
    }

    private void type(String kind, String path, String text) throws Exception {
        client.openFile(path);
        String before = client.onDisk(path);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        String[] parts = line(text);
        String typed = parts[1];
        List<Long> times = new ArrayList<>();
        long cpu = 0;
        long allBefore = total();
        if (!typed.equals(text)) {
            client.type(path, before + parts[0] + parts[2]);
            client.awaitCurrent(path);
        }
        for (int key = 0; times.size() < MAX_KEYS; key++) {
            int column = key % (typed.length() + 1);
            long cpuBefore = cpu();
            long start = System.nanoTime();
            if (column == typed.length()) {
                client.type(path, before + parts[0] + parts[2]);
            } else {
                Position at = new Position(line, parts[0].length() + column);
                client.insert(path, at, typed.substring(column, column + 1));
            }
            client.awaitCurrent(path);
            times.add(System.nanoTime() - start);
            cpu += cpu() - cpuBefore;
        }
        long all = total() - allBefore;
        times.sort(null);
        System.out.printf(
                "%-14s p50 %4d ms  p95 %4d ms  max %4d ms  cpu %4d ms a key, %d in all threads  %s%n",
                kind,
                millis(times.get(MAX_KEYS / 2)),
                millis(times.get(MAX_KEYS * 95 / 100)),
                millis(times.get(MAX_KEYS - 1)),
                millis(cpu / MAX_KEYS),
                all / MAX_KEYS,
                path);
        client.type(path, before);
        client.awaitCurrent(path);
    }

    /** What is there before the typed text, the text, and what is there behind it. */
    private static String[] line(String text) {
        String[] parts = text.split("\\|\\|", 3);
        return parts.length == 3 ? parts : new String[] {"", text, ""};
    }

    private long memory(String what) throws IOException {
        Path status = Path.of("/proc", Long.toString(server.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                .findFirst()
                .orElse(-1);
    }

    /** Nanoseconds that the server's worker has run; 0 where nothing tells it. */
    private long cpu() throws IOException {
        Path tasks = Path.of("/proc", Long.toString(server.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        long sum = 0;
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : (Iterable<Path>) all::iterator) {
                if (Files.readString(task.resolve("comm")).strip().equals("bsplint-lsp")) {
                    sum += Long.parseLong(
                            Files.readString(task.resolve("schedstat")).split(" ")[0]);
                }
            }
        }
        return sum;
    }

    /** Milliseconds that all threads of the server have run. */
    private long total() {
        return server.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
