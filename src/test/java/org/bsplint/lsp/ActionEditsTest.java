package org.bsplint.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bsplint.engine.Finding;
import org.bsplint.lsp.client.Buffer;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;

/** What an action changes really makes its diagnostic vanish. */
class ActionEditsTest extends FoundingProject {
    private static final String APPEND = ServerTest.APPEND;

    private boolean isFound(String rule) {
        return project.snapshot().findings().stream()
                .anyMatch(finding -> finding.rule().equals(rule));
    }

    private List<CodeAction> actions(String rule) {
        Finding finding = project.snapshot().findings().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
        return new Actions(project.snapshot(), false)
                .at(
                        finding.span().orElseThrow().path(),
                        Places.range(finding.span().get()));
    }

    private void apply(String rule, String title) throws Exception {
        List<CodeAction> actions = actions(rule);
        CodeAction action = actions.stream()
                .filter(one -> one.getTitle().contains(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title + " is not in " + actions));
        assertEquals(null, action.getEdit().getDocumentChanges(), "this client takes plain changes");
        for (var file : action.getEdit().getChanges().entrySet()) {
            String path = root.relativize(Path.of(URI.create(file.getKey()))).toString();
            String text = project.snapshot().file(path).orElseThrow().text();
            List<TextEdit> edits = new ArrayList<>(file.getValue());
            Collections.reverse(edits);
            for (TextEdit edit : edits) {
                text = Buffer.apply(text, new TextDocumentContentChangeEvent(edit.getRange(), edit.getNewText()));
            }
            project.edit(path, new Buffer(text, Optional.empty()));
        }
    }

    @Test
    void theNameThatWasMeantIsFoundInALaterLine() throws Exception {
        project.edit(
                APPEND,
                new Buffer(
                        "EXTRA_OEMAKE += \"\\\n    CFG_STM32_BSEC_WRITABLE=n \\\n    CFG_STM32_BSEC_WRIT=y \\\n\"\n",
                        Optional.empty()));
        assertTrue(isFound("option-misspelt"));
        apply("option-misspelt", "did you mean CFG_STM32_BSEC_WRITE?");
        assertTrue(
                project.snapshot().file(APPEND).orElseThrow().text().contains("CFG_STM32_BSEC_WRITE=y"),
                "of two names the one that is the other's beginning");
    }

    @Test
    void aWaiverHoldsAsItIsOffered() throws Exception {
        assertTrue(isFound("otp-write-refused-by-optee"));
        apply("otp-write-refused-by-optee", "waive otp-write-refused-by-optee");
        assertFalse(isFound("otp-write-refused-by-optee"));
        assertEquals(List.of(), project.snapshot().configuration());
    }

    @Test
    void theFixHolds() throws Exception {
        Files.writeString(
                root.resolve("bsplint.yaml"), "version: 1\noperations: [close-device]\nscripts: [provision/*.cmd]\n");
        apply("otp-write-refused-by-optee", "CFG_STM32_BSEC_WRITE");
        assertFalse(isFound("otp-write-refused-by-optee"));
    }

    @Test
    void switchesOfTfAAreNumbers() throws Exception {
        project.edit(APPEND, new Buffer("TRUSTED = \"TRUSTED_BOARD_BOOT\"\n", Optional.empty()));
        List<String> titles = new Actions(project.snapshot(), true)
                        .at(
                                APPEND,
                                new org.eclipse.lsp4j.Range(
                                        new org.eclipse.lsp4j.Position(0, 15), new org.eclipse.lsp4j.Position(0, 15)))
                        .stream()
                        .map(CodeAction::getTitle)
                        .toList();
        assertTrue(
                titles.stream().anyMatch(title -> title.contains("set TRUSTED_BOARD_BOOT to 1 for tf-a")),
                titles::toString);
        assertFalse(titles.stream().anyMatch(title -> title.contains(" to y ")), titles::toString);
    }

    @Test
    void whatNothingSetsIsToldAndCanBeSet() throws Exception {
        project.edit(APPEND, new Buffer("WANTED = \"CFG_STM32_BSEC_WRITE\"\n", Optional.empty()));
        org.eclipse.lsp4j.Position at = new org.eclipse.lsp4j.Position(0, 15);
        String hover =
                new Hovers(project.snapshot()).at(APPEND, at).orElseThrow().toString();
        assertTrue(hover.contains("**CFG_STM32_BSEC_WRITE** is unset"), hover);
        List<String> titles = new Actions(project.snapshot(), true)
                .at(APPEND, new org.eclipse.lsp4j.Range(at, at)).stream()
                        .map(CodeAction::getTitle)
                        .toList();
        assertTrue(titles.contains("bsplint: set CFG_STM32_BSEC_WRITE to y for optee, in " + APPEND), titles::toString);
    }

    @Test
    void aCommentStandsWhereItsLineStands() throws Exception {
        Files.writeString(
                root.resolve("kas.yml"),
                "header: {version: 14}\nmachine: acme-mp1\nrepos:\n  ours:\n    path: layers\n    layers:\n      meta-acme:\n"
                        + "      meta-vendor-stm32mp:\nlocal_conf_header:\n  sign: |\n    A = \"1\"\n    TF_A_SIGN_ENABEL = \"1\"\n");
        Files.delete(root.resolve("build/conf/local.conf"));
        Files.delete(root.resolve("build/conf/bblayers.conf"));
        assertTrue(
                isFound("option-misspelt"), () -> project.snapshot().findings().toString());
        apply("option-misspelt", "ignore option-misspelt");
        assertFalse(isFound("option-misspelt"));
        assertFalse(isFound("syntax-error"), "the comment is part of the text that the line is part of");
        assertTrue(project.snapshot().file("kas.yml").orElseThrow().text().contains("\n    # bsplint:ignore"));
    }

    @Test
    void ofAMisspeltOverrideOnlyTheOverrideIsReplaced() throws Exception {
        Path layer = root.resolve("layers/meta-acme/conf/layer.conf");
        Files.writeString(layer, Files.readString(layer).replace("dunfell", "kirkstone"));
        Files.writeString(root.resolve("bsplint.yaml"), "version: 1\nmachine: stm32mp15-disco\necosystem: \"4.1\"\n");
        for (String path : List.of("build/conf/local.conf", "build/conf/bblayers.conf")) {
            Files.delete(root.resolve(path));
        }
        project.edit(APPEND, new Buffer("EXTRA_OEMAKE:append:stm32mp15-dsco = \" CFG_X=y\"\n", Optional.empty()));
        assertTrue(
                isFound("override-misspelt"),
                () -> project.snapshot().findings().toString());
        apply("override-misspelt", "did you mean stm32mp15-disco?");
        assertEquals(
                "EXTRA_OEMAKE:append:stm32mp15-disco = \" CFG_X=y\"\n",
                project.snapshot().file(APPEND).orElseThrow().text());
    }
}
