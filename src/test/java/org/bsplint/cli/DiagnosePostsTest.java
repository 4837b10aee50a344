package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.diagnose.ConsoleLog;
import org.bsplint.diagnose.Diagnosis;
import org.bsplint.diagnose.DiagnosisText;
import org.bsplint.diagnose.RuleFailures;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.engine.RuleBook;
import org.bsplint.source.SourceFile;
import org.bsplint.yaml.YamlFields;
import org.bsplint.yaml.YamlNode;
import org.bsplint.yaml.YamlReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What people paste is recognised, with versions in prose, and every answer fits on one screen. */
class DiagnosePostsTest {
    private static final RuleBook RULES = RuleBook.builtin("").tree();
    private static final ConsoleLog LOG = new ConsoleLog(KnowledgeBase.load(), RuleFailures.of(RULES));

    @TestFactory
    List<DynamicTest> posts() throws IOException {
        Path path = Path.of("src/test/resources/diagnose/posts.yaml");
        YamlNode root = YamlReader.read(SourceFile.of(path.toString(), Files.readString(path)))
                .tree()
                .orElseThrow();
        return ((YamlNode.Sequence) root)
                .items().stream()
                        .map(node -> YamlFields.of(node, error -> {
                            throw new IllegalStateException(error.toString());
                        }))
                        .map(post -> DynamicTest.dynamicTest(post.required("name"), () -> recognised(post)))
                        .toList();
    }

    private static void recognised(YamlFields post) {
        Diagnosis diagnosis = LOG.read(post.required("text"));
        String release =
                diagnosis.release().map(match -> match.nearest().number()).orElse("");
        assertAll(
                () -> assertEquals(
                        post.texts("failures"),
                        diagnosis.symptoms().stream()
                                .map(symptom -> symptom.failure().name())
                                .toList()),
                () -> assertEquals(post.text("release").orElse(release), release),
                () -> assertEquals(
                        post.text("soc").orElse(""),
                        post.text("soc").isPresent() ? diagnosis.soc().orElse("") : ""),
                () -> assertTrue(DiagnosisText.render(diagnosis).lines().count() <= 40));
    }

    @Test
    void everyRuleThatAnAnswerNamesExists() {
        Set<String> known = new TreeSet<>(RULES.words());
        Set<String> lost = new TreeSet<>(ConsoleLog.ruleNames());
        lost.removeAll(known);
        assertEquals(Set.of(), lost);
    }
}
