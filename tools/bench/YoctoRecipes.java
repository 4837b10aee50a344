import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.yocto.Recipe;
import org.bsplint.eval.yocto.YoctoRequest;
import org.bsplint.eval.yocto.YoctoWorkspace;
import org.bsplint.source.DiskTree;

/** Processor time of one recipe in a running program: each evaluated with its appends, and a few values asked for. */
class YoctoRecipes {
    private static final List<String> ASKED = List.of("PN", "PV", "SRC_URI", "DEPENDS", "EXTRA_OEMAKE", "OVERRIDES");
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    public static void main(String[] args) throws Exception {
        List<String> names = Files.readAllLines(Path.of(args[1]));
        long start = CLOCK.getCurrentThreadCpuTime();
        YoctoWorkspace workspace = YoctoWorkspace.open(new DiskTree(Path.of("/")), YoctoRequest.ofBuild(args[0]));
        workspace.recipes();
        System.out.printf("configuration, layers and list of recipes: %.0f ms%n", milliseconds(start));
        for (int round = 1; round <= 4; round++) {
            List<Double> times = new ArrayList<>();
            for (String name : names) {
                Optional<Recipe> recipe = workspace.recipe(name.strip());
                long before = CLOCK.getCurrentThreadCpuTime();
                if (recipe.isPresent()) {
                    Evaluation evaluation = workspace.evaluate(recipe.get());
                    ASKED.forEach(evaluation.options()::value);
                    times.add(milliseconds(before));
                }
            }
            times.sort(null);
            double mean = times.stream().mapToDouble(time -> time).average().orElse(0);
            System.out.printf(
                    "round %d: %d recipes, mean %.1f ms, median %.1f ms, slowest %.1f ms%n",
                    round, times.size(), mean, times.get(times.size() / 2), times.get(times.size() - 1));
        }
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("memory in use: %d MB%n", runtime.totalMemory() - runtime.freeMemory() >> 20);
    }

    private static double milliseconds(long start) {
        return (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
    }
}
