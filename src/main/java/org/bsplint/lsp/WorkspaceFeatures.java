package org.bsplint.lsp;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.bsplint.lsp.client.ClientSettings;
import org.bsplint.lsp.work.Worker;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Requests and notices about the whole workspace. */
final class WorkspaceFeatures implements WorkspaceService {
    private final Projects projects;
    private final Consumer<String> shown;
    private final Runnable settingsAsked;

    /**
     * @param shown shows a text to the user, as editors do nothing with the answer to a command
     * @param settingsAsked asks the client for its settings, where it told only that they changed
     */
    WorkspaceFeatures(Projects projects, Consumer<String> shown, Runnable settingsAsked) {
        this.projects = projects;
        this.shown = shown;
        this.settingsAsked = settingsAsked;
    }

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {
        if (ClientSettings.isStated(changed.getSettings())) {
            projects.configure(ClientSettings.of(changed.getSettings()));
        } else {
            settingsAsked.run();
        }
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
        projects.refresh(changed.getChanges().stream()
                .flatMap(event -> Places.path(event.getUri()).stream())
                .toList());
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams changed) {
        changed.getEvent().getAdded().forEach(folder -> projects.addRoot(folder.getUri()));
        changed.getEvent().getRemoved().forEach(folder -> projects.removeRoot(folder.getUri()));
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams asked) {
        return Worker.answered(
                projects.askAll(snapshot -> new Navigation(snapshot).symbolsLike(asked.getQuery())), Either::forRight);
    }

    /** A client that shows the answer by itself gives a second argument. */
    @Override
    public CompletableFuture<Object> executeCommand(ExecuteCommandParams asked) {
        if (!Commands.ALL.contains(asked.getCommand())) {
            return CompletableFuture.failedFuture(new ResponseErrorException(new ResponseError(
                    ResponseErrorCode.InvalidParams, "this server has no command `" + asked.getCommand() + "`", null)));
        }
        if (asked.getCommand().equals(Commands.CHOICES)) {
            return Worker.answered(
                    projects.askAll(snapshot -> List.of(Choices.of(snapshot))), all -> (Object) Choices.json(all));
        }
        String argument = asked.getArguments() == null || asked.getArguments().isEmpty()
                ? ""
                : text(asked.getArguments().get(0));
        boolean shows = !asked.getCommand().equals(Commands.SUMMARY)
                && (asked.getArguments() == null || asked.getArguments().size() < 2);
        return Worker.answered(
                projects.askAll(snapshot -> Commands.run(snapshot, asked.getCommand(), argument)), texts -> {
                    String text = String.join("\n", texts);
                    if (shows && !text.isBlank()) {
                        shown.accept(text);
                    }
                    return text;
                });
    }

    private static String text(Object argument) {
        return argument instanceof JsonPrimitive text ? text.getAsString() : String.valueOf(argument);
    }
}
