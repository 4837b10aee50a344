package org.bsplint.assembly.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.diagnostic.Related;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.make.MakeEvaluator;
import org.bsplint.eval.make.MakeLibrary;
import org.bsplint.eval.make.call.CommandLineWord;
import org.bsplint.eval.make.call.MakeRun;
import org.bsplint.source.FileTree;
import org.bsplint.source.OverlayTree;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * OP-TEE's or TF-A's makefiles as a project holds them. A whole tree is evaluated by its own top makefile. Of a tree in
 * part the files that are there are evaluated in the order in which the top makefile would include them; what they refer to
 * and absent files would define comes from the catalogue, behind them, where it is certain.
 */
public final class MakeSources implements FirmwareSources {
    private final Project project;
    private final MakeEvaluator evaluator;
    private final Function<Result, KnownDefaults> defaults;
    private final String component;
    private final EvaluationCache cache;

    public MakeSources(
            Project project,
            MakeLibrary library,
            String component,
            Function<Result, KnownDefaults> defaults,
            EvaluationCache cache) {
        this.project = project;
        this.evaluator = new MakeEvaluator(library);
        this.component = component;
        this.defaults = defaults;
        this.cache = cache;
    }

    @Override
    public Optional<Result> evaluate(List<String> folders, CommandLine line, Optional<String> platform) {
        for (String folder : folders) {
            String base = folder.isEmpty() ? "" : folder + "/";
            if (StandIn.isWhole(project.tree(), component, base)) {
                return Optional.of(whole(folder, line));
            }
        }
        for (String folder : folders) {
            String base = folder.isEmpty() ? "" : folder + "/";
            List<String> files = StandIn.files(project.tree(), component, base, platform);
            if (!files.isEmpty()) {
                return Optional.of(partial(folder, base, files, line, platform));
            }
        }
        return Optional.empty();
    }

    private Result whole(String folder, CommandLine line) {
        Evaluation evaluation = cache.again(
                project.tree(),
                component + " " + folder + " " + words(line),
                tree -> run(tree, folder, "Makefile", line));
        project.diary().add(evaluation);
        Map<String, MakeWord> words = line.effective();
        OptionSet set = evaluation.options().changed(words.keySet(), option -> withStory(option, words));
        return new Result(set, true, file -> true, evaluation.observations());
    }

    private static String words(CommandLine line) {
        StringBuilder words = new StringBuilder();
        line.effective()
                .values()
                .forEach(word -> words.append(word.name())
                        .append('=')
                        .append(word.value())
                        .append(word.option()
                                .place()
                                .map(span -> " " + span.path() + " " + span.start() + " " + span.end())
                                .orElse(""))
                        .append('\n'));
        return words.toString();
    }

    private Result partial(
            String folder, String base, List<String> files, CommandLine line, Optional<String> platform) {
        String text = StandIn.makefile(component, files, platform, List.of());
        Evaluation first = standIn(base, text, folder, line);
        Result seen = result(first, base, files, line, Map.of());
        Set<String> missing = missing(seen.options());
        if (missing.isEmpty()) {
            project.diary().add(first);
            return seen;
        }
        KnownDefaults known = defaults.apply(seen);
        List<Option> supplied = new ArrayList<>();
        Map<String, Cause> unknown = new TreeMap<>();
        for (String name : missing) {
            Option option = known.option(name);
            if (option.value().isKnown()) {
                supplied.add(option);
            } else if (option.value().isUndecided()) {
                unknown.put(name, option.value().causes().iterator().next());
            }
        }
        Evaluation second = standIn(base, StandIn.makefile(component, files, platform, supplied), folder, line);
        project.diary().add(second);
        return result(second, base, files, line, unknown);
    }

    private Evaluation run(FileTree tree, String folder, String makefile, CommandLine line) {
        List<CommandLineWord> words = new ArrayList<>();
        line.effective().values().forEach(word -> words.add(word(word)));
        boolean isWhole = !makefile.equals(StandIn.NAME);
        return evaluator.evaluate(MakeRun.of(tree, folder, makefile)
                .of(component)
                .withWords(words)
                .wanting(MakeSources::isOptionLike)
                .deferring(name -> isWhole && !Character.isUpperCase(name.charAt(0)))
                .withGoals(component.equals("tf-a") ? List.of("all") : List.of()));
    }

    /** Lists of sources and flags of each file, which no rule reads, are the bulk of a tree's variables. */
    private static boolean isOptionLike(String name) {
        return !name.isEmpty() && (Character.isUpperCase(name.charAt(0)) || name.indexOf('/') < 0);
    }

    private static CommandLineWord word(MakeWord word) {
        Optional<Assignment> place = word.option().winner();
        return new CommandLineWord(
                word.name(),
                "=",
                word.value(),
                place.flatMap(Assignment::span),
                place.map(Assignment::note).orElse(""),
                List.<Related>of());
    }

    private Evaluation standIn(String base, String text, String folder, CommandLine line) {
        FileTree tree = new OverlayTree(project.tree(), Map.of(base + StandIn.NAME, text));
        String key = component + " " + folder + " " + words(line) + text;
        return cache.of(tree, key, asked -> run(asked, folder, StandIn.NAME, line));
    }

    private Result result(
            Evaluation evaluation, String base, List<String> files, CommandLine line, Map<String, Cause> unknown) {
        List<Option> options = new ArrayList<>();
        Map<String, MakeWord> words = line.effective();
        for (Option option : evaluation.options().all()) {
            if (!StandIn.isOwn(option, base)) {
                options.add(unsure(withStory(StandIn.told(option, base), words), unknown));
            }
        }
        Cause partial = Cause.of(Cause.Kind.MISSING_FILE, "the sources are in this project only in part");
        Set<String> present = new TreeSet<>(files);
        return new Result(
                OptionSet.partial(options, partial),
                false,
                file -> present.contains(file) || StandIn.isPlatformFile(file, files),
                evaluation.observations());
    }

    /** An option that reads another that is not known is not known either. */
    private static Option unsure(Option option, Map<String, Cause> unknown) {
        for (String input : option.inputs()) {
            Cause cause = unknown.get(input);
            if (cause != null && option.value().isKnown()) {
                return option.withValue(Value.unknown(java.util.Set.of(cause), false));
            }
        }
        return option;
    }

    private static Set<String> missing(OptionSet options) {
        Set<String> missing = new TreeSet<>();
        for (Option option : options.all()) {
            option.inputs().stream()
                    .filter(name -> !options.has(name) && name.matches("[A-Z][A-Z0-9_]{3,}"))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** In place of the command line's own step, the whole story that led to it. */
    private static Option withStory(Option option, Map<String, MakeWord> words) {
        MakeWord word = words.get(option.name());
        if (word == null) {
            return option;
        }
        List<Assignment> history = new ArrayList<>(word.story());
        for (Assignment step : option.history()) {
            boolean ofLine = step.origin() == Origin.COMMAND_LINE && step.effect() == Assignment.Effect.APPLIED;
            if (!ofLine) {
                history.add(step);
            }
        }
        return option.withHistory(history);
    }

    public static Map<String, Option> byName(OptionSet set) {
        Map<String, Option> byName = new LinkedHashMap<>();
        set.all().forEach(option -> byName.put(option.name(), option));
        return byName;
    }
}
