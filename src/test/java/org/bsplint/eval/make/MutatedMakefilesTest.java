package org.bsplint.eval.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.fuzz.Mutation;
import org.bsplint.fuzz.Mutations;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;
import org.bsplint.value.Origin;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makefiles as an accident may leave them: where GNU make still accepts one, no value that is known here is another there.
 * Few in a normal run; {@code tools/mutate.sh} compares 500 and more.
 */
class MutatedMakefilesTest {
    /** A mutated command is run by make: none that could do harm. */
    private static final List<String> HARMFUL =
            List.of("rm ", "mv ", ">", "kill", "dd ", "file ", "git", "curl", "wget");

    private static final int MOST_TRIES_PER_ACCEPTED = 40;

    @TempDir
    private Path folder;

    @Test
    void noKnownValueIsWrong() throws IOException {
        Assumptions.assumeTrue(GnuMake.isThere(), "needs GNU make 4.3");
        Mutations asked = Mutations.asked(60);
        List<byte[]> makefiles = makefiles(asked);
        int accepted = 0;
        long values = 0;
        for (int i = 0; accepted < asked.count(); i++) {
            assertTrue(i < asked.count() * MOST_TRIES_PER_ACCEPTED, "make accepts too few");
            Random random = new Random(asked.seed() + i);
            byte[] bytes = Mutation.of(makefiles.get(random.nextInt(makefiles.size())), random);
            String text = SourceFile.of("Makefile", bytes).text();
            if (new String(bytes, StandardCharsets.UTF_8).equals(text)
                    && HARMFUL.stream().noneMatch(text::contains)) {
                int compared = compare(text, "seed " + (asked.seed() + i));
                accepted += compared > 0 ? 1 : 0;
                values += compared;
            }
        }
        String summary = accepted + " makefiles that make accepts, " + values + " known values, none wrong";
        System.getLogger("mutations").log(System.Logger.Level.DEBUG, summary);
    }

    /** How many known values were compared; none where make stops. */
    private int compare(String text, String which) {
        Evaluation first = evaluate(text);
        List<String> names = first.options().all().stream()
                .filter(option -> option.origin() == Origin.FILE
                        && option.value().isKnown()
                        && option.name().matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*"))
                .map(option -> option.name())
                .toList();
        String asking = names.stream()
                .map(name -> "$(info VALUE " + name + "=[$(" + name + ")])\n")
                .collect(Collectors.joining());
        String whole = text + "\n" + asking + "all: ;\n";
        List<String> truth = GnuMake.output(folder, whole, List.of());
        boolean stops = truth.stream().anyMatch(line -> line.contains("***"));
        List<String> ours = evaluate(whole).output().stream()
                .filter(line -> line.startsWith("VALUE ") && line.endsWith("]") && !line.contains("…"))
                .toList();
        if (stops || ours.isEmpty()) {
            return 0;
        }
        for (String line : ours) {
            String name = line.substring(0, line.indexOf('=') + 1);
            List<String> there =
                    truth.stream().filter(other -> other.startsWith(name)).toList();
            assertEquals(there, there.contains(line) ? there : List.of(line), () -> which + "\n" + whole);
        }
        return ours.size();
    }

    private static Evaluation evaluate(String text) {
        return new MakeEvaluator(new MakeLibrary())
                .evaluate(MakeRun.of(new MemoryTree(Map.of("Makefile", text)), "", "Makefile"));
    }

    private static List<byte[]> makefiles(Mutations asked) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (InputStream cases = MutatedMakefilesTest.class.getResourceAsStream("/make/cases.json")) {
            for (JsonNode one : new ObjectMapper().readTree(cases)) {
                all.add(one.get("makefile").asText().getBytes(StandardCharsets.UTF_8));
            }
        }
        Mutations.files(Path.of("src/test/resources/cli/founding")).stream()
                .filter(file -> file.toString().endsWith(".mk"))
                .forEach(file -> all.add(Mutations.read(file)));
        asked.trees()
                .ifPresent(trees -> Mutations.files(trees).stream()
                        .filter(file -> file.toString().endsWith(".mk") || file.endsWith("Makefile"))
                        .forEach(file -> all.add(Mutations.read(file))));
        return all;
    }
}
