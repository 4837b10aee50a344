package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that arrive while the server works, as bytes on its streams: what they overtake ends, and is not shown. */
@Timeout(600)
class OvertakenTest {
    private static final String APPEND = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";
    private static final int REQUEST_CANCELLED = -32800;
    private static final int CONTENT_MODIFIED = -32801;
    /** How often two threads may happen to run one after the other. */
    private static final int TRIES = 50;

    private static final int KEYS = 80;

    @TempDir
    Path root;

    private OutputStream toServer;
    private DataInputStream fromServer;

    @BeforeEach
    void start() throws Exception {
        root = root.toRealPath();
        ServerTest.foundingCase(root);
        Wire in = new Wire();
        Wire out = new Wire();
        toServer = in.start();
        fromServer = new DataInputStream(out.end());
        Connection.serve(new BsplintServer("test"), in.end(), out.start());
        send(
                request(
                        1,
                        "initialize",
                        "{\"capabilities\": {}, \"workspaceFolders\": [{\"uri\": \"" + root.toUri()
                                + "\", \"name\": \"p\"}]}"),
                notice("initialized", "{}"));
        answer(1);
    }

    @AfterEach
    void end() throws Exception {
        send(request(9999, "shutdown", "null"), notice("exit", "null"));
    }

    /** The request may be answered before the other message is read: then once more. */
    @Test
    void aCancelledRequestIsAnsweredAsSuch() throws Exception {
        send(opened("EXTRA_OEMAKE:append = \" CFG_X=y\"\n"));
        boolean cancelled = false;
        for (int id = 100; !cancelled; id += 2) {
            assertTrue(id < 100 + 2 * TRIES, "no request was cancelled");
            send(
                    changed(id, "EXTRA_OEMAKE:append = \" CFG_X=" + id + "\"\n"),
                    request(id, "textDocument/hover", position()),
                    request(id + 1, "textDocument/references", position()),
                    notice("$/cancelRequest", "{\"id\": " + id + "}"));
            JsonObject hover = answer(id);
            cancelled = code(hover) == REQUEST_CANCELLED;
            assertTrue(cancelled || hover.has("result"), hover::toString);
            assertTrue(answer(id + 1).has("result"));
        }
    }

    @Test
    void aQuestionThatAChangeOvertakesIsAnsweredAsSuch() throws Exception {
        send(opened("EXTRA_OEMAKE:append = \" CFG_X=y\"\n"));
        boolean overtaken = false;
        for (int id = 100; !overtaken; id += 2) {
            assertTrue(id < 100 + 2 * TRIES, "no request was overtaken");
            send(
                    changed(id, "EXTRA_OEMAKE:append = \" CFG_X=" + id + "\"\n"),
                    request(id, "textDocument/hover", position()),
                    changed(id + 1, "EXTRA_OEMAKE:append = \" CFG_X=n\"\n"),
                    request(id + 1, "textDocument/hover", position()));
            JsonObject hover = answer(id);
            overtaken = code(hover) == CONTENT_MODIFIED;
            assertTrue(overtaken || hover.has("result"), hover::toString);
            assertTrue(answer(id + 1).has("result"));
        }
    }

    @Test
    void ofManyKeysOnlyTheLastOnesAreShown() throws Exception {
        send(opened(""));
        int version = 1;
        List<Integer> shown = List.of();
        for (int round = 0; round == 0 || shown.size() > KEYS / 4; round++) {
            assertTrue(round < TRIES, shown.size() + " of " + KEYS + " states were shown");
            shown = typed(version + 1);
            version += KEYS + 1;
        }
    }

    /** Versions that are shown of many keys; what the last shows is what the same text shows by itself. */
    private List<Integer> typed(int first) throws IOException {
        int last = first + KEYS - 1;
        List<String> messages = new ArrayList<>();
        for (int version = first; version <= last; version++) {
            messages.add(changed(version, "UNKNOWN_" + version + " = \"\n"));
        }
        send(messages.toArray(String[]::new));
        List<Integer> versions = new ArrayList<>();
        JsonObject shown;
        do {
            shown = await(this::isPublished).getAsJsonObject("params");
            if (shown.get("version").getAsInt() >= first) {
                versions.add(shown.get("version").getAsInt());
            }
        } while (shown.get("version").getAsInt() < last);
        assertEquals(versions.stream().sorted().distinct().toList(), versions, "later ones come later");
        send(changed(last + 1, "UNKNOWN_" + last + " = \"\n\n"));
        JsonObject again = await(message -> isPublished(message)
                && message.getAsJsonObject("params").get("version").getAsInt() == last + 1);
        assertEquals(shown.get("diagnostics"), again.getAsJsonObject("params").get("diagnostics"));
        return versions;
    }

    private JsonObject answer(int id) throws IOException {
        return await(message -> isAnswer(message, id));
    }

    private boolean isPublished(JsonObject message) {
        return message.has("method")
                && message.get("method").getAsString().equals("textDocument/publishDiagnostics")
                && message.getAsJsonObject("params").get("uri").getAsString().equals(uri());
    }

    // ---- messages

    private String uri() {
        return Places.uri(root, APPEND);
    }

    private String opened(String text) throws IOException {
        Files.createDirectories(root.resolve(APPEND).getParent());
        return notice(
                "textDocument/didOpen",
                "{\"textDocument\": {\"uri\": \"" + uri()
                        + "\", \"languageId\": \"bitbake\", \"version\": 1, \"text\": " + quoted(text) + "}}");
    }

    private String changed(int version, String text) {
        return notice(
                "textDocument/didChange",
                "{\"textDocument\": {\"uri\": \"" + uri() + "\", \"version\": " + version
                        + "}, \"contentChanges\": [{\"text\": " + quoted(text) + "}]}");
    }

    private String position() {
        return "{\"textDocument\": {\"uri\": \"" + uri()
                + "\"}, \"position\": {\"line\": 0, \"character\": 3}, \"context\": {\"includeDeclaration\": true}}";
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    private static String request(int id, String method, String parameters) {
        return "{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + parameters
                + "}";
    }

    private static String notice(String method, String parameters) {
        return "{\"jsonrpc\": \"2.0\", \"method\": \"" + method + "\", \"params\": " + parameters + "}";
    }

    /** All at once, so that the last arrives before the first is worked on. */
    private void send(String... messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String message : messages) {
            byte[] body = message.getBytes(StandardCharsets.UTF_8);
            bytes.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body);
        }
        toServer.write(bytes.toByteArray());
        toServer.flush();
    }

    private JsonObject await(Predicate<JsonObject> wanted) throws IOException {
        while (true) {
            JsonObject message = receive();
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    private JsonObject receive() throws IOException {
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        return JsonParser.parseString(new String(fromServer.readNBytes(length), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = fromServer.read(); read != '\n'; read = fromServer.read()) {
            if (read < 0) {
                throw new IOException("the server is gone");
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }

    private static boolean isAnswer(JsonObject message, int id) {
        return message.has("id") && !message.has("method") && message.get("id").getAsInt() == id;
    }

    private static int code(JsonObject answer) {
        return answer.has("error") ? answer.getAsJsonObject("error").get("code").getAsInt() : 0;
    }
}
