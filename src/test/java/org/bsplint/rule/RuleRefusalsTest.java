package org.bsplint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.GoldenFile;
import org.bsplint.engine.RuleBook;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;
import org.junit.jupiter.api.Test;

/**
 * What is refused in a rule file, and how: a sound rule with one thing changed at a time. A case is a line {@code what =>
 * instead} ({@code \n} for a line end); all that is said of it follows.
 */
class RuleRefusalsTest {
    private static final Path CASES = Path.of("src/test/resources/rule/refusals.txt");
    private static final Path ANSWERS = Path.of("src/test/resources/rule/refusals.golden");
    private static final Map<String, org.bsplint.rule.condition.CodedFact> CODED =
            RuleBook.builtin("0.1.0").tree().coded();

    private static final String SOUND = """
            rule: a-rule
            aliases: [old-name]
            severity: {default: warning, release: error}
            irreversible: true
            summary: a summary
            since: [optee.version >= 3.0]
            applies-to: ["soc in stm32mp13, stm32mp15"]
            when:
              any:
                - script runs `fuse prog *`
                - not: [optee.CFG_A is enabled]
            require: [u-boot.CONFIG_B is enabled]
            message: "`{when.command}` needs `CONFIG_B`, which is {require.value}"
            fix: {description: set it, set: {u-boot.CONFIG_B: "y"}}
            why: because
            console: [a text]
            references: [acme/board@1:a.c]
            checklist: [REQ-1]
            tests:
              - bad: b
                given: {soc: stm32mp15, u-boot.CONFIG_B: n}
                expect: "warning: m"
              - good: g
                given: {soc: stm32mp15, u-boot.CONFIG_B: "y"}
              - undetermined: u
                given: {soc: stm32mp15, u-boot.CONFIG_B: "?"}
            """;

    @Test
    void aSoundRuleIsReadWhole() {
        ParseResult<RuleSet> read = read(Map.of("own/a-rule.yaml", SOUND));
        assertEquals(List.of(), read.diagnostics());
        Rule rule = read.tree().find("old-name").orElseThrow();
        assertEquals("a-rule", rule.name());
        assertEquals("own", rule.pack());
        assertTrue(rule.irreversible() && rule.isNamed("old-name") && !rule.isNamed("other"));
        assertEquals(2, rule.appliesTo().size());
        assertEquals(1, rule.when().size());
        assertEquals(1, rule.require().size());
        assertEquals(5, rule.facts().size());
        assertEquals("a summary", rule.summary());
        assertEquals("because", rule.why());
        assertEquals(List.of("a text"), rule.console());
        assertEquals(List.of("acme/board@1:a.c"), rule.references());
        assertEquals(List.of("REQ-1"), rule.checklist());
        assertEquals(Map.of("u-boot.CONFIG_B", "y"), rule.fix().set());
        assertEquals("set it", rule.fix().description().text());
        assertEquals(
                List.of("when.command", "require.value"),
                List.copyOf(rule.message().placeholders()));
        assertEquals(3, rule.tests().size());
        assertEquals("warning", rule.severity().of(java.util.Set.of()).word());
        assertEquals(
                "error",
                rule.severity()
                        .of(java.util.Set.of(org.bsplint.model.Operation.RELEASE))
                        .word());
        assertEquals("error", rule.severity().worst().word());
    }

    @Test
    void everyFaultIsToldWithItsPlace() throws IOException {
        StringBuilder answers = new StringBuilder();
        for (String line : Files.readAllLines(CASES)) {
            String[] change = line.split(" => ", -1);
            if (line.isBlank() || change.length != 2) {
                continue;
            }
            String what = change[0].replace("\\n", "\n");
            assertTrue(SOUND.contains(what), line);
            String text = SOUND.replace(what, change[1].replace("\\n", "\n"));
            answers.append(line).append('\n');
            for (Diagnostic told : read(Map.of("own/a-rule.yaml", text)).diagnostics()) {
                // what is known besides grows
                answers.append("    ")
                        .append(told.toString().replaceAll("; known: .*", "; known: …"))
                        .append('\n');
            }
        }
        GoldenFile.compare(ANSWERS, answers.toString());
    }

    @Test
    void packsSayTheirVersionAndWhatTheyNeed() {
        String second = SOUND.replace("rule: a-rule", "rule: b-rule").replace("old-name", "older-name");
        Map<String, String> files = new TreeMap<>(Map.of(
                "own/pack.yaml",
                "pack: mine\nversion: \"1.2\"\nrequires: \"0.1\"\nadded: {\"1.1\": [b-rule]}\n",
                "own/a-rule.yaml",
                SOUND,
                "own/deeper/b-rule.yaml",
                second,
                "own/.hidden/c-rule.yaml",
                "broken: [",
                "own/notes.txt",
                "no rule"));
        ParseResult<RuleSet> read = read(files);
        assertEquals(List.of(), read.diagnostics());
        assertEquals("1.2", read.tree().version());
        assertEquals(List.of("a-rule", "b-rule"), read.tree().names());
        assertEquals("mine", read.tree().find("a-rule").orElseThrow().pack());
        assertEquals("deeper", read.tree().find("b-rule").orElseThrow().pack());
        assertEquals(Map.of("b-rule", "1.1"), read.tree().added());
        assertTrue(read.tree().find("c-rule").isEmpty());
        Rule other = read.tree().find("b-rule").orElseThrow();
        assertEquals(
                List.of("a-rule", "b-rule"), read.tree().with(List.of(other)).names());
        files.put("own/pack.yaml", "pack: mine\nrequires: \"9.0\"\n");
        assertEquals(
                List.of("own/pack.yaml:2:1: error: this pack needs bsplint 9.0 or later; this is 0.1.0"),
                read(files).diagnostics().stream().map(Diagnostic::toString).toList());
        files.put("own/pack.yaml", "packs: mine\n");
        assertEquals(2, read(files).diagnostics().size());
        files.put("own/pack.yaml", "pack: mine\n");
        files.put("own/z/a-rule.yaml", SOUND);
        assertEquals(
                List.of("own/z/a-rule.yaml:1:1: error: there are two rules named `a-rule`"),
                read(files).diagnostics().stream().map(Diagnostic::toString).toList());
    }

    private static ParseResult<RuleSet> read(Map<String, String> files) {
        return RuleFiles.read(new MemoryTree(files), "own", CODED, "0.1.0");
    }
}
