package org.bsplint.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Joins a server to a client's streams. */
public final class Connection {
    private Connection() {}

    /** Serves until the client says {@code exit} or closes its end; the future is done then. */
    public static CompletableFuture<Void> serve(BsplintServer server, InputStream in, OutputStream out) {
        // a request that lacks what the protocol prescribes is answered as such, before it reaches the server
        Launcher<LanguageClient> launcher = LSPLauncher.createServerLauncher(server, in, out, true, null);
        server.connect(launcher.getRemoteProxy());
        Future<Void> listening = launcher.startListening();
        Thread closing = new Thread(() -> awaitEnd(listening, server), "bsplint-lsp-end");
        closing.setDaemon(true);
        closing.start();
        return server.ended();
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
