package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The founding case in an editor: OTP words are burnt through an OP-TEE that refuses it. */
class ServerTest {
    static final String SCRIPT = "provision/close.cmd";
    static final String APPEND = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";
    private static final String RULE = "otp-write-refused-by-optee";

    @TempDir
    Path root;

    private Client client;

    @BeforeEach
    void open() throws Exception {
        foundingCase(root);
        client = Client.open(root);
    }

    static void foundingCase(Path root) throws Exception {
        Path sample = Path.of("samples/close-device-ecosystem-3.0");
        try (Stream<Path> files = Files.walk(sample)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path copy = root.resolve(sample.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    private List<Diagnostic> founding() throws Exception {
        client.openFile(SCRIPT);
        return client.await(SCRIPT, all -> Client.has(all, RULE));
    }

    @Test
    void aFixTypedInAnotherFileTakesTheFindingAway() throws Exception {
        List<Diagnostic> found = founding();
        Diagnostic refused = found.stream()
                .filter(one -> RULE.equals(one.getCode().getLeft()))
                .findFirst()
                .orElseThrow();
        assertEquals(3, refused.getRange().getStart().getLine());
        client.openFile(APPEND);
        client.type(APPEND, client.onDisk(APPEND) + "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n");
        assertFalse(Client.has(client.await(SCRIPT, all -> !Client.has(all, RULE)), RULE));
        client.server().getTextDocumentService().didClose(new DidCloseTextDocumentParams(client.document(APPEND)));
        assertTrue(
                Client.has(client.await(SCRIPT, all -> Client.has(all, RULE)), RULE), "the file on disk counts again");
    }

    @Test
    void aFileChangedOutsideIsSeen() throws Exception {
        founding();
        Files.writeString(root.resolve(APPEND), client.onDisk(APPEND) + "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n");
        client.server().getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of()));
        assertFalse(Client.has(client.await(SCRIPT, all -> !Client.has(all, RULE)), RULE));
    }

    @Test
    void brokenBuffersKeepWhatIsKnown() throws Exception {
        founding();
        client.type(SCRIPT, "fuse prog -y 0 0 0x40\nif true; then\n");
        List<Diagnostic> found = client.await(SCRIPT, all -> Client.has(all, "syntax-error"));
        assertTrue(Client.has(found, RULE), "what runs before the error is still judged: " + found);
        client.openFile("bsplint.yaml");
        client.type("bsplint.yaml", client.onDisk("bsplint.yaml") + "operatio: [x\n");
        client.await("bsplint.yaml", all -> !all.isEmpty());
        assertTrue(Client.has(client.diagnostics(SCRIPT), RULE));
    }

    @Test
    void answersToCommandsAreShown() throws Exception {
        founding();
        var workspace = client.server().getWorkspaceService();
        Object page = workspace
                .executeCommand(new org.eclipse.lsp4j.ExecuteCommandParams("bsplint.explain", List.of(RULE)))
                .get();
        assertTrue(String.valueOf(page).contains(RULE), String.valueOf(page));
        workspace
                .executeCommand(new org.eclipse.lsp4j.ExecuteCommandParams("bsplint.explain", List.of(RULE, "shown")))
                .get();
        assertEquals(
                1,
                client.messages.size(),
                () -> "shown by the server only where the client does not: " + client.messages);
    }

    @Test
    void hoverTellsValueStoryAndFuses() throws Exception {
        founding();
        client.type(SCRIPT, "setenv word 0x0\nfuse prog -y 0 ${word} 0x40\n");
        String text = hover(SCRIPT, 1, 2);
        assertTrue(text.contains("closes the device"), text);
        assertTrue(text.contains("irreversible"), text);
        assertTrue(hover(SCRIPT, 1, 18).contains("`0x0`"), "the variable's value");
        client.openFile(APPEND);
        client.type(APPEND, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n");
        String option = hover(APPEND, 0, 20);
        assertTrue(option.contains("**CFG_STM32_BSEC_WRITE** = `y`"), option);
        assertTrue(option.contains("bbappend:1"), "the story: " + option);
    }

    private String hover(String path, int line, int column) throws Exception {
        Hover hover = client.server()
                .getTextDocumentService()
                .hover(new HoverParams(client.document(path), Client.at(line, column)))
                .get(150, TimeUnit.SECONDS);
        assertNotNull(hover, path + ":" + line + ":" + column);
        return hover.getContents().getRight().getValue();
    }

    @Test
    void definitionAndReferences() throws Exception {
        founding();
        client.type(SCRIPT, "setenv word 0x0\nfuse prog -y 0 ${word} 0x40\n");
        client.openFile(APPEND);
        client.type(APPEND, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n");
        var places = client.server()
                .getTextDocumentService()
                .definition(new DefinitionParams(client.document(SCRIPT), Client.at(1, 18)))
                .get(150, TimeUnit.SECONDS)
                .getLeft();
        assertEquals(0, places.get(0).getRange().getStart().getLine());
        var option = client.server()
                .getTextDocumentService()
                .definition(new DefinitionParams(client.document(APPEND), Client.at(0, 20)))
                .get(150, TimeUnit.SECONDS)
                .getLeft();
        assertTrue(option.stream().anyMatch(place -> place.getUri().contains("bbappend")), option::toString);
        List<? extends Location> mentions = client.server()
                .getTextDocumentService()
                .references(new ReferenceParams(client.document(APPEND), Client.at(0, 20), new ReferenceContext(true)))
                .get(150, TimeUnit.SECONDS);
        assertTrue(mentions.stream().anyMatch(place -> place.getUri().contains("bbappend")), mentions::toString);
    }

    @Test
    void actionsFixWaiveAndExplain() throws Exception {
        founding();
        List<CodeAction> actions = client
                .server()
                .getTextDocumentService()
                .codeAction(new CodeActionParams(
                        client.document(SCRIPT),
                        new Range(Client.at(3, 0), Client.at(3, 5)),
                        new CodeActionContext(List.of())))
                .get(150, TimeUnit.SECONDS)
                .stream()
                .map(one -> one.getRight())
                .toList();
        List<String> titles = actions.stream().map(CodeAction::getTitle).toList();
        CodeAction fix = actions.stream()
                .filter(one -> Boolean.TRUE.equals(one.getIsPreferred()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(titles.toString()));
        assertTrue(fix.getEdit().toString().contains("CFG_STM32_BSEC_WRITE"), fix::toString);
        assertTrue(titles.stream().anyMatch(title -> title.contains("waive " + RULE)), titles::toString);
        assertFalse(titles.stream().anyMatch(title -> title.contains("ignore " + RULE)), "irreversible: only a waiver");
        Object page = client.server()
                .getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(Commands.EXPLAIN, List.of(RULE)))
                .get(150, TimeUnit.SECONDS);
        assertTrue(page.toString().contains(RULE), page::toString);
    }

    @Test
    void completionFitsThePlace() throws Exception {
        founding();
        client.type(SCRIPT, "fuse prog -y 0 \nfus\necho ${\nstm32key \n");
        assertTrue(labels(SCRIPT, 0, 15).contains("24"), "OTP words");
        assertTrue(labels(SCRIPT, 1, 3).contains("fuse"));
        assertTrue(labels(SCRIPT, 3, 9).contains("close"));
        client.openFile(APPEND);
        client.type(APPEND, "EXTRA_OEMAKE += \"CFG_\n# bsplint:ignore \n");
        assertTrue(labels(APPEND, 0, 21).contains("CFG_STM32_BSEC_WRITE"));
        assertTrue(labels(APPEND, 1, 17).contains(RULE));
    }

    private List<String> labels(String path, int line, int column) throws Exception {
        return client
                .server()
                .getTextDocumentService()
                .completion(new CompletionParams(client.document(path), Client.at(line, column)))
                .get(150, TimeUnit.SECONDS)
                .getRight()
                .getItems()
                .stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    @Test
    void symbolsHintsAndLenses() throws Exception {
        founding();
        client.type(SCRIPT, "setenv word 0x0\nfuse prog -y 0 ${word} 0x40\n");
        var documents = client.server().getTextDocumentService();
        assertEquals(
                "word",
                documents
                        .documentSymbol(new DocumentSymbolParams(client.document(SCRIPT)))
                        .get(150, TimeUnit.SECONDS)
                        .get(0)
                        .getRight()
                        .getName());
        String hints = documents
                .inlayHint(new InlayHintParams(client.document(SCRIPT), new Range(Client.at(0, 0), Client.at(9, 0))))
                .get(150, TimeUnit.SECONDS)
                .toString();
        assertTrue(hints.contains("OTP 0"), hints);
        var lenses =
                documents.codeLens(new CodeLensParams(client.document(SCRIPT))).get(150, TimeUnit.SECONDS);
        assertTrue(lenses.get(0).getCommand().getTitle().contains("irreversible"));
        assertNotNull(client.server()
                .getWorkspaceService()
                .symbol(new WorkspaceSymbolParams("CORE_DEBUG"))
                .get(150, TimeUnit.SECONDS));
    }

    @Test
    void ownVariablesAreRenamedOptionsAreNot() throws Exception {
        founding();
        client.type(SCRIPT, "setenv word 0x0\nfuse prog -y 0 ${word} 0x40\n");
        var edit = client.server()
                .getTextDocumentService()
                .rename(new RenameParams(client.document(SCRIPT), Client.at(1, 18), "otp"))
                .get(150, TimeUnit.SECONDS);
        assertEquals(2, edit.getChanges().get(client.uri(SCRIPT)).size());
        client.openFile(APPEND);
        client.type(APPEND, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n");
        var refused = client.server()
                .getTextDocumentService()
                .rename(new RenameParams(client.document(APPEND), Client.at(0, 20), "X"));
        Exception why = assertThrows(ExecutionException.class, () -> refused.get(60, TimeUnit.SECONDS));
        assertTrue(why.getMessage().contains("read by code of others"), why::getMessage);
    }

    @Test
    void settingsAndFoldersMayChangeWhileRunning() throws Exception {
        founding();
        JsonObject chosen = new JsonObject();
        chosen.addProperty("ecosystem", "2.0");
        JsonObject settings = new JsonObject();
        settings.add("bsplint", chosen);
        client.server().getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(settings));
        assertTrue(summary().contains("ecosystem 2.0"), this::summaryOrNothing);
        WorkspaceFolder folder = new WorkspaceFolder(root.toUri().toString(), "project");
        client.server()
                .getWorkspaceService()
                .didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(
                        new WorkspaceFoldersChangeEvent(List.of(), List.of(folder))));
        assertEquals("", summary());
        client.server()
                .getWorkspaceService()
                .didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(
                        new WorkspaceFoldersChangeEvent(List.of(folder), List.of())));
        assertFalse(summary().isEmpty());
    }

    private String summary() throws Exception {
        return client.server()
                .getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(Commands.SUMMARY, List.of()))
                .get(150, TimeUnit.SECONDS)
                .toString()
                .replace("\"", "");
    }

    private String summaryOrNothing() {
        try {
            return summary();
        } catch (Exception failed) {
            return failed.toString();
        }
    }

    @Test
    void progressIsShownOnce() throws Exception {
        founding();
        assertEquals(2, client.progress.size());
    }

    @Test
    void randomEditsNeverLoseSync() throws Exception {
        founding();
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(client.onDisk(SCRIPT));
        List<String> pieces =
                List.of("\n", "fuse prog -y 0 0 0x40\n", "'", "if true; then ", "fi\n", "${word}", "é", "x");
        for (int i = 0; i < 60; i++) {
            int start = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), start + random.nextInt(8));
            String piece = pieces.get(random.nextInt(pieces.size()));
            TextDocumentContentChangeEvent change =
                    new TextDocumentContentChangeEvent(new Range(position(text, start), position(text, end)), piece);
            client.server()
                    .getTextDocumentService()
                    .didChange(new DidChangeTextDocumentParams(
                            new VersionedTextDocumentIdentifier(client.uri(SCRIPT), i + 2), List.of(change)));
            text.replace(start, end, piece);
        }
        hoverAnything();
        List<String> edited = codes(client.diagnostics(SCRIPT));
        Files.writeString(root.resolve(SCRIPT), text.toString());
        try (Client fresh = Client.open(root)) {
            fresh.openFile(SCRIPT);
            fresh.await(SCRIPT, all -> codes(all).equals(edited));
            assertEquals(edited, codes(fresh.diagnostics(SCRIPT)));
        }
    }

    private void hoverAnything() throws Exception {
        client.server()
                .getTextDocumentService()
                .hover(new HoverParams(client.document(SCRIPT), Client.at(0, 0)))
                .get(150, TimeUnit.SECONDS);
    }

    private static org.eclipse.lsp4j.Position position(CharSequence text, int offset) {
        String before = text.subSequence(0, offset).toString();
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return Client.at(line, offset - (before.lastIndexOf('\n') + 1));
    }

    private static List<String> codes(List<Diagnostic> diagnostics) {
        List<String> codes = new ArrayList<>();
        diagnostics.forEach(one -> codes.add(one.getRange() + " " + one.getMessage()));
        return codes;
    }
}
