import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bsplint.eval.kconfig.KconfigInput;
import org.bsplint.eval.kconfig.KconfigTree;
import org.bsplint.eval.kconfig.graph.KconfigSettings;
import org.bsplint.source.DiskTree;
import org.bsplint.source.SourceFile;

/** Reads a Kconfig tree once, then evaluates a fragment that changes each time, as an editor does: milliseconds of each. */
class KconfigWarm {
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 20;

    public static void main(String[] args) {
        KconfigTree tree = KconfigTree.load(new DiskTree(Path.of(args[0])), "", KconfigSettings.standard())
                .orElseThrow();
        Optional<SourceFile> base = tree.defconfig("", args[1]);
        for (boolean lost : new boolean[] {false, true}) {
            measure(tree, base, lost);
        }
    }

    /** @param lost the fragment also asks for something in vain, which gets its chain and its remedy */
    private static void measure(KconfigTree tree, Optional<SourceFile> base, boolean lost) {
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String text = "CONFIG_BOOTDELAY=" + round + "\n"
                    + (lost ? "# CONFIG_NET is not set\nCONFIG_CMD_TFTPPUT=y\n" : "");
            List<SourceFile> fragments = List.of(SourceFile.of("extra.cfg", text));
            long start = System.nanoTime();
            long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            tree.evaluate("u-boot", new KconfigInput(base, fragments, KconfigInput.Merge.CONFIG));
            double took = (System.nanoTime() - start) / 1e6;
            if (!lost && round < 4) {
                System.out.printf("evaluation %d in this process   %.0f ms wall, %.0f ms CPU%n", round + 1, took,
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6);
            }
            if (round >= WARM_UP) {
                wall.add(took);
                cpu.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - used) / 1e6);
            }
        }
        System.out.printf(
                "changed fragment%s   median %.0f ms wall, %.0f ms CPU; largest %.0f ms wall, %.0f ms CPU%n",
                lost ? ", a line lost and mended" : "                       ",
                median(wall), median(cpu), Collections.max(wall), Collections.max(cpu));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
