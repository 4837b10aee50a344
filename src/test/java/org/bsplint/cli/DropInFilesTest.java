package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that others put into their pipelines: they parse, and the commands in them are ones that this program has. */
class DropInFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void preCommitHooksRunOnAProject() throws IOException {
        JsonNode hooks = yaml(Path.of(".pre-commit-hooks.yaml")).get(0);
        assertEquals(2, hooks.size());
        Path tree = CommandRun.tree("founding", folder);
        for (JsonNode hook : hooks) {
            String[] words = hook.path("entry").asText().split(" ");
            assertEquals("bsplint", words[0]);
            List<Object> line = new ArrayList<>(List.of(words).subList(1, words.length));
            line.add(tree);
            assertEquals(1, CommandRun.of(line.toArray()).status());
            assertFalse(hook.path("pass_filenames").asBoolean(true));
            Pattern files = Pattern.compile(hook.path("files").asText());
            for (String name :
                    List.of("a/b.bbappend", "configs/x_defconfig", "bsplint.yaml", "close.cmd", "conf/local.conf")) {
                assertTrue(files.matcher(name).find(), name);
            }
            assertFalse(files.matcher("README.md").find());
        }
        assertTrue(Files.isExecutable(Path.of("bsplint")), "language: script runs the launcher of this repository");
    }

    @Test
    void theActionPassesItsInputsAsVariables() throws IOException {
        JsonNode action = yaml(Path.of("action.yml")).get(0);
        assertEquals("composite", action.at("/runs/using").asText());
        JsonNode check = action.at("/runs/steps/1");
        assertFalse(check.path("run").asText().contains("${{"), "no input is part of a script");
        check.path("env").fields().forEachRemaining(variable -> {
            String input = variable.getValue().asText().replaceAll("\\$\\{\\{ inputs\\.|\\s*}}", "");
            assertTrue(action.path("inputs").has(input), input);
        });
        optionsAreKnown(check.path("run").asText());
    }

    @Test
    void theScriptsPassArgumentsAsTheyAreWritten() throws IOException, InterruptedException {
        JsonNode action = yaml(Path.of("action.yml")).get(0);
        String script = action.at("/runs/steps/1/run").asText();
        CommandRun.write(
                folder.resolve("bsplint"), "#!/bin/sh\nfor word; do echo \"$word\" >>\"$0.words\"; done\nexit 1\n");
        assertTrue(folder.resolve("bsplint").toFile().setExecutable(true));
        ProcessBuilder shell = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
        shell.environment()
                .putAll(Map.of(
                        "GITHUB_ACTION_PATH", folder.toString(),
                        "GITHUB_OUTPUT", folder.resolve("output").toString(),
                        "BSPLINT_PATH", "a folder",
                        "BSPLINT_FAIL_ON", "warning",
                        "BSPLINT_SARIF", "out.sarif",
                        "BSPLINT_JUNIT", "out.xml",
                        "BSPLINT_ARGUMENTS", "--set\noptee.A=$(touch pwned) \"x\"\n"));
        assertEquals(1, shell.directory(folder.toFile()).start().waitFor());
        assertEquals(
                List.of(
                        "check",
                        "--format",
                        "github",
                        "--fail-on",
                        "warning",
                        "--output",
                        "sarif=out.sarif",
                        "--output",
                        "junit=out.xml",
                        "--set",
                        "optee.A=$(touch pwned) \"x\"",
                        "a folder"),
                Files.readAllLines(folder.resolve("bsplint.words")));
        assertEquals("status=1\n", Files.readString(folder.resolve("output")));
        assertFalse(Files.exists(folder.resolve("pwned")));
    }

    @Test
    void theGitlabComponentDeclaresWhatItUses() throws IOException {
        Path file = Path.of("templates/check.yml");
        List<JsonNode> documents = yaml(file);
        assertEquals(2, documents.size(), "spec and jobs");
        Matcher used = Pattern.compile("\\$\\[\\[ inputs\\.([\\w-]+) ]]").matcher(Files.readString(file));
        while (used.find()) {
            assertTrue(documents.get(0).at("/spec/inputs").has(used.group(1)), used.group(1));
        }
        JsonNode job = documents.get(1).path("bsplint");
        assertEquals(
                "gl-code-quality-report.json",
                job.at("/artifacts/reports/codequality").asText());
        optionsAreKnown(job.path("script").toString());
    }

    @Test
    void theJenkinsfileAndTheClassCallOptionsThatExist() throws IOException {
        optionsAreKnown(Files.readString(Path.of("integrations/Jenkinsfile")));
        Path file = Path.of("integrations/meta-bsplint/classes/bsplint.bbclass");
        optionsAreKnown(Files.readString(file));
        JsonNode values = JSON.readTree(CommandRun.of("eval", "bitbake", "--format", "json", "--no-trace", file)
                .out());
        assertEquals("error", values.at("/values/BSPLINT_POLICY/value").asText());
        assertEquals(0, values.path("errors").size(), values.path("errors").toString());
    }

    @Test
    void kasGetsTheLayerThatIsThere() throws IOException {
        JsonNode kas = yaml(Path.of("integrations/kas-bsplint.yml")).get(0);
        assertTrue(kas.at("/header/version").isInt());
        kas.at("/repos/bsplint/layers")
                .fieldNames()
                .forEachRemaining(layer -> assertTrue(Files.isRegularFile(Path.of(layer, "conf/layer.conf")), layer));
        assertTrue(kas.at("/local_conf_header/bsplint").asText().contains("INHERIT += \"bsplint\""));
    }

    @Test
    void examplesOfThePageAreYaml() throws IOException {
        Matcher block = Pattern.compile("(?s)```yaml\\n(.*?)```").matcher(Files.readString(Path.of("docs/ci.md")));
        int count = 0;
        while (block.find()) {
            new ObjectMapper(new YAMLFactory()).readTree(block.group(1));
            count++;
        }
        assertTrue(count >= 5, count + " examples");
    }

    /** Each option in a text that calls {@code check} or {@code report} is one of these commands. */
    private static void optionsAreKnown(String text) {
        String help = CommandRun.of("check", "--help").out()
                + CommandRun.of("report", "--help").out();
        Matcher call = Pattern.compile("bsplint\\S* (?:check|report) (?:[^\\n]|\\\\\\n)*")
                .matcher(text.replace("\\\n", " "));
        int calls = 0;
        while (call.find()) {
            Matcher option = Pattern.compile("(?<= )--[a-z-]+").matcher(call.group());
            while (option.find()) {
                assertTrue(help.contains(option.group()), option.group());
            }
            calls++;
        }
        assertTrue(calls > 0 || text.contains("\" check "), "a call is there");
    }

    /** With anchors resolved, as the tools that read these files do. */
    private static List<JsonNode> yaml(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file))) {
            documents.add(JSON.valueToTree(document));
        }
        return documents;
    }
}
