package org.bsplint.lsp;

import com.google.gson.JsonNull;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
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
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** Joins a server to a client's streams. */
public final class Connection {
    private static final Set<String> KNOWN =
            ServiceEndpoints.getSupportedMethods(LanguageServer.class).keySet();
    /** What goes out passes by the same way as what comes in. */
    private static final Set<String> ASKED_OF_CLIENT =
            ServiceEndpoints.getSupportedMethods(LanguageClient.class).keySet();

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
                .wrapMessages(next -> wellFormed(server, next))
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
    private static MessageConsumer wellFormed(BsplintServer server, MessageConsumer next) {
        return message -> {
            Optional<MessageIssue> fault = fault(message, server.isInitialized());
            if (fault.isPresent()) {
                throw new MessageIssueException(message, fault.get());
            }
            if (message instanceof NotificationMessage told
                    && told.getParams() instanceof DidChangeConfigurationParams changed
                    && changed.getSettings() == null) {
                changed.setSettings(JsonNull.INSTANCE); // they changed, and the client wants to be asked for them
            }
            boolean early = message instanceof NotificationMessage told
                    && !server.isInitialized()
                    && !told.getMethod().equals("exit");
            if (!early) {
                next.consume(message);
            }
        };
    }

    private static Optional<MessageIssue> fault(Message message, boolean initialized) {
        if (message instanceof RequestMessage request) {
            String method = request.getMethod();
            if (ASKED_OF_CLIENT.contains(method)) {
                return Optional.empty();
            }
            if (!KNOWN.contains(method)) {
                return issue("this server has no `" + method + "`", ResponseErrorCode.MethodNotFound);
            }
            if (isNotification(method)) {
                return issue("`" + method + "` is a notification: it has no `id`", ResponseErrorCode.InvalidRequest);
            }
            if (!initialized && !method.equals("initialize")) {
                return issue("`initialize` comes first", ResponseErrorCode.ServerNotInitialized);
            }
            return request.getParams() == null && takesParams(method)
                    ? issue("`params` are missing", ResponseErrorCode.InvalidRequest)
                    : Optional.empty();
        }
        return message instanceof NotificationMessage told
                        && told.getParams() == null
                        && told.getMethod().startsWith("textDocument/did")
                ? issue("`params` are missing", ResponseErrorCode.InvalidRequest)
                : Optional.empty();
    }

    private static Optional<MessageIssue> issue(String text, ResponseErrorCode code) {
        return Optional.of(new MessageIssue(text, code.getValue()));
    }

    private static boolean isNotification(String method) {
        return method.startsWith("textDocument/did")
                || method.startsWith("workspace/did")
                || method.startsWith("$/")
                || method.equals("window/workDoneProgress/cancel")
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
