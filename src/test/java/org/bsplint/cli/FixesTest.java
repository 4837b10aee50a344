package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bsplint.engine.RuleBook;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every machine-applicable fix, on a project made of the rule's own bad example: {@code check --fix} removes the finding, and a
 * second time changes nothing.
 */
class FixesTest {
    /** Rules whose first bad example cannot be made a project: facts that only sources of a version give. */
    private static final int LEAST = 70;

    @Test
    void eachFixRemovesItsFindingAndDoesNothingTheSecondTime(@TempDir Path folder) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> without = new ArrayList<>();
        int tried = 0;
        for (Rule rule : RuleBook.builtin("").tree().rules().rules()) {
            if (rule.fix().set().isEmpty()) {
                continue;
            }
            Optional<Path> project = project(folder, rule);
            if (project.isEmpty()) {
                without.add(rule.name());
                continue;
            }
            tried++;
            problem(rule, project.get()).ifPresent(wrong::add);
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried >= LEAST, tried + " fixes tried; no project shows " + without);
    }

    private static Optional<String> problem(Rule rule, Path project) throws IOException {
        CommandRun fix = CommandRun.of("check", "--fix", "--select", rule.name(), project);
        Map<String, String> once = files(project);
        CommandRun after = CommandRun.of("check", "--select", rule.name(), "--fail-on", "info", project);
        if (after.status() != 0) {
            return Optional.of(rule.name() + " is still there: " + after.out() + fix.out());
        }
        CommandRun.of("check", "--fix", "--select", rule.name(), project);
        return once.equals(files(project)) ? Optional.empty() : Optional.of(rule.name() + " is fixed twice");
    }

    /** The first bad example that, as files, gives the rule's finding with a fix. */
    private static Optional<Path> project(Path folder, Rule rule) throws IOException {
        int number = 0;
        for (RuleTest test : rule.tests()) {
            if (test.kind() == RuleTest.Kind.BAD) {
                Path project = folder.resolve(rule.name() + number++);
                files(test).forEach((name, text) -> write(project.resolve(name), text));
                CommandRun run = CommandRun.of("check", "--select", rule.name(), "--fail-on", "info", project);
                if (run.status() == 1 && run.out().contains("[verified]")) {
                    return Optional.of(project);
                }
            }
        }
        return Optional.empty();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Map<String, String> files(Path project) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(project.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static Map<String, String> files(RuleTest test) {
        Map<String, String> files = new TreeMap<>(test.files());
        StringBuilder settings = new StringBuilder("version: 1\n");
        Map<String, String> versions = new TreeMap<>();
        Map<String, String> board = new TreeMap<>();
        test.given().forEach((path, given) -> {
            String value = given.replaceAll(" \\(lost: .*\\)$", "");
            int dot = path.indexOf('.');
            String head = dot < 0 ? path : path.substring(0, dot);
            String name = path.substring(dot + 1);
            switch (path) {
                case "soc" -> settings.append("platform: ").append(value).append('\n');
                case "ecosystem" ->
                    settings.append("ecosystem: \"").append(value).append("\"\n");
                case "operation" ->
                    settings.append("operations: [").append(value).append("]\n");
                case "script" -> files.put("provision/steps.cmd", value + "\n");
                case "boot.secure-monitor" -> add(files, "tf-a/build.mk", "AARCH32_SP := " + value);
                case "tf-a", "optee", "u-boot", "linux" -> add(files, head + "/build.mk", "");
                default -> {
                    if (head.equals("board")) {
                        board.put(name, value);
                    } else if (name.equals("version")) {
                        versions.put(head, value);
                    } else if (!value.equals("~") && !value.endsWith("(default)")) {
                        option(files, head, name, value);
                    }
                }
            }
        });
        entries(settings, "versions", versions);
        entries(settings, "board", board);
        files.putIfAbsent("bsplint.yaml", settings.toString());
        return files;
    }

    private static void entries(StringBuilder settings, String key, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            settings.append(key).append(":\n");
            entries.forEach((name, value) -> settings.append("  ")
                    .append(name)
                    .append(": \"")
                    .append(value)
                    .append("\"\n"));
        }
    }

    private static void option(Map<String, String> files, String component, String name, String value) {
        String symbol = value.equals("n") ? "# " + name + " is not set" : name + "=" + value;
        switch (component) {
            case "u-boot" -> add(files, "u-boot/configs/acme_defconfig", symbol);
            case "linux" -> add(files, "linux/acme.config", symbol);
            case "yocto" -> add(files, "build/conf/local.conf", name + " = \"" + value + "\"");
            default -> add(files, component + "/build.mk", name + " := " + value);
        }
    }

    private static void add(Map<String, String> files, String file, String line) {
        files.merge(file, line + "\n", String::concat);
    }
}
