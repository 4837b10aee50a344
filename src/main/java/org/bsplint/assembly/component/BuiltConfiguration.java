package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.dotconfig.BuiltConf;
import org.bsplint.project.Role;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * What OP-TEE's own build wrote of its configuration ({@code conf.mk} or {@code conf.h} in an output folder). It counts
 * before our own evaluation; where both are certain and differ, one of them is out of date, and that is said. A build of
 * another platform, or without what the user states, is no build of this image and is left out.
 */
final class BuiltConfiguration {
    private final Project project;
    private final BuiltConf conf;

    private BuiltConfiguration(Project project, BuiltConf conf) {
        this.project = project;
        this.conf = conf;
    }

    /**
     * The one build of the project that fits the command line.
     *
     * @param telling options that say which boot configuration is built: a build with another value is another one's
     */
    static Optional<BuiltConfiguration> find(
            Project project, CommandLine line, Optional<String> platform, Set<String> telling) {
        List<BuiltConf> fitting = new ArrayList<>();
        for (String path : project.inputs().paths(Role.BUILT_CONF, "optee")) {
            project.read(path)
                    .flatMap(BuiltConf::read)
                    .filter(conf -> fits(conf, line, platform)
                            && passes(conf, line, telling)
                            && isBuiltAsStated(project, conf, line))
                    .ifPresent(fitting::add);
        }
        boolean lists = fitting.stream().anyMatch(conf -> !conf.header());
        fitting.removeIf(conf -> lists && conf.header());
        boolean same = fitting.stream().map(BuiltConfiguration::told).distinct().count() == 1;
        return same ? Optional.of(new BuiltConfiguration(project, fitting.get(0))) : Optional.empty();
    }

    /** What a build says; builds of one platform that differ may be of any boot configuration or of any time. */
    private static Map<String, String> told(BuiltConf conf) {
        Map<String, String> told = new TreeMap<>();
        conf.entries().forEach((name, entry) -> told.put(name, entry.text()));
        return told;
    }

    private static boolean passes(BuiltConf conf, CommandLine line, Set<String> telling) {
        return line.effective().values().stream()
                .filter(word -> telling.contains(word.name()) && word.value().isKnown())
                .allMatch(word -> isSame(
                        value(conf, word.name(), word.option().value()),
                        word.option().value()));
    }

    private static boolean fits(BuiltConf conf, CommandLine line, Optional<String> platform) {
        MakeWord word = line.effective().get("PLATFORM");
        MakeWord flavored = line.effective().get("PLATFORM_FLAVOR");
        String text = word != null && word.value().isKnown() ? word.value().known() : "";
        String[] parts = text.split("-", 3);
        Optional<String> flavor = parts.length > 1
                ? Optional.of(parts[1])
                : Optional.ofNullable(flavored)
                        .filter(one -> one.value().isKnown())
                        .map(one -> one.value().known());
        boolean samePlatform = platform.isEmpty()
                || conf.platform().filter(platform.get()::equals).isPresent();
        return samePlatform && (flavor.isEmpty() || conf.flavor().equals(flavor));
    }

    /** Was it built with the words that bsplint.yaml or {@code --set} states? */
    private static boolean isBuiltAsStated(Project project, BuiltConf conf, CommandLine line) {
        for (MakeWord word : line.effective().values()) {
            boolean stated = word.origin() == Origin.USER_CONFIG
                    || word.origin() == Origin.COMMAND_LINE
                            && word.option().place().isEmpty();
            if (!stated || !BuiltConf.isOption(word.name()) || !word.value().isKnown()) {
                continue;
            }
            Value built = value(conf, word.name(), word.option().value());
            if (!isSame(built, word.option().value())) {
                if (word.origin() == Origin.USER_CONFIG) {
                    project.diary()
                            .add(Diagnostic.problem(
                                    at(conf, word.name()),
                                    "built with another " + word.name() + " than the stated \""
                                            + word.value().known() + "\": not taken for a build of this image"));
                }
                return false;
            }
        }
        return true;
    }

    private static org.bsplint.source.Span at(BuiltConf conf, String name) {
        BuiltConf.Entry entry = conf.entries().get(name);
        return entry == null ? conf.file().span(0, 0) : entry.span();
    }

    /** The words that tell its platform, where the project has none. */
    CommandLine platform() {
        List<MakeWord> words = new ArrayList<>();
        conf.platform().ifPresent(name -> words.add(word("PLATFORM", name)));
        conf.flavor().ifPresent(name -> words.add(word("PLATFORM_FLAVOR", name)));
        return new CommandLine(words, java.util.Map.of(), Optional.empty(), false);
    }

    private MakeWord word(String name, String text) {
        Assignment step = Assignment.at(at(conf, name), "=", text).withEffect(Assignment.Effect.APPLIED, "as built");
        return new MakeWord(name, Text.of(text), Origin.COMMAND_LINE, List.of(step));
    }

    /** The options with the build's values where it has any. */
    OptionSet prefer(OptionSet ours) {
        List<Option> counting = new ArrayList<>();
        Disagreements disagreements = new Disagreements();
        java.util.Set<String> names = new java.util.TreeSet<>(conf.entries().keySet());
        ours.names().forEach(names::add);
        for (String name : names) {
            if (BuiltConf.isOption(name)) {
                Option own = ours.get(name);
                Value built = value(conf, name, own.value());
                if (isSame(built, own.value())) {
                    continue;
                }
                counting.add(option(own, built));
                if (!own.value().isUndecided() && !built.isUndecided() && !isOfThePlace(own.value(), built)) {
                    disagreements.add(name, built, own.value());
                }
            }
        }
        if (!disagreements.isEmpty()) {
            project.diary().add(disagreements.problem(conf.file().span(0, 0), "build"));
        }
        return ours.with(counting)
                .withAbsent(
                        asked -> BuiltConf.isOption(asked) ? option(ours.get(asked), Value.UNSET) : ours.get(asked));
    }

    private Option option(Option own, Value built) {
        List<Assignment> history = new ArrayList<>();
        for (Assignment step : own.history()) {
            boolean counted = step.effect() == Assignment.Effect.APPLIED;
            history.add(counted ? step.withEffect(Assignment.Effect.OVERRIDDEN, "the build says otherwise") : step);
        }
        String text = built.isUnset() ? "" : built.partial().toString();
        history.add(Assignment.at(at(conf, own.name()), "=", text)
                .withEffect(
                        Assignment.Effect.APPLIED,
                        built.isUnset() ? "as built: `" + own.name() + "` is not in it" : "as built"));
        return Option.of(own.name(), built, Origin.FILE, history);
    }

    /** What the build says of an option; of what a header leaves open, our own value if it fits. */
    private static Value value(BuiltConf conf, String name, Value own) {
        BuiltConf.Entry entry = conf.entries().get(name);
        if (entry == null) {
            return Value.UNSET;
        }
        if (!conf.header()) {
            return Value.known(entry.text());
        }
        String known = own.asKnown().orElse("");
        if (entry.text().isEmpty()) {
            return own.isUnset() || own.isKnown() && (known.isEmpty() || known.equals("n")) ? own : Value.known("n");
        }
        if (!entry.text().equals("1")) {
            return Value.known(entry.text());
        }
        return known.equals("y") || known.equals("1") ? own : Value.unknown(oneOrYes(entry));
    }

    private static Cause oneOrYes(BuiltConf.Entry entry) {
        return Cause.of(Cause.Kind.MISSING_INPUT, "1 in C, which is 1 or y in the makefiles", entry.span());
    }

    /** A generated list has one blank where a value had several. */
    private static boolean isSame(Value built, Value own) {
        if (built.equals(own)) {
            return true;
        }
        boolean both = built.isKnown() && own.isKnown();
        return both
                && blanks(built.asKnown().orElse(""))
                        .equals(blanks(own.asKnown().orElse("")));
    }

    private static String blanks(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Paths differ from one build to the next. */
    private static boolean isOfThePlace(Value own, Value built) {
        return own.partial().toString().contains("/")
                || built.partial().toString().contains("/");
    }
}
