package org.bsplint.lsp;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bsplint.lsp.client.ClientSettings;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server: one per client. */
public final class BsplintServer implements LanguageServer, LanguageClientAware {
    private final Projects projects = new Projects(this::publish, this::closed, this::withProgress, this::failed);
    private final TextDocumentService documents = new DocumentFeatures(projects, this);
    private final WorkspaceService workspace = new WorkspaceFeatures(projects, this::show, this::askSettings);
    private final String version;
    private volatile Optional<LanguageClient> client = Optional.empty();
    private volatile ClientCapabilities capabilities = new ClientCapabilities();
    private final Publisher publisher = new Publisher();
    private int progressCount;
    private volatile boolean initialized;
    private volatile boolean settingsGiven;
    private volatile boolean shutDown;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param version of the program */
    public BsplintServer(String version) {
        this.version = version;
    }

    @Override
    public void connect(LanguageClient connected) {
        client = Optional.of(connected);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        if (initialized) {
            return CompletableFuture.failedFuture(new ResponseErrorException(
                    new ResponseError(ResponseErrorCode.InvalidRequest, "`initialize` comes once", null)));
        }
        initialized = true;
        if (asked.getCapabilities() != null) {
            capabilities = asked.getCapabilities();
        }
        settingsGiven = ClientSettings.isStated(asked.getInitializationOptions());
        projects.configure(ClientSettings.of(asked.getInitializationOptions()));
        roots(asked).forEach(projects::addRoot);
        ServerInfo info = new ServerInfo("bsplint", version);
        return CompletableFuture.completedFuture(new InitializeResult(offered(), info));
    }

    @SuppressWarnings("deprecation") // older clients send only rootUri
    private static List<String> roots(InitializeParams asked) {
        return asked.getWorkspaceFolders() != null
                        && !asked.getWorkspaceFolders().isEmpty()
                ? asked.getWorkspaceFolders().stream()
                        .map(WorkspaceFolder::getUri)
                        .toList()
                : Stream.ofNullable(asked.getRootUri()).toList();
    }

    private static ServerCapabilities offered() {
        ServerCapabilities offered = new ServerCapabilities();
        offered.setPositionEncoding(PositionEncodingKind.UTF16); // which every client has to understand
        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(Either.forRight(new SaveOptions(false)));
        offered.setTextDocumentSync(sync);
        offered.setHoverProvider(true);
        offered.setDefinitionProvider(true);
        offered.setReferencesProvider(true);
        offered.setRenameProvider(new RenameOptions(true));
        offered.setDocumentHighlightProvider(true);
        offered.setDocumentSymbolProvider(true);
        offered.setWorkspaceSymbolProvider(true);
        offered.setInlayHintProvider(true);
        offered.setCodeLensProvider(new CodeLensOptions(false));
        offered.setCompletionProvider(new CompletionOptions(false, List.of("$", "{", "_", " ")));
        offered.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix, CodeActionKind.Refactor)));
        offered.setExecuteCommandProvider(new ExecuteCommandOptions(Commands.ALL));
        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        offered.setWorkspace(new WorkspaceServerCapabilities(folders));
        return offered;
    }

    @Override
    public void initialized(InitializedParams done) {
        if (!settingsGiven) {
            askSettings();
        }
        if (watches()) {
            DidChangeWatchedFilesRegistrationOptions files = new DidChangeWatchedFilesRegistrationOptions(
                    List.of(new FileSystemWatcher(Either.forLeft("**/*"))));
            client.ifPresent(connected -> connected.registerCapability(new RegistrationParams(
                    List.of(new Registration("bsplint-files", "workspace/didChangeWatchedFiles", files)))));
        }
    }

    boolean isInitialized() {
        return initialized;
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's answer is null
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        projects.shutdown();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void exit() {
        projects.shutdown();
        ended.complete(null);
    }

    /** Done once the client said {@code exit}, or is gone. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    private void failed(RuntimeException failure) {
        client.ifPresent(connected ->
                connected.logMessage(new MessageParams(MessageType.Error, "bsplint: internal error: " + failure)));
    }

    private void show(String text) {
        client.ifPresent(connected -> connected.showMessage(new MessageParams(MessageType.Info, text)));
    }

    /** Clients that do not send their settings are asked for them; what they have none of stays as it is. */
    private void askSettings() {
        boolean tells = capabilities.getWorkspace() != null
                && Boolean.TRUE.equals(capabilities.getWorkspace().getConfiguration());
        if (!tells || client.isEmpty()) {
            return;
        }
        ConfigurationItem item = new ConfigurationItem();
        item.setSection("bsplint");
        client.get()
                .configuration(new ConfigurationParams(List.of(item)))
                .thenAccept(answers -> answers.stream()
                        .filter(JsonObject.class::isInstance)
                        .findFirst()
                        .ifPresent(settings -> projects.configure(ClientSettings.of(settings))));
    }

    /** Was {@code shutdown} asked for before the end, as the protocol wants? */
    public boolean wasShutDown() {
        return shutDown;
    }

    @Override
    public TextDocumentService getTextDocumentService() {
        return documents;
    }

    @Override
    public WorkspaceService getWorkspaceService() {
        return workspace;
    }

    /** Does the client tell of files that others change? */
    boolean watches() {
        return capabilities.getWorkspace() != null
                && capabilities.getWorkspace().getDidChangeWatchedFiles() != null
                && Boolean.TRUE.equals(
                        capabilities.getWorkspace().getDidChangeWatchedFiles().getDynamicRegistration());
    }

    /** May an edit create files? */
    boolean takesDocumentChanges() {
        return capabilities.getWorkspace() != null
                && capabilities.getWorkspace().getWorkspaceEdit() != null
                && Boolean.TRUE.equals(
                        capabilities.getWorkspace().getWorkspaceEdit().getDocumentChanges());
    }

    private void publish(Snapshot snapshot) {
        client.ifPresent(connected -> publisher.publish(snapshot, connected));
    }

    private void closed(Path root) {
        client.ifPresent(connected -> publisher.clear(root, connected));
    }

    /** Shows that an evaluation is under way, where the client can. */
    private void withProgress(Runnable work) {
        boolean shows = capabilities.getWindow() != null
                && Boolean.TRUE.equals(capabilities.getWindow().getWorkDoneProgress());
        if (!shows || client.isEmpty()) {
            work.run();
            return;
        }
        LanguageClient connected = client.get();
        Either<String, Integer> token = Either.forLeft("bsplint-" + ++progressCount);
        connected.createProgress(new WorkDoneProgressCreateParams(token));
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle("bsplint: evaluating the project");
        connected.notifyProgress(new ProgressParams(token, Either.forLeft(begin)));
        try {
            work.run();
        } finally {
            connected.notifyProgress(new ProgressParams(token, Either.forLeft(new WorkDoneProgressEnd())));
        }
    }
}
