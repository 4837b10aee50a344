package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes of a product's files that change nothing it builds change no verdict: other layout, independent lines in another
 * order, another folder's name, a file split by an include. And what {@code --fix} does: it removes what it mends, adds
 * nothing, and has nothing left to do.
 */
class MetamorphicTest {
    /** What is told next on the way to a signed boot, since no rule can know where Mbed TLS lies. */
    private static final Set<String> NEXT_STEP = Set.of("trusted-boot-without-mbedtls");

    @TempDir
    private Path folder;

    private List<Path> samples;

    @BeforeEach
    void find() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("samples"))) {
            samples = all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void blanksAndCommentsChangeNothing() {
        unchanged(
                "layout",
                tree -> rewrite(
                        tree,
                        file -> isBitbake(file) || isScript(file),
                        text -> "\n# a remark\n\n" + text.replaceAll("(?m)^([A-Z_:a-z-]+) = \"", "$1   =   \"")
                                + "\n\n# the end\n"));
    }

    @Test
    void independentLinesMayStandInAnyOrder() {
        unchanged(
                "order",
                tree -> rewrite(tree, file -> file.endsWith("local.conf"), text -> {
                    List<String> lines = new ArrayList<>(text.lines().toList());
                    boolean independent = lines.stream().noneMatch(line -> line.endsWith("\\") || line.contains("${"));
                    if (independent) {
                        Collections.reverse(lines);
                    }
                    return String.join("\n", lines) + "\n";
                }));
    }

    @Test
    void aLayersFolderMayHaveAnyName() {
        unchanged("name", tree -> {
            rewrite(
                    tree,
                    file -> file.endsWith("bblayers.conf") || file.endsWith("bsplint.yaml"),
                    text -> text.replace("layers/meta-acme", "layers/meta-other"));
            move(tree.resolve("layers/meta-acme"), tree.resolve("layers/meta-other"));
        });
    }

    @Test
    void aFileMayBeSplitByAnInclude() {
        unchanged(
                "split", tree -> split(tree, "build/conf/local.conf", "build/conf/rest.inc", "include conf/rest.inc"));
        unchanged("split-machine", tree -> {
            Path machines = tree.resolve("layers/meta-acme/conf/machine");
            for (Path machine : files(machines)) {
                String name = machine.getFileName().toString();
                if (name.endsWith(".conf")) {
                    split(
                            tree,
                            tree.relativize(machine).toString(),
                            "layers/meta-acme/conf/machine/include/rest.inc",
                            "require conf/machine/include/rest.inc");
                }
            }
        });
    }

    @Test
    void fixesRemoveWhatTheyMendAddNothingAndAreDoneThen() throws IOException {
        int mended = 0;
        for (Path sample : samples) {
            Path tree = copy(sample, folder.resolve("fix-" + sample.getFileName()));
            JsonObject before = json(tree);
            Set<String> offered = new TreeSet<>();
            before.getAsJsonArray("findings").forEach(finding -> {
                JsonObject one = finding.getAsJsonObject();
                if (one.has("fix")
                        && one.getAsJsonObject("fix").getAsJsonArray("edits").size() > 0) {
                    offered.add(one.get("rule").getAsString());
                }
            });
            CommandRun.of("check", "--fix", tree);
            JsonObject after = json(tree);
            Set<String> left = rules(after);
            Set<String> fresh = new TreeSet<>(left);
            fresh.removeAll(rules(before));
            fresh.removeAll(NEXT_STEP);
            assertEquals(Set.of(), fresh, sample + ": a fix brings a finding");
            assertEquals(0, after.getAsJsonArray("problems").size(), "a mended file cannot be read");
            mended += offered.stream().filter(rule -> !left.contains(rule)).count();
            List<String> once = texts(tree);
            CommandRun.of("check", "--fix", tree);
            assertEquals(once, texts(tree), sample + ": mending again changes more");
        }
        assertTrue(mended >= 3, "only " + mended + " findings were mended");
    }

    private void unchanged(String name, java.util.function.Consumer<Path> change) {
        for (Path sample : samples) {
            Path tree = copy(sample, folder.resolve(name + "-" + sample.getFileName()));
            List<String> before = verdicts(tree);
            List<String> text = texts(tree);
            change.accept(tree);
            assertFalse(name.equals("layout") && text.equals(texts(tree)), "nothing was changed");
            assertEquals(before, verdicts(tree), name + " of " + sample);
        }
    }

    /** Each rule's verdict and each finding without its place. */
    private static List<String> verdicts(Path tree) {
        List<String> all = new ArrayList<>();
        JsonObject report = JsonParser.parseString(
                        CommandRun.of("report", "--format", "json", tree).out())
                .getAsJsonObject();
        for (JsonElement one : report.getAsJsonArray("verdicts")) {
            JsonObject verdict = one.getAsJsonObject();
            all.add(verdict.get("rule").getAsString() + " "
                    + verdict.get("image").getAsString() + " "
                    + verdict.get("verdict").getAsString());
        }
        for (JsonElement one : report.getAsJsonArray("findings")) {
            JsonObject finding = one.getAsJsonObject();
            all.add(finding.get("rule").getAsString() + " "
                    + finding.get("severity").getAsString() + " " + finding.get("subjects"));
        }
        return all.stream().sorted().toList();
    }

    private static JsonObject json(Path tree) {
        return JsonParser.parseString(
                        CommandRun.of("check", "--format", "json", tree).out())
                .getAsJsonObject();
    }

    private static Set<String> rules(JsonObject findings) {
        Set<String> rules = new TreeSet<>();
        findings.getAsJsonArray("findings")
                .forEach(one -> rules.add(one.getAsJsonObject().get("rule").getAsString()));
        return rules;
    }

    private static boolean isBitbake(String path) {
        return path.endsWith(".conf") || path.endsWith(".bb") || path.endsWith(".inc") || path.endsWith(".bbappend");
    }

    private static boolean isScript(String path) {
        return path.endsWith(".cmd");
    }

    private static void split(Path tree, String file, String rest, String include) {
        try {
            Path whole = tree.resolve(file);
            if (!Files.exists(whole)) {
                return;
            }
            Files.createDirectories(tree.resolve(rest).getParent());
            Files.writeString(tree.resolve(rest), Files.readString(whole));
            Files.writeString(whole, include + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void rewrite(Path tree, java.util.function.Predicate<String> which, UnaryOperator<String> change) {
        for (Path file : files(tree)) {
            if (which.test(file.toString())) {
                try {
                    Files.writeString(file, change.apply(Files.readString(file)));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> texts(Path tree) {
        return files(tree).stream()
                .map(file -> {
                    try {
                        return tree.relativize(file) + "\n" + Files.readString(file);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .toList();
    }

    private static Path copy(Path sample, Path to) {
        for (Path file : files(sample)) {
            try {
                Path target = to.resolve(sample.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return to;
    }
}
