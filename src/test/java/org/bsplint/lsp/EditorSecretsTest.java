package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords of a configuration are in nothing that the server adds to the text; wrong messages are answered as such. */
class EditorSecretsTest {
    private static final String PASSWORD = "hunter2-Correct";
    private static final String BUILD = "tf-a/build.mk";
    private static final String SCRIPT = "provision/close.cmd";

    @TempDir
    private Path root;

    private Client client;

    @BeforeEach
    void open() throws Exception {
        ServerTest.foundingCase(root);
        Files.createDirectories(root.resolve("tf-a"));
        Files.writeString(
                root.resolve(BUILD),
                "PLAT := stm32mp1\nKEY_PASSWORD := old-" + PASSWORD + "\nKEY_PASSWORD := " + PASSWORD + "\n");
        Files.writeString(
                root.resolve(SCRIPT), "setenv wifi_password " + PASSWORD + "; fuse prog -y 0 0x0 0x40; echo x\n");
        client = Client.open(root);
        client.openFile(BUILD);
        client.openFile(SCRIPT);
    }

    @AfterEach
    void close() throws Exception {
        client.close();
    }

    @Test
    void hoversHideThem() throws Exception {
        String option = hover(BUILD, 1, 3);
        assertTrue(option.contains("KEY_PASSWORD") && option.contains("********"), option);
        assertClean(option);
        String variable = hover(SCRIPT, 0, 10);
        assertTrue(variable.contains("wifi_password") && variable.contains("********"), variable);
        assertClean(variable);
    }

    @Test
    void hintsAndDiagnosticsHideThem() throws Exception {
        Range all = new Range(new Position(0, 0), new Position(9, 0));
        String hints = client.server()
                .getTextDocumentService()
                .inlayHint(new InlayHintParams(client.document(BUILD), all))
                .get(150, TimeUnit.SECONDS)
                .toString();
        assertTrue(hints.contains("KEY_PASSWORD = ********"), hints);
        assertClean(hints);
        List<Diagnostic> found = client.await(SCRIPT, diagnostics -> !diagnostics.isEmpty());
        assertFalse(found.isEmpty());
        assertClean(found.toString());
    }

    /** Every word of files with passwords: hovers, hints, lenses, completion, symbols, titles of actions, commands. */
    @Test
    void nothingThatIsAddedToTheTextShowsThem() throws Exception {
        Files.createDirectories(root.resolve("conf"));
        String configuration = Files.readString(root.resolve("build/conf/local.conf"));
        Files.writeString(
                root.resolve("build/conf/local.conf"),
                configuration + "ACME_PASSWORD = \"old\"\nACME_PASSWORD = \"" + PASSWORD + "\"\n"
                        + "ACME_LOGIN = \"root:${ACME_PASSWORD}\"\n"
                        + "EXTRA_USERS_PARAMS = \"usermod -P " + PASSWORD + " root;\"\n");
        Files.writeString(
                root.resolve("provision/uEnv.txt"),
                "wifi_password=" + PASSWORD + "\nlogin=setenv pass ${wifi_password}; fuse prog -y 0 0x0 0x40\n");
        Project project = new Project(
                root,
                new org.bsplint.assembly.Assembler(org.bsplint.ecosystem.KnowledgeBase.load()),
                org.bsplint.engine.RuleBook.prepared(""),
                () -> false);
        Snapshot now = project.snapshot();
        int hovers = 0;
        for (String path : List.of(BUILD, SCRIPT, "build/conf/local.conf", "provision/uEnv.txt")) {
            List<String> lines = Files.readString(root.resolve(path)).lines().toList();
            for (int line = 0; line < lines.size(); line++) {
                for (int column = 0; column <= lines.get(line).length(); column++) {
                    Position here = new Position(line, column);
                    var hover = new Hovers(now).at(path, here);
                    hovers += hover.isPresent() ? 1 : 0;
                    assertClean(hover.map(Object::toString).orElse(""));
                }
                Position end = new Position(line, lines.get(line).length());
                assertClean(new Completions(now).at(path, end).toString());
                new Actions(now, true).at(path, new Range(end, end)).forEach(action -> assertClean(action.getTitle()));
            }
            assertClean(new Hints(now)
                    .inlay(path, new Range(new Position(0, 0), new Position(99, 0)))
                    .toString());
            assertClean(new Hints(now).lenses(path).toString());
            assertClean(new Navigation(now).symbols(path).toString());
        }
        assertTrue(hovers > 50, "hovers were looked at: " + hovers);
        assertClean(new Navigation(now).symbolsLike("PASS").toString());
        assertClean(Diagnostics.of(now).toString());
        Commands.ALL.forEach(
                command -> assertClean(Commands.run(now, command, "").toString()));
    }

    @Test
    void aMessageWithoutWhatTheProtocolPrescribesIsTheClientsError() {
        HoverParams nowhere = new HoverParams();
        ExecutionException refused = org.junit.jupiter.api.Assertions.assertThrows(
                ExecutionException.class,
                () -> client.server().getTextDocumentService().hover(nowhere).get(150, TimeUnit.SECONDS));
        ResponseErrorException error = (ResponseErrorException) refused.getCause();
        assertEquals(
                ResponseErrorCode.InvalidRequest.getValue(),
                error.getResponseError().getCode());
    }

    private String hover(String path, int line, int column) throws Exception {
        Hover hover = client.server()
                .getTextDocumentService()
                .hover(new HoverParams(new TextDocumentIdentifier(client.uri(path)), new Position(line, column)))
                .get(150, TimeUnit.SECONDS);
        assertNotNull(hover);
        return hover.getContents().getRight().getValue();
    }

    private static void assertClean(String text) {
        assertFalse(text.contains("hunter2") || text.contains("Correct"), text);
    }
}
