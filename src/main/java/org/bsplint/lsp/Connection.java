package org.bsplint.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.MessageIssue;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Joins a server to a client's streams. */
public final class Connection {
    private Connection() {}

    /** Serves until the client says {@code exit} or closes its end; the future is done then. */
    public static CompletableFuture<Void> serve(BsplintServer server, InputStream in, OutputStream out) {
        // a message that lacks what the protocol prescribes is answered as such, before it reaches the server
        Launcher<LanguageClient> launcher = new LSPLauncher.Builder<LanguageClient>()
                .setLocalService(server)
                .setRemoteInterface(LanguageClient.class)
                .setInput(in)
                .setOutput(out)
                .validateMessages(true)
                .wrapMessages(Connection::wellFormed)
                .setExceptionHandler(Connection::error)
                .create();
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        Thread closing = new Thread(() -> awaitEnd(listening, server), "bsplint-lsp-end");
        closing.setDaemon(true);
        closing.start();
        return server.ended();
    }

    /** What the protocol has and this server does not offer is no fault of its own. */
    private static ResponseError error(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < 5 && cause != null; depth++) {
            if (cause instanceof UnsupportedOperationException) {
                return new ResponseError(ResponseErrorCode.MethodNotFound, "this server does not offer that", null);
            }
            cause = cause.getCause();
        }
        return RemoteEndpoint.DEFAULT_EXCEPTION_HANDLER.apply(thrown);
    }

    /** Lets through what the protocol allows; LSP4J itself takes more for granted. */
    private static MessageConsumer wellFormed(MessageConsumer next) {
        return message -> {
            String fault = fault(message);
            if (!fault.isEmpty()) {
                throw new MessageIssueException(
                        message, new MessageIssue(fault, ResponseErrorCode.InvalidRequest.getValue()));
            }
            next.consume(message);
        };
    }

    private static String fault(Message message) {
        if (message instanceof RequestMessage request) {
            String method = request.getMethod();
            if (isNotification(method)) {
                return "`" + method + "` is a notification: it has no `id`";
            }
            return request.getParams() == null && takesParams(method) ? "`params` are missing" : "";
        }
        return message instanceof NotificationMessage told
                        && told.getParams() == null
                        && told.getMethod().startsWith("textDocument/did")
                ? "`params` are missing"
                : "";
    }

    private static boolean isNotification(String method) {
        return method.startsWith("textDocument/did")
                || method.startsWith("workspace/did")
                || method.startsWith("$/")
                || method.equals("exit")
                || method.equals("initialized");
    }

    /** What a client asks of the server takes parameters, but for the few methods that end or start a session. */
    private static boolean takesParams(String method) {
        return method.startsWith("textDocument/")
                || method.equals("initialize")
                || method.equals("workspace/symbol")
                || method.equals("workspace/executeCommand");
    }

    private static void awaitEnd(Future<Void> listening, BsplintServer server) {
        try {
            listening.get();
        } catch (ExecutionException | InterruptedException broken) {
            // a broken stream is an end like any other
        } finally {
            server.exit();
        }
    }
}
