package org.bsplint.eval.kconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.dotconfig.ConfigFile;
import org.bsplint.syntax.dotconfig.ConfigLine;
import org.bsplint.value.Observation;

/**
 * Random trees against two other implementations: kconfiglib (Debian {@code python3-kconfiglib}), and where the system
 * property {@code bsplint.conf} names it, a tree's own {@code conf}. Skipped with a notice where they are not there.
 */
class KconfigOracleTest {
    private static final int BATCH = 60;

    @Property(tries = 4)
    void randomTreesGiveWhatKconfiglibGives(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long seed)
            throws Exception {
        if (!hasKconfiglib()) {
            System.out.println("NOTICE: python3-kconfiglib is not installed: random trees are not compared with it");
            return;
        }
        List<RandomTree> trees =
                LongStream.range(seed, seed + BATCH).mapToObj(RandomTree::of).toList();
        List<Map<String, String>> cases = trees.stream()
                .map(tree -> Map.of("kconfig", tree.kconfig(), "config", tree.config()))
                .toList();
        ObjectMapper json = new ObjectMapper();
        Path script = Path.of("src/test/resources/kconfig/kconfiglib_oracle.py").toAbsolutePath();
        String answers = run(json.writeValueAsString(cases), Optional.empty(), "/usr/bin/python3", script.toString());
        List<String> failures = new ArrayList<>();
        int index = 0;
        for (JsonNode answer : json.readTree(answers)) {
            compare(trees.get(index++), answer.asText(), failures);
        }
        assertEquals(List.of(), failures.stream().limit(1).toList(), failures.size() + " of " + BATCH + " differ");
    }

    @Property(tries = 4)
    void randomTreesGiveWhatConfGives(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long seed) throws Exception {
        String conf = System.getProperty("bsplint.conf", "");
        if (conf.isEmpty()) {
            System.out.println("NOTICE: no -Dbsplint.conf=PATH: random trees are not compared with conf");
            return;
        }
        Path folder = Files.createTempDirectory("kconfig");
        List<String> failures = new ArrayList<>();
        for (long each = seed; each < seed + BATCH; each++) {
            RandomTree tree = RandomTree.of(each);
            Files.writeString(folder.resolve("Kconfig"), tree.kconfig());
            Files.writeString(folder.resolve(".config"), tree.config());
            run("", Optional.of(folder), conf, "--olddefconfig", "Kconfig");
            compare(tree, Files.readString(folder.resolve(".config")), failures);
        }
        assertEquals(List.of(), failures.stream().limit(1).toList(), failures.size() + " of " + BATCH + " differ");
    }

    /** The lines that are offered for a lost request, put in, make it survive in {@code conf} itself. */
    @Property(tries = 4)
    void offeredLinesSurviveInConf(@ForAll @LongRange(min = 0, max = 1_000_000_000L) long seed) throws Exception {
        String conf = System.getProperty("bsplint.conf", "");
        Path folder = Files.createTempDirectory("kconfig");
        List<String> failures = new ArrayList<>();
        for (long each = seed; each < seed + BATCH && !conf.isEmpty(); each++) {
            RandomTree tree = RandomTree.of(each);
            Files.writeString(folder.resolve("Kconfig"), tree.kconfig());
            SourceFile asked = SourceFile.of(".config", HEADER + tree.config());
            for (Observation lost : evaluate(tree, asked).observations()) {
                if (lost.fix().isEmpty() || !lost.kind().startsWith("kconfig-request")) {
                    continue;
                }
                SourceFile mended = AppliedEdits.to(asked, lost.fix().get().edits());
                Files.writeString(folder.resolve(".config"), mended.text());
                run("", Optional.of(folder), conf, "--olddefconfig", "Kconfig");
                String option = lost.subjects().get(0);
                String wanted = lost.details().get("asked");
                String got = values(Files.readString(folder.resolve(".config"))).getOrDefault(option, "n");
                boolean met = got.equals(wanted) || wanted.equals("m") && got.equals("y");
                if (!met) {
                    failures.add(option + " asked " + wanted + ", is " + got + " with "
                            + lost.details().get("needs") + "\n" + tree.kconfig() + "--- config\n" + mended.text());
                }
            }
        }
        assertEquals(List.of(), failures.stream().limit(1).toList(), failures.size() + " fail");
    }

    private static final String HEADER = "# Automatically generated\n";

    private static Evaluation evaluate(RandomTree tree, SourceFile config) {
        return KconfigTree.load(new MemoryTree(Map.of("Kconfig", tree.kconfig())), "", KconfigSettings.standard())
                .orElseThrow()
                .evaluate("u-boot", KconfigInput.of(config));
    }

    private static Map<String, String> values(String config) {
        Map<String, String> values = new TreeMap<>();
        for (ConfigLine line :
                ConfigFile.parse(SourceFile.of("out", config)).tree().lines()) {
            if (line.isRequest()) {
                values.put(line.option(), line.kind() == ConfigLine.Kind.SET ? line.value() : "n");
            }
        }
        return values;
    }

    private static void compare(RandomTree tree, String answer, List<String> failures) {
        Evaluation evaluation = evaluate(tree, SourceFile.of(".config", HEADER + tree.config()));
        if (answer.startsWith("error")) {
            assertTrue(!evaluation.errors().isEmpty(), answer);
            return;
        }
        Map<String, String> wanted = values(answer);
        Map<String, String> values = new TreeMap<>();
        evaluation
                .options()
                .all()
                .forEach(option ->
                        values.put(option.name(), option.value().asKnown().orElse("?")));
        if (!wanted.equals(values)) {
            failures.add("wanted " + wanted + "\nbut got " + values + "\n" + evaluation.errors() + "\n" + tree.kconfig()
                    + "--- config\n" + tree.config());
        }
    }

    private static boolean hasKconfiglib() throws IOException, InterruptedException {
        return Files.exists(Path.of("/usr/bin/python3"))
                && new ProcessBuilder("/usr/bin/python3", "-c", "import kconfiglib")
                                .redirectErrorStream(true)
                                .start()
                                .waitFor()
                        == 0;
    }

    private static String run(String input, Optional<Path> folder, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        folder.ifPresent(path -> builder.directory(path.toFile()));
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
