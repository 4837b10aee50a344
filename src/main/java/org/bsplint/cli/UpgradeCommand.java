package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.assembly.Assembler;
import org.bsplint.assembly.upgrade.Change;
import org.bsplint.assembly.upgrade.Upgrade;
import org.bsplint.cli.shell.Background;
import org.bsplint.cli.shell.Console;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.cli.shell.PlainLine;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.model.Bsp;
import org.bsplint.project.Overrides;
import org.bsplint.syntax.version.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bsplint upgrade}: what changes for this project between two ecosystem releases. */
@Command(
        name = "upgrade",
        description = "Tells what appears, vanishes, is renamed or flips between two ecosystem releases.",
        mixinStandardHelpOptions = true)
final class UpgradeCommand implements PlainLine.Command {
    /** Of a value, in characters. */
    private static final int LONG = 100;

    private static final int SHOWN_USES = 3;
    private static final Map<String, String> TITLES =
            Map.of("defaults", "defaults of further options (`bsplint why OPTION` tells more)");

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "Default: the current folder.")
    private File path = new File(".");

    @Option(names = "--machine", paramLabel = "NAME", description = "Evaluate for this machine.")
    private @Nullable String machine;

    @Option(names = "--from", paramLabel = "V", description = "Default: the release that the project builds.")
    private String from = "";

    @Option(names = "--to", paramLabel = "V", required = true, description = "The newer release, such as 4.1.")
    private String to = "";

    UpgradeCommand(Console console) {
        this.console = console;
    }

    @Override
    public boolean take(String name, String value) {
        switch (name) {
            case "1" -> path = PlainLine.file(value);
            case "--machine" -> machine = value;
            case "--from" -> from = value;
            case "--to" -> to = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isWhole() {
        return !to.isEmpty();
    }

    @Override
    public Integer call() {
        Assembler assembler = new Assembler(Background.of(KnowledgeBase::load));
        ProjectFiles files = ProjectFiles.of(List.of(path));
        Overrides overrides =
                new Overrides(Optional.ofNullable(machine), Optional.empty(), List.of(), Map.of(), Optional.empty());
        Bsp bsp = assembler.assemble(files.tree(), files.settings().with(overrides));
        String older = from.isEmpty() ? stated(bsp) : from;
        KnowledgeBase knowledge = assembler.knowledge();
        List<Release> known =
                knowledge.releases().of(bsp.platform().flatMap(platform -> knowledge.vendor(platform.value())));
        Release before = release(known, older);
        Release after = release(known, to);
        PrintWriter out = console.out();
        List<Change> changes = Upgrade.of(assembler.knowledge(), before, after, bsp);
        out.println("ecosystem " + before.number() + " -> " + after.number()
                + bsp.platform().map(platform -> " for " + platform.value()).orElse("") + "  (" + before.date() + ", "
                + after.date() + ")");
        String topic = "";
        boolean unused = false;
        for (Change change : changes) {
            if (!change.topic().equals(topic)) {
                topic = change.topic();
                out.println();
                out.println(TITLES.getOrDefault(topic, topic));
            }
            // those that the project uses come first
            if (!unused && topic.equals("variables") && change.places().isEmpty()) {
                unused = true;
                out.println("  not used by this project:");
            }
            print(out, change);
        }
        out.flush();
        return ExitStatus.OK;
    }

    private static String stated(Bsp bsp) {
        return bsp.ecosystem()
                .map(org.bsplint.model.Deduced::value)
                .orElseThrow(() -> new UsageException("the project does not tell its release: give --from"));
    }

    private static Release release(List<Release> known, String number) {
        Optional<Release> found = Version.parse(number)
                .flatMap(wanted -> known.stream()
                        .filter(release -> release.version().equals(wanted))
                        .findFirst());
        return found.orElseThrow(() -> new UsageException("no ecosystem release `" + number + "` is known; known are "
                + String.join(", ", known.stream().map(Release::number).toList())));
    }

    private static void print(PrintWriter out, Change change) {
        String values = switch (change.kind()) {
            case APPEARS -> change.after().isEmpty() ? "" : ": " + shown(change.after());
            case VANISHES -> change.before().isEmpty() ? "" : ": was " + shown(change.before());
            case RENAMED -> " -> " + change.after();
            case FLIPS -> ": " + shown(change.before()) + " -> " + shown(change.after());
            case STAYS -> ": stays " + shown(change.after());
        };
        out.println("  " + mark(change.kind()) + " " + change.subject() + values
                + (change.note().isEmpty() ? "" : "  (" + change.note() + ")"));
        change.places().stream()
                .limit(SHOWN_USES)
                .forEach(place -> out.println("      used at " + place.path() + ":" + place.line()));
        int more = change.places().size() - SHOWN_USES;
        if (more > 0) {
            out.println("      and in " + more + (more == 1 ? " more place" : " more places"));
        }
    }

    /** A list of a hundred words helps nobody. */
    private static String shown(String value) {
        int end = value.length() <= LONG ? -1 : value.lastIndexOf(' ', LONG);
        return end <= 0 ? value : value.substring(0, end) + " …";
    }

    private static String mark(Change.Kind kind) {
        return switch (kind) {
            case APPEARS -> "+";
            case VANISHES -> "-";
            case RENAMED -> ">";
            case FLIPS -> "~";
            case STAYS -> "=";
        };
    }
}
