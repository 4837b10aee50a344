package org.bsplint.lsp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bsplint.lsp.client.Buffer;
import org.bsplint.lsp.work.Worker;
import org.bsplint.source.Span;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Requests and notices about single documents. */
final class DocumentFeatures implements TextDocumentService {
    private final Projects projects;
    private final BsplintServer server;
    /** Texts of open documents by address; kept by the thread that reads messages. */
    private final Map<String, String> texts = new HashMap<>();

    DocumentFeatures(Projects projects, BsplintServer server) {
        this.projects = projects;
        this.server = server;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        String uri = opened.getTextDocument().getUri();
        String text = opened.getTextDocument().getText();
        texts.put(uri, text);
        Buffer buffer = new Buffer(text, Optional.of(opened.getTextDocument().getVersion()));
        projects.open(uri, buffer);
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        String uri = changed.getTextDocument().getUri();
        String text = texts.getOrDefault(uri, "");
        for (TextDocumentContentChangeEvent change : changed.getContentChanges()) {
            text = Buffer.apply(text, change);
        }
        changed(uri, text, changed.getTextDocument().getVersion());
    }

    private void changed(String uri, String text, Integer version) {
        texts.put(uri, text);
        Places.path(uri).ifPresent(file -> projects.edit(file, new Buffer(text, Optional.ofNullable(version))));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        String uri = closed.getTextDocument().getUri();
        texts.remove(uri);
        Places.path(uri).ifPresent(projects::close);
    }

    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        // who does not tell of files that others change is asked for all of them at that moment
        Places.path(saved.getTextDocument().getUri())
                .ifPresent(file -> projects.refresh(server.watches() ? List.of(file) : List.of()));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's answer where there is nothing to show is null
    public CompletableFuture<Hover> hover(HoverParams at) {
        return Worker.answered(
                projects.ask(
                        at.getTextDocument().getUri(),
                        Optional.<Hover>empty(),
                        (snapshot, path) -> new Hovers(snapshot).at(path, at.getPosition())),
                found -> found.orElse(null));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                Either.forLeft(List.of()),
                (snapshot, path) -> Either.forLeft(new Navigation(snapshot).definition(path, at.getPosition())));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                List.of(),
                (snapshot, path) -> new Navigation(snapshot).references(path, at.getPosition()));
    }

    @Override
    @SuppressWarnings("NullAway") // the protocol's answer for what is no file is null
    public CompletableFuture<WorkspaceEdit> rename(RenameParams at) {
        return Worker.answered(
                projects.ask(
                        at.getTextDocument().getUri(),
                        Optional.<WorkspaceEdit>empty(),
                        (snapshot, path) ->
                                Optional.of(new Renaming(snapshot).rename(path, at.getPosition(), at.getNewName()))),
                edit -> edit.orElse(null));
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams at) {
        return Worker.answered(
                projects.ask(
                        at.getTextDocument().getUri(),
                        Optional.<Span>empty(),
                        (snapshot, path) -> Optional.of(new Renaming(snapshot).word(path, at.getPosition()))),
                word -> word.map(span -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
                                new PrepareRenameResult(Places.range(span), span.text())))
                        .orElse(null));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                List.of(),
                (snapshot, path) -> new Navigation(snapshot)
                        .highlights(path, at.getPosition()).stream()
                                .map(DocumentHighlight::new)
                                .toList());
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(DocumentSymbolParams of) {
        return projects.ask(
                of.getTextDocument().getUri(),
                List.of(),
                (snapshot, path) -> new Navigation(snapshot)
                        .symbols(path).stream()
                                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                                .toList());
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                Either.forRight(new CompletionList(List.of())),
                (snapshot, path) -> Either.forRight(new Completions(snapshot).at(path, at.getPosition())));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                List.of(),
                (snapshot, path) -> new Actions(snapshot, server.takesDocumentChanges())
                        .at(path, at.getRange()).stream()
                                .map(Either::<Command, CodeAction>forRight)
                                .toList());
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams at) {
        return projects.ask(
                at.getTextDocument().getUri(),
                List.of(),
                (snapshot, path) -> new Hints(snapshot).inlay(path, at.getRange()));
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams of) {
        return projects.ask(
                of.getTextDocument().getUri(), List.of(), (snapshot, path) -> new Hints(snapshot).lenses(path));
    }
}
