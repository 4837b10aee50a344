package org.bsplint.lsp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.HoverParams;

/**
 * Types into files of a real project and prints how long the answer takes:
 * {@code java -cp target/test-classes:target/classes:… org.bsplint.lsp.LatencyBench PROJECT FILE…}. From a key to the
 * evaluated project, by asking for a hover right after each change.
 */
public final class LatencyBench {
    private static final int KEYS = 60;

    private LatencyBench() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        long start = System.nanoTime();
        Client client = Client.open(root);
        client.openFile(args[1]);
        hover(client, args[1]);
        System.out.printf("first answer: %d ms%n", millis(start));
        for (int i = 1; i < args.length; i++) {
            type(client, args[i]);
        }
        Runtime runtime = Runtime.getRuntime();
        runtime.gc();
        System.out.printf("memory: %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
        client.close();
        System.exit(0);
    }

    private static void type(Client client, String path) throws Exception {
        String text = client.onDisk(path);
        client.openFile(path);
        hover(client, path);
        List<Long> times = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            long start = System.nanoTime();
            client.type(path, text + "# " + "x".repeat(key) + "\n");
            hover(client, path);
            times.add(millis(start));
        }
        times.sort(null);
        System.out.printf(
                "%s: p50 %d ms, p95 %d ms, max %d ms%n",
                path, times.get(KEYS / 2), times.get(KEYS * 95 / 100), times.get(KEYS - 1));
    }

    private static void hover(Client client, String path) throws Exception {
        client.server()
                .getTextDocumentService()
                .hover(new HoverParams(client.document(path), Client.at(0, 0)))
                .get(120, TimeUnit.SECONDS);
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
