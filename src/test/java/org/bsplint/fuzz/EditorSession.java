package org.bsplint.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bsplint.lsp.BsplintServer;
import org.bsplint.lsp.Connection;

/**
 * One editor's messages, a line each; {@code ROOT} in them is the address of a small product's folder. A text that starts
 * with {@code Content-Length} goes to the server as it is. The server must neither answer "internal error" nor hang.
 */
final class EditorSession {
    private static final Map<String, String> PRODUCT = Map.of(
            "optee_os/build.mk", "PLATFORM := stm32mp1-157C_DK2\nCFG_TEE_CORE_DEBUG := n\n",
            "u-boot/configs/acme_defconfig", "CONFIG_CMD_FUSE=y\nCONFIG_BOOTDELAY=0\n",
            "provision/close.cmd", "fuse prog 0 0x0 0x40\n");
    private static final int MAX_MESSAGES = 30;
    private static final String LAST =
            "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"workspace/symbol\",\"params\":{\"query\":\"\"}}";

    private EditorSession() {}

    static void run(byte[] input) {
        boolean raw = startsRaw(input);
        byte[] sent = raw ? input : framed(new String(input, StandardCharsets.UTF_8) + "\n" + LAST);
        Answers answers = new Answers();
        Patient in = new Patient(sent, raw ? new CountDownLatch(0) : answers.last);
        try {
            CompletableFuture<Void> ended = Connection.serve(new BsplintServer("0"), in, answers);
            ended.thenRun(answers.last::countDown);
            ended.get(200, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            throw new AssertionError("the server did not end with its input", stuck);
        }
        String text = answers.text();
        assertFalse(text.contains("\"code\":-32603"), text);
        assertFalse(text.contains("bsplint: internal error"), text);
    }

    /** Ends only when the last question was answered, as an editor's stream does. */
    private static final class Patient extends ByteArrayInputStream {
        private final CountDownLatch answered;

        Patient(byte[] sent, CountDownLatch answered) {
            super(sent);
            this.answered = answered;
        }

        @Override
        public int read() {
            awaitAtEnd();
            return super.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            awaitAtEnd();
            return super.read(into, offset, length);
        }

        private void awaitAtEnd() {
            try {
                if (available() == 0 && !answered.await(150, TimeUnit.SECONDS)) {
                    throw new AssertionError("the last question was never answered");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What the server sent so far. */
    private static final class Answers extends ByteArrayOutputStream {
        final CountDownLatch last = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            if (text().contains("\"id\":\"last\"")) {
                last.countDown();
            }
        }

        synchronized String text() {
            return toString(StandardCharsets.UTF_8);
        }
    }

    private static boolean startsRaw(byte[] input) {
        return new String(input, 0, Math.min(input.length, 7), StandardCharsets.ISO_8859_1).equals("Content");
    }

    private static byte[] framed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<String> lines = text.replace("ROOT", Folder.ADDRESS).lines().toList();
        List<String> sent = new ArrayList<>(lines.subList(0, Math.min(lines.size() - 1, MAX_MESSAGES)));
        sent.add(LAST);
        sent.forEach(line -> {
            byte[] message = line.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(("Content-Length: " + message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes(message);
        });
        return bytes.toByteArray();
    }

    /** Made once: the product that messages speak of. Messages that are no JSON are logged by LSP4J: not here. */
    private static final class Folder {
        static final String ADDRESS = make();

        private static String make() {
            Logger.getLogger("org.eclipse.lsp4j").setLevel(Level.OFF);
            try {
                Path root = Files.createTempDirectory("bsplint-editor");
                root.toFile().deleteOnExit();
                for (Map.Entry<String, String> file : PRODUCT.entrySet()) {
                    Path path = root.resolve(file.getKey());
                    Files.createDirectories(path.getParent());
                    Files.writeString(path, file.getValue());
                }
                String address = root.toUri().toString();
                return address.substring(0, address.length() - 1);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
