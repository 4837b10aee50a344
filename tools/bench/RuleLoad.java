import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.bsplint.engine.RuleBook;

/** Loads the program's rules in a fresh JVM, as a check does at start, and prints the CPU milliseconds that took. */
public final class RuleLoad {
    private RuleLoad() {}

    public static void main(String[] arguments) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadCpuTime();
        long start = threads.getCurrentThreadCpuTime();
        RuleBook book = RuleBook.prepared("");
        long end = threads.getCurrentThreadCpuTime();
        System.out.println(book.rules().rules().size() + " rules " + (end - start) / 1000 + " us");
    }
}
