package org.bsplint.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.cli.shell.ColourChoice;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.model.Operation;
import org.bsplint.project.Overrides;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which rules and assumptions to analyse: the options that all commands over a project share. */
final class RuleOptions {
    private static final Set<String> REPEATED = Set.of("--operation", "--set", "--rules", "--select", "--ignore");

    @Option(names = "--config", paramLabel = "FILE", description = "Use this bsplint.yaml.")
    private @Nullable Path config;

    @Option(names = "--rules", paramLabel = "DIR", description = "Further rules; may be repeated.")
    private List<Path> rules = new ArrayList<>();

    @Option(names = "--select", paramLabel = "NAME,…", split = ",", description = "Only these rules or packs.")
    private List<String> select = new ArrayList<>();

    @Option(names = "--ignore", paramLabel = "NAME,…", split = ",", description = "Not these rules or packs.")
    private List<String> ignore = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "FILE", description = "Hide the findings that this file holds.")
    private @Nullable Path baseline;

    @Option(names = "--strict-baseline", description = "Baseline entries that match nothing are errors.")
    private boolean strictBaseline;

    @Option(names = "--machine", paramLabel = "NAME", description = "Evaluate for this machine.")
    private @Nullable String machine;

    @Option(names = "--ecosystem", paramLabel = "VERSION", description = "The vendor's release, such as 3.0.")
    private @Nullable String ecosystem;

    @Option(
            names = "--operation",
            paramLabel = "build|provision-otp|provision-keys|close-device|release|upgrade",
            description = "What will be done with the image; may be repeated.")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "dev|ci|provisioning|release",
            description = "Which rules count, and how much.")
    private @Nullable String profile;

    @Option(
            names = "--set",
            paramLabel = "COMPONENT.NAME=VALUE",
            description = "What if: this option had this value; may be repeated.")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--today", paramLabel = "DATE", description = "The day for expiries, as 2027-03-31.")
    private @Nullable String today;

    @Option(names = "--no-cache", description = "Neither read nor write the cache.")
    private boolean noCache;

    @Option(names = "--jobs", paramLabel = "N", description = "How many threads to use; default: one a processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(names = "--color", paramLabel = "auto|always|never", description = "Default: auto.")
    private ColourChoice colour = ColourChoice.auto;

    @Option(names = "--quiet", description = "Findings only.")
    private boolean quiet;

    @Option(names = "--stats", description = "Say what was read and how long it took.")
    private boolean stats;

    /** Whether a plain line may give this option more than once. */
    static boolean repeats(String name) {
        return REPEATED.contains(name);
    }

    /** Takes a switch of a plain line; false if it is none of the common ones. */
    boolean takeSwitch(String name) {
        switch (name) {
            case "--no-cache" -> noCache = true;
            case "--quiet" -> quiet = true;
            case "--strict-baseline" -> strictBaseline = true;
            case "--stats" -> stats = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes an option of a plain line; false if it is none of the common ones. */
    boolean take(String name, String value) {
        switch (name) {
            case "--config" -> config = Path.of(value);
            case "--baseline" -> baseline = Path.of(value);
            case "--machine" -> machine = value;
            case "--ecosystem" -> ecosystem = value;
            case "--operation" -> operations.add(value);
            case "--set" -> sets.add(value);
            case "--rules" -> rules.add(Path.of(value));
            case "--select" -> {
                return isOne(value) && select.add(value);
            }
            case "--ignore" -> {
                return isOne(value) && ignore.add(value);
            }
            case "--color" -> {
                Optional<ColourChoice> named = ColourChoice.of(value);
                colour = named.orElse(colour);
                return named.isPresent();
            }
            case "--profile" -> profile = value;
            case "--today" -> today = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Lists and what is quoted in them are the parser's to read. */
    private static boolean isOne(String value) {
        return value.indexOf(',') < 0 && value.indexOf('"') < 0;
    }

    int jobs() {
        return jobs;
    }

    boolean usesCache() {
        return !noCache;
    }

    /** Nothing else is read, and durations are not told. */
    boolean readsOnlyTheTree() {
        return rules.isEmpty() && baseline == null && !stats;
    }

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }

    List<Path> rules() {
        return List.copyOf(rules);
    }

    List<String> select() {
        return List.copyOf(select);
    }

    List<String> ignore() {
        return List.copyOf(ignore);
    }

    Optional<Path> baseline() {
        return Optional.ofNullable(baseline);
    }

    boolean strictBaseline() {
        return strictBaseline;
    }

    ColourChoice colour() {
        return colour;
    }

    boolean quiet() {
        return quiet;
    }

    boolean stats() {
        return stats;
    }

    Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    String todayText() {
        return today().map(LocalDate::toString).orElse("");
    }

    /** @throws UsageException if the text is no day */
    Optional<LocalDate> today() {
        try {
            return Optional.ofNullable(today).map(LocalDate::parse);
        } catch (DateTimeException notADay) {
            throw new UsageException("--today wants a day such as 2027-03-31, not `" + today + "`");
        }
    }

    boolean namesRules() {
        return !select.isEmpty() || !ignore.isEmpty();
    }

    /** @throws UsageException if what is selected or ignored is not there: a gate must not pass by a misspelled name */
    void checkNames(Set<String> known) {
        List<String> asked = new ArrayList<>(select);
        asked.addAll(ignore);
        for (String name : asked) {
            if (!known.contains(name)) {
                throw new UsageException("no rule or pack is named `" + name + "`"
                        + Nearest.of(name, known)
                                .map(near -> "; did you mean `" + near + "`?")
                                .orElse("; `bsplint rules list` lists them"));
            }
        }
    }

    private void checkOperations() {
        List<String> known =
                Arrays.stream(Operation.values()).map(Operation::word).toList();
        for (String operation : operations) {
            if (!known.contains(operation)) {
                throw new UsageException(
                        "no operation is named `" + operation + "`; known are " + String.join(", ", known));
            }
        }
    }

    /** What is only supposed to be set, as it was given. */
    String setWords() {
        return String.join(", ", sets);
    }

    /** @throws UsageException if a word has the wrong form */
    Overrides overrides() {
        if (jobs < 1) {
            throw new UsageException("--jobs wants a number from 1");
        }
        checkOperations();
        try {
            Map<String, Map<String, String>> values = Overrides.parseSets(sets);
            return new Overrides(
                    Optional.ofNullable(machine), Optional.ofNullable(ecosystem), operations, values, profile());
        } catch (IllegalArgumentException malformed) {
            throw new UsageException(String.valueOf(malformed.getMessage()));
        }
    }
}
