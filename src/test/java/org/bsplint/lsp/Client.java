package org.bsplint.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEditCapabilities;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor in miniature, joined to the server by the protocol's own streams. */
final class Client implements LanguageClient, AutoCloseable {
    /** What the server showed to the user. */
    final List<String> messages = new java.util.concurrent.CopyOnWriteArrayList<>();

    private static final long PATIENCE = 150;

    private final Map<String, List<Diagnostic>> shown = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    final List<Object> progress = java.util.Collections.synchronizedList(new ArrayList<>());
    /** Methods that the server registered. */
    final List<String> registrations = new java.util.concurrent.CopyOnWriteArrayList<>();

    private final List<OutputStream> wires = new ArrayList<>();
    private final LanguageServer server;
    private final Path root;
    private int version;

    private Client(Path root, InputStream fromServer, OutputStream toServer) {
        this.root = root;
        Launcher<LanguageServer> launcher = LSPLauncher.createClientLauncher(this, fromServer, toServer);
        launcher.startListening();
        server = launcher.getRemoteProxy();
    }

    /** With a server in this process. */
    static Client open(Path root) throws Exception {
        return open(List.of(root), true);
    }

    /**
     * With a server in this process.
     *
     * @param roots workspace folders; paths are told relative to the first
     * @param able does the editor show progress, take edits that make files, and watch files?
     */
    static Client open(List<Path> roots, boolean able) throws Exception {
        Wire toServer = new Wire();
        Wire toClient = new Wire();
        Connection.serve(new BsplintServer("test"), toServer.end(), toClient.start());
        Client client = open(roots, able, toClient.end(), toServer.start());
        client.wires.addAll(List.of(toServer.start(), toClient.start()));
        return client;
    }

    /** With a server that is at the other end of these streams. */
    static Client open(Path root, InputStream fromServer, OutputStream toServer) throws Exception {
        return open(List.of(root), true, fromServer, toServer);
    }

    private static Client open(List<Path> roots, boolean able, InputStream fromServer, OutputStream toServer)
            throws Exception {
        Client client = new Client(roots.get(0), fromServer, toServer);
        InitializeParams asked = new InitializeParams();
        asked.setWorkspaceFolders(roots.stream()
                .map(root -> new WorkspaceFolder(root.toUri().toString(), "project"))
                .toList());
        asked.setCapabilities(able ? abilities() : new ClientCapabilities());
        client.server.initialize(asked).get(PATIENCE, TimeUnit.SECONDS);
        client.server.initialized(new InitializedParams());
        return client;
    }

    private static ClientCapabilities abilities() {
        ClientCapabilities able = new ClientCapabilities();
        WindowClientCapabilities window = new WindowClientCapabilities();
        window.setWorkDoneProgress(true);
        able.setWindow(window);
        WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
        WorkspaceEditCapabilities edits = new WorkspaceEditCapabilities();
        edits.setDocumentChanges(true);
        workspace.setWorkspaceEdit(edits);
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        able.setWorkspace(workspace);
        return able;
    }

    LanguageServer server() {
        return server;
    }

    String uri(String path) {
        return root.resolve(path).normalize().toUri().toString();
    }

    TextDocumentIdentifier document(String path) {
        return new TextDocumentIdentifier(uri(path));
    }

    String onDisk(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    void openFile(String path) {
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(path), "text", 1, onDisk(path))));
    }

    /** Replaces the whole buffer. */
    void type(String path, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(path), ++version),
                        List.of(new TextDocumentContentChangeEvent(text))));
    }

    /** Replaces part of a line, as a key does. */
    void insert(String path, Position at, String text) {
        server.getTextDocumentService()
                .didChange(new DidChangeTextDocumentParams(
                        new VersionedTextDocumentIdentifier(uri(path), ++version),
                        List.of(new TextDocumentContentChangeEvent(new Range(at, at), text))));
    }

    /** Waits until the diagnostics of the buffer's last version are there. */
    void awaitCurrent(String path) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        synchronized (shown) {
            while (versions.getOrDefault(uri(path), -1) < version) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("no diagnostics of version " + version + " of " + path);
                }
                shown.wait(200);
            }
        }
    }

    /** Waits for the first diagnostics of any file. */
    void awaitAny() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        synchronized (shown) {
            while (shown.isEmpty() && System.nanoTime() < end) {
                shown.wait(200);
            }
        }
    }

    /** Addresses of all files that have diagnostics. */
    Map<String, List<Diagnostic>> allDiagnostics() {
        Map<String, List<Diagnostic>> all = new TreeMap<>(shown);
        all.values().removeIf(List::isEmpty);
        return all;
    }

    List<Diagnostic> diagnostics(String path) {
        return shown.getOrDefault(uri(path), List.of());
    }

    /** Waits until the file's diagnostics are as wanted; the last ones seen if they never are. */
    List<Diagnostic> await(String path, Predicate<List<Diagnostic>> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        synchronized (shown) {
            while (!wanted.test(diagnostics(path)) && System.nanoTime() < end) {
                shown.wait(200);
            }
        }
        return diagnostics(path);
    }

    static boolean has(List<Diagnostic> diagnostics, String rule) {
        return diagnostics.stream()
                .anyMatch(one ->
                        one.getCode() != null && rule.equals(one.getCode().getLeft()));
    }

    static Position at(int line, int column) {
        return new Position(line, column);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams published) {
        synchronized (shown) {
            shown.put(published.getUri(), published.getDiagnostics());
            if (published.getVersion() != null) {
                versions.put(published.getUri(), published.getVersion());
            }
            shown.notifyAll();
        }
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams created) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void notifyProgress(ProgressParams told) {
        progress.add(told.getValue());
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams registered) {
        registered.getRegistrations().forEach(one -> registrations.add(one.getMethod()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
        return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void showMessage(MessageParams message) {
        messages.add(message.getMessage());
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void logMessage(MessageParams message) {}

    @Override
    public void close() throws Exception {
        server.shutdown().get(PATIENCE, TimeUnit.SECONDS);
        server.exit();
        for (OutputStream wire : wires) {
            wire.close();
        }
    }
}
