package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The order of a session, as the protocol prescribes it. */
class ProtocolTest {
    private static final String INITIALIZE = request(1, "initialize", "{\"processId\":null,\"capabilities\":{}}");
    private static final String HOVER =
            "{\"textDocument\":{\"uri\":\"file:///x.cmd\"},\"position\":{\"line\":0,\"character\":0}}";

    private static String request(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static String notice(String method) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{}}";
    }

    /** The answers by their numbers. */
    private static Map<Integer, JsonObject> session(String... messages) throws Exception {
        StringBuilder sent = new StringBuilder();
        for (String message : messages) {
            int length = message.getBytes(StandardCharsets.UTF_8).length;
            sent.append("Content-Length: ").append(length).append("\r\n\r\n").append(message);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Connection.serve(
                        new BsplintServer("test"),
                        new ByteArrayInputStream(sent.toString().getBytes(StandardCharsets.UTF_8)),
                        out)
                .get(60, TimeUnit.SECONDS);
        Map<Integer, JsonObject> answers = new HashMap<>();
        for (String part : out.toString(StandardCharsets.UTF_8).split("Content-Length: \\d+\r\n\r\n")) {
            JsonElement answer = part.isBlank() ? new JsonObject() : JsonParser.parseString(part);
            if (answer instanceof JsonObject object && object.has("id") && !object.has("method")) {
                answers.put(object.get("id").getAsInt(), object);
            }
        }
        return answers;
    }

    private static int code(JsonObject answer) {
        return answer.getAsJsonObject("error").get("code").getAsInt();
    }

    @Test
    void nothingIsAnsweredBeforeInitialize() throws Exception {
        Map<Integer, JsonObject> answers = session(
                request(5, "textDocument/hover", HOVER),
                notice("initialized"),
                INITIALIZE,
                INITIALIZE.replace("\"id\":1", "\"id\":2"));
        assertEquals(-32002, code(answers.get(5)));
        assertTrue(answers.get(1).has("result"), answers::toString);
        assertEquals(-32600, code(answers.get(2)), "a session begins once");
    }

    @Test
    void positionsAreCountedAsEveryClientCan() throws Exception {
        JsonObject offered =
                session(INITIALIZE).get(1).getAsJsonObject("result").getAsJsonObject("capabilities");
        assertEquals("utf-16", offered.get("positionEncoding").getAsString());
    }

    @Test
    void shutdownIsAnsweredWithNothing() throws Exception {
        JsonObject answer = session(INITIALIZE, request(2, "shutdown", "null")).get(2);
        assertFalse(answer.has("error"), answer::toString);
        assertTrue(answer.has("result") && answer.get("result").isJsonNull(), answer::toString);
    }

    @Test
    void whatNobodyKnowsIsNoMethod() throws Exception {
        Map<Integer, JsonObject> answers =
                session(INITIALIZE, request(2, "textDocument/nothing", "{}"), request(3, "$/nothing", "{}"));
        assertEquals(-32601, code(answers.get(2)));
        assertEquals(-32601, code(answers.get(3)));
    }
}
