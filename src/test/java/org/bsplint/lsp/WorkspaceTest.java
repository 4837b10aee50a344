package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bsplint.lsp.client.Addresses;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What concerns the whole workspace: several folders, files changed by others, the user's choices, progress. */
class WorkspaceTest {
    private static final String SCRIPT = ServerTest.SCRIPT;
    private static final String APPEND = ServerTest.APPEND;
    private static final String RULE = "otp-write-refused-by-optee";
    private static final String FIX = "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\"\n";

    @TempDir
    Path root;

    private Path project(String name) throws Exception {
        Path folder = root.resolve(name);
        Files.createDirectories(folder);
        ServerTest.foundingCase(folder);
        return folder;
    }

    private static boolean isFound(Client client, String path) throws Exception {
        return Client.has(client.await(path, all -> Client.has(all, RULE)), RULE);
    }

    private static boolean isGone(Client client, String path) throws Exception {
        return !Client.has(client.await(path, all -> !Client.has(all, RULE)), RULE);
    }

    @Test
    void severalFoldersAreProjectsOfTheirOwn() throws Exception {
        Path one = project("one");
        Path two = project("two");
        try (Client client = Client.open(List.of(one, two), true)) {
            String other = "../two/" + SCRIPT;
            assertTrue(isFound(client, SCRIPT) && isFound(client, other));
            client.openFile(APPEND);
            client.type(APPEND, client.onDisk(APPEND) + FIX);
            assertTrue(isGone(client, SCRIPT));
            assertTrue(Client.has(client.diagnostics(other), RULE), "the other folder has a file of its own");
            WorkspaceFolder folder = new WorkspaceFolder(two.toUri().toString(), "two");
            folders(client, List.of(), List.of(folder));
            assertTrue(client.await(other, List::isEmpty).isEmpty(), "nothing of a closed folder is shown");
            folders(client, List.of(folder), List.of());
            assertTrue(isFound(client, other));
        }
    }

    private static void folders(Client client, List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
        client.server()
                .getWorkspaceService()
                .didChangeWorkspaceFolders(
                        new DidChangeWorkspaceFoldersParams(new WorkspaceFoldersChangeEvent(added, removed)));
    }

    @Test
    void filesThatOthersMakeChangeAndDeleteAreSeen() throws Exception {
        Path folder = project("one");
        String fresh = "layers/meta-acme/recipes-security/optee/optee-os-stm32mp_3.12.0.bbappend";
        try (Client client = Client.open(folder)) {
            assertTrue(isFound(client, SCRIPT));
            assertEquals(List.of("workspace/didChangeWatchedFiles"), client.registrations);
            Files.writeString(folder.resolve(fresh), FIX);
            watched(client, fresh, FileChangeType.Created);
            assertTrue(isGone(client, SCRIPT));
            Files.writeString(folder.resolve(fresh), "# nothing\n");
            watched(client, fresh, FileChangeType.Changed);
            assertTrue(isFound(client, SCRIPT));
            Files.writeString(folder.resolve(fresh), FIX);
            watched(client, fresh, FileChangeType.Changed);
            assertTrue(isGone(client, SCRIPT));
            Files.delete(folder.resolve(fresh));
            watched(client, fresh, FileChangeType.Deleted);
            assertTrue(isFound(client, SCRIPT));
        }
    }

    @Test
    void theBufferCountsBeforeWhatOthersWrite() throws Exception {
        Path folder = project("one");
        try (Client client = Client.open(folder)) {
            assertTrue(isFound(client, SCRIPT));
            client.openFile(APPEND);
            client.type(APPEND, client.onDisk(APPEND) + "# typed\n");
            Files.writeString(folder.resolve(APPEND), FIX);
            watched(client, APPEND, FileChangeType.Changed);
            hover(client, APPEND);
            assertTrue(Client.has(client.diagnostics(SCRIPT), RULE), "the unsaved buffer says nothing of the option");
            client.server().getTextDocumentService().didClose(new DidCloseTextDocumentParams(client.document(APPEND)));
            assertTrue(isGone(client, SCRIPT));
        }
    }

    private static void watched(Client client, String path, FileChangeType how) {
        client.server()
                .getWorkspaceService()
                .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.of(new FileEvent(client.uri(path), how))));
    }

    private static void hover(Client client, String path) throws Exception {
        client.server()
                .getTextDocumentService()
                .hover(new HoverParams(client.document(path), Client.at(0, 0)))
                .get(60, TimeUnit.SECONDS);
    }

    @Test
    void theUsersChoicesAreTakenWhileTheServerRuns() throws Exception {
        Path folder = project("one");
        Files.writeString(
                folder.resolve("bsplint.yaml"),
                "version: 1\nimages:\n  factory: {operations: [close-device], scripts: [provision/*.cmd]}\n"
                        + "  plain: {operations: [build], scripts: []}\n");
        try (Client client = Client.open(folder)) {
            assertTrue(isFound(client, SCRIPT));
            JsonObject choices = choices(client);
            assertEquals("[\"factory\",\"plain\"]", choices.get("images").toString());
            assertEquals("", choices.get("image").getAsString());
            assertEquals("[\"acme-mp1\"]", choices.get("machines").toString());
            choose(client, Map.of("image", "plain"));
            assertTrue(isGone(client, SCRIPT), "the finding is of the other image");
            assertEquals("plain", choices(client).get("image").getAsString());
            choose(client, Map.of("machine", "other-board"));
            assertEquals("other-board", choices(client).get("machine").getAsString());
            choose(client, Map.of());
            assertTrue(isFound(client, SCRIPT));
        }
    }

    private static void choose(Client client, Map<String, String> chosen) {
        JsonObject own = new JsonObject();
        chosen.forEach(own::addProperty);
        JsonObject settings = new JsonObject();
        settings.add("bsplint", own);
        client.server().getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(settings));
    }

    private static JsonObject choices(Client client) throws Exception {
        Object answer = client.server()
                .getWorkspaceService()
                .executeCommand(new ExecuteCommandParams(Commands.CHOICES, List.of()))
                .get(60, TimeUnit.SECONDS);
        return new Gson().toJsonTree(answer).getAsJsonObject();
    }

    @Test
    void theFirstEvaluationIsProgressWithBeginAndEnd() throws Exception {
        try (Client client = Client.open(project("one"))) {
            assertTrue(isFound(client, SCRIPT));
            client.openFile(APPEND);
            client.type(APPEND, FIX);
            assertTrue(isGone(client, SCRIPT));
            assertEquals(2, client.progress.size(), "later ones are too short to be told");
            assertTrue(left(client.progress.get(0)) instanceof WorkDoneProgressBegin, client.progress::toString);
            assertTrue(left(client.progress.get(1)) instanceof WorkDoneProgressEnd, client.progress::toString);
        }
    }

    private static Object left(Object value) {
        return value instanceof Either<?, ?> either ? either.getLeft() : value;
    }

    @Test
    void anEditorThatCanDoNothingIsAskedForNothing() throws Exception {
        try (Client client = Client.open(List.of(project("one")), false)) {
            assertTrue(isFound(client, SCRIPT));
            assertEquals(List.of(), client.progress);
            assertEquals(List.of(), client.registrations);
            List<Diagnostic> found = client.diagnostics(SCRIPT);
            assertFalse(found.isEmpty());
        }
    }

    /** The layers of a build lie in another folder of the workspace. */
    @Test
    void whatIsTypedInOneFolderIsInViewInTheOther() throws Exception {
        Path build = project("build side");
        Path layers = root.resolve("layers+ours");
        Files.move(build.resolve("layers"), layers);
        Path list = build.resolve("build/conf/bblayers.conf");
        Files.writeString(list, Files.readString(list).replace("${TOPDIR}/../layers", "${TOPDIR}/../../layers+ours"));
        String append = "../layers+ours/" + APPEND.substring("layers/".length());
        try (Client client = Client.open(List.of(build, layers), true)) {
            assertTrue(isFound(client, SCRIPT));
            client.openFile(append);
            client.type(append, FIX);
            assertTrue(isGone(client, SCRIPT));
            client.awaitCurrent(append);
            assertTrue(hover(client, append, 20).contains("3.12.0"), "the folder that builds knows the version");
            client.type(append, "EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRIT=y\"\n");
            assertTrue(isFound(client, SCRIPT));
            List<Diagnostic> misspelt = client.await(append, all -> Client.has(all, "option-misspelt"));
            assertEquals(1, misspelt.size(), "both folders find it");
            client.server().getTextDocumentService().didClose(new DidCloseTextDocumentParams(client.document(append)));
            client.await(append, List::isEmpty);
            assertTrue(isFound(client, SCRIPT));
        }
    }

    private static String hover(Client client, String path, int column) throws Exception {
        return client.server()
                .getTextDocumentService()
                .hover(new HoverParams(client.document(path), Client.at(0, column)))
                .get(60, TimeUnit.SECONDS)
                .getContents()
                .getRight()
                .getValue();
    }

    @Test
    void aFolderBelowTheSettingsIsTheirProject() throws Exception {
        Path folder = project("one");
        for (Path opened : List.of(folder.resolve("layers/meta-acme"), folder.resolve("provision"))) {
            try (Client client = Client.open(List.of(opened), true)) {
                String script = opened.relativize(folder.resolve(SCRIPT)).toString();
                String append = opened.relativize(folder.resolve(APPEND)).toString();
                assertTrue(isFound(client, script));
                client.openFile(script);
                client.openFile(append);
                client.type(append, FIX);
                assertTrue(isGone(client, script));
            }
        }
    }

    @Test
    void aFileOutsideOfAllFoldersIsLookedAtAlone() throws Exception {
        Path folder = project("one");
        Path beside = root.resolve("elsewhere");
        Files.createDirectories(beside);
        Files.writeString(beside.resolve("other.cmd"), "if\n");
        Files.writeString(beside.resolve("mine.cmd"), "fuse prog -y 0 010 1\n");
        try (Client client = Client.open(List.of(folder), true)) {
            assertTrue(isFound(client, SCRIPT));
            client.openFile("../elsewhere/mine.cmd");
            client.awaitCurrent("../elsewhere/mine.cmd");
            assertFalse(client.diagnostics("../elsewhere/mine.cmd").isEmpty(), "a number of which base?");
            assertEquals(List.of(), client.diagnostics("../elsewhere/other.cmd"));
            client.server()
                    .getTextDocumentService()
                    .didClose(new DidCloseTextDocumentParams(client.document("../elsewhere/mine.cmd")));
            assertEquals(List.of(), client.await("../elsewhere/mine.cmd", List::isEmpty));
        }
    }

    /** Settings may name sources that lie elsewhere; who opens a file of them is in the project that reads it. */
    @Test
    void sourcesOutsideOfTheFolderAreOfTheProjectThatReadsThem() throws Exception {
        Path folder = project("one");
        Path sources = root.resolve("sources/uboot");
        Files.createDirectories(sources.resolve("configs"));
        Files.writeString(sources.resolve("Makefile"), "VERSION = 2022\nPATCHLEVEL = 10\nSUBLEVEL =\nEXTRAVERSION =\n");
        Files.writeString(
                sources.resolve("Kconfig"), "config CMD_FUSE\n\tbool \"fuse\"\nconfig OTHER\n\tbool \"other\"\n");
        Files.writeString(sources.resolve("configs/ours_defconfig"), "CONFIG_OTHER=y\n");
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/fuse.cfg"), "CONFIG_CMD_FUSE=y\n");
        Files.writeString(
                folder.resolve("bsplint.yaml"),
                "version: 1\ncomponents:\n  u-boot: {source: ../sources/uboot, defconfig: ours_defconfig, "
                        + "fragments: [parts/fuse.cfg]}\n");
        String kconfig = "../sources/uboot/Kconfig";
        try (Client client = Client.open(List.of(folder), true)) {
            client.openFile(kconfig);
            client.awaitCurrent(kconfig);
            assertTrue(hover(client, kconfig, 10).contains("parts/fuse.cfg:1"), "the fragment is U-Boot's");
            assertEquals(List.of(), client.diagnostics("bsplint.yaml"));
            client.type(kconfig, "config CMD_FUZE\n\tbool \"fuse\"\nconfig OTHER\n\tbool \"other\"\n");
            List<Diagnostic> lost = client.await("parts/fuse.cfg", all -> !all.isEmpty());
            assertFalse(lost.isEmpty(), "the symbol is gone");
        }
    }

    @Test
    void addressesAreAnsweredAsTheClientWritesThem() {
        Addresses addresses = new Addresses();
        addresses.tell(Path.of("/a+b"), "file:///a%2Bb");
        addresses.tell(Path.of("/c/x%.bb"), "file:///c/x%.bb");
        assertEquals("file:///a%2Bb/d/e%20f", addresses.of(Path.of("/a+b/d/e f")));
        assertEquals("file:///c/x%.bb", addresses.of(Path.of("/c/x%.bb")));
        assertEquals("file:///c/y%25.bb", addresses.of(Path.of("/c/y%.bb")));
    }

    @Test
    void anEditorThatCannotWatchFilesTellsOfThemAllWhenItSaves() throws Exception {
        Path folder = project("one");
        try (Client client = Client.open(List.of(folder), false)) {
            assertTrue(isFound(client, SCRIPT));
            client.openFile(SCRIPT);
            Files.writeString(folder.resolve(APPEND), FIX);
            client.server()
                    .getTextDocumentService()
                    .didSave(new org.eclipse.lsp4j.DidSaveTextDocumentParams(client.document(SCRIPT)));
            assertTrue(isGone(client, SCRIPT), "another program wrote the append");
        }
    }
}
