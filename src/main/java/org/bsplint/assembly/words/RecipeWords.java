package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Count;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;

/**
 * The words that a recipe's variable (such as {@code EXTRA_OEMAKE}) passes to make, each with the story of the
 * configuration and recipe lines that put it there. Words are split and unquoted as the shell would: BitBake writes the
 * variable's value into the task's shell code.
 */
public final class RecipeWords {
    /** What a stand-in for a recipe that is not among the inputs passes; its lines are in no file. */
    public static final String NO_RECIPE = "${@the_recipe_is_not_here()}";

    private static final int MAX_DEPTH = 4;

    private final OptionSet options;
    /** The words of one variable have nearly the same story: its lines are looked at once. */
    private final Map<String, List<Assignment>> applied = new HashMap<>();

    private final Map<String, Set<String>> mentioned = new HashMap<>();
    private final Lineage lineage = new Lineage(this::applied, this::mentioned);
    private final Map<List<String>, List<Assignment>> stories = new HashMap<>();

    /** Words of entries of lists such as {@code TF_A_CONFIG}: many boot configurations are put together from a few. */
    private final Map<String, List<MakeWord>> entries = new HashMap<>();

    private final Map<Text, List<String>> names = new HashMap<>();

    public RecipeWords(OptionSet options) {
        this.options = options;
    }

    /** What this variable passes; {@link CommandLine#NOTHING} if it is not set. */
    public CommandLine of(String variable) {
        Option option = options.get(variable);
        if (option.value().isUnset()) {
            return CommandLine.NOTHING;
        }
        List<Text> words = ShellWords.split(option.value().partial());
        List<MakeWord> passed = new ArrayList<>();
        boolean open = false;
        for (Text word : words) {
            Optional<MakeWord> make = word(variable, word);
            make.ifPresent(passed::add);
            open |= make.isEmpty() && !word.isKnown();
        }
        Set<String> names = new LinkedHashSet<>();
        passed.forEach(word -> names.add(word.name()));
        Map<String, Cause> maybe = open ? maybe(option, names) : Map.of();
        return new CommandLine(passed, maybe, caller(option, passed.size()), true);
    }

    /** The words of a text that a variable holds, such as a field of {@code TF_A_CONFIG[optee]}. */
    public List<MakeWord> of(String variable, Text text) {
        List<MakeWord> passed = new ArrayList<>();
        for (Text word : ShellWords.split(text)) {
            word(variable, word).ifPresent(passed::add);
        }
        return passed;
    }

    /**
     * The words of an entry of a list, each with the lines that put the entry there before its own.
     *
     * @param text the field of the entry's flag ({@code TF_A_CONFIG[optee]}) that holds them
     */
    List<MakeWord> ofEntry(String variable, String entry, Text text) {
        String flag = variable + "[" + entry + "]";
        List<MakeWord> known = entries.get(flag);
        if (known == null) {
            List<Assignment> listed = listing(variable, entry);
            List<MakeWord> words = new ArrayList<>();
            for (MakeWord word : of(flag, text)) {
                List<Assignment> story = new ArrayList<>(listed);
                story.addAll(word.story());
                words.add(new MakeWord(word.name(), word.value(), word.origin(), story));
            }
            known = List.copyOf(words);
            entries.put(flag, known);
        }
        return known;
    }

    /** The words of a list that are known. */
    List<String> names(Text list) {
        return names.computeIfAbsent(
                list,
                text -> ShellWords.split(text).stream()
                        .filter(Text::isKnown)
                        .map(Text::known)
                        .toList());
    }

    /** The lines that put an entry into a list such as {@code TF_A_CONFIG}, each after those that it depends on. */
    private List<Assignment> listing(String variable, String entry) {
        List<Assignment> steps = new ArrayList<>();
        listing(variable, entry, MAX_DEPTH, steps);
        return steps;
    }

    private void listing(String variable, String entry, int depth, List<Assignment> steps) {
        for (Assignment assignment : applied(variable)) {
            int before = steps.size();
            boolean direct = Names.lists(assignment.text(), entry);
            if (direct) {
                inputs(assignment.text(), variable, entry, depth - 1, steps, new LinkedHashSet<>(Set.of(variable)));
            } else if (depth > 1) {
                mentioned(assignment.text()).stream()
                        .filter(other -> !other.equals(variable))
                        .forEach(other -> listing(other, entry, depth - 1, steps));
            }
            if (assignment.span().isPresent() && (direct || steps.size() > before)) {
                steps.add(noted(assignment, "`" + variable + "` lists `" + entry + "`"));
            }
        }
    }

    private Optional<MakeWord> word(String variable, Text word) {
        if (word.isEmpty() || !(word.segments().get(0) instanceof Text.Literal first)) {
            return Optional.empty();
        }
        int equals = first.text().indexOf('=');
        if (equals <= 0) {
            return Optional.empty();
        }
        int end =
                first.text().charAt(equals - 1) == ':' || first.text().charAt(equals - 1) == '+' ? equals - 1 : equals;
        String name = first.text().substring(0, end);
        if (!Names.isName(name)) {
            return Optional.empty();
        }
        return Optional.of(new MakeWord(
                name, ShellWords.dropped(word, equals + 1), Origin.COMMAND_LINE, story(variable, name, word)));
    }

    private List<Assignment> story(String variable, String name, Text word) {
        List<Assignment> steps = stories.computeIfAbsent(List.of(variable, name), key -> story(variable, name));
        return steps.isEmpty()
                ? List.of(Assignment.from(Origin.COMMAND_LINE, "=", word.toString(), variable + " passes it to make"))
                : steps;
    }

    private List<Assignment> story(String variable, String name) {
        List<Assignment> steps = new ArrayList<>();
        lineage.follow(variable, MAX_DEPTH);
        trace(variable, name, MAX_DEPTH, steps, new LinkedHashSet<>(), lineage.leadingTo(name));
        return List.copyOf(steps);
    }

    /** Adds the lines of {@code variable} that put {@code name} there, each after the lines it depends on. */
    private boolean trace(
            String variable, String name, int depth, List<Assignment> steps, Set<String> seen, Set<String> leading) {
        if (depth == 0 || !seen.add(variable)) {
            return false;
        }
        boolean found = false;
        VariableLines lines = lineage.lines(variable);
        for (int position : lines.of(name, leading)) {
            Assignment assignment = lines.line(position);
            boolean direct = lines.passesAt(position, name);
            boolean indirect = false;
            for (String other : lines.readAt(position)) {
                if (!direct && !other.equals(variable) && leading.contains(other)) {
                    indirect |= trace(other, name, depth - 1, steps, seen, leading);
                }
            }
            if (direct) {
                String text = variable.endsWith("]") ? around(assignment.text(), name) : assignment.text();
                inputs(text, variable, name, depth - 1, steps, new LinkedHashSet<>(Set.of(variable)));
            }
            if (direct || indirect) {
                steps.add(noted(assignment, "`" + variable + "` passes `" + name + "` to make"));
                found = true;
            }
        }
        return found;
    }

    /** The word of a flag's fields, or the expression, that mentions a name. */
    private static String around(String text, String name) {
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean ends = depth == 0 && (c == ',' || Character.isWhitespace(c));
            if (ends || i == text.length() - 1) {
                String part = text.substring(start, i + 1);
                if (VariableLines.passes(part, name)) {
                    return part;
                }
                start = i + 1;
            }
        }
        return text;
    }

    private void inputs(
            String text, String variable, String name, int depth, List<Assignment> steps, Set<String> seen) {
        if (depth == 0) {
            return;
        }
        for (String other : mentioned(text)) {
            if (!other.equals(name) && seen.add(other)) {
                told(other, name).filter(step -> step.span().isPresent()).ifPresent(step -> {
                    inputs(step.text(), other, name, depth - 1, steps, seen);
                    steps.add(noted(step, "`" + other + "`, which `" + variable + "` reads"));
                });
            }
        }
    }

    /** Of a list's lines the one that names a part of what is asked for ({@code emmc} of {@code optee-emmc}), else the last. */
    private Optional<Assignment> told(String variable, String name) {
        List<String> parts = List.of(name.split("-"));
        return lineage.lines(variable)
                .last(parts)
                .or(() -> options.get(variable).winner());
    }

    private List<Assignment> applied(String variable) {
        return applied.computeIfAbsent(
                variable,
                name -> options.get(name).history().stream()
                        .filter(step -> step.effect() == Assignment.Effect.APPLIED)
                        .toList());
    }

    private Set<String> mentioned(String text) {
        return mentioned.computeIfAbsent(text, this::namesIn);
    }

    private Set<String> namesIn(String text) {
        if (!text.contains("${")) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String name : Names.mentioned(text)) {
            if (options.has(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Names that lines behind an unknown stretch may pass. */
    private Map<String, Cause> maybe(Option option, Set<String> passed) {
        boolean ofRecipe =
                option.value().causes().stream().allMatch(one -> one.reason().contains(NO_RECIPE));
        if (ofRecipe) {
            // all that the product's own lines pass is known
            return Map.of();
        }
        Cause cause = option.value().causes().stream()
                .findFirst()
                .orElse(Cause.of(Cause.Kind.UNSUPPORTED, "`" + option.name() + "` is not wholly known"));
        Map<String, Cause> maybe = new LinkedHashMap<>();
        collect(option.name(), MAX_DEPTH, new LinkedHashSet<>(), maybe, cause);
        passed.forEach(maybe::remove);
        return maybe;
    }

    private void collect(String variable, int depth, Set<String> seen, Map<String, Cause> maybe, Cause cause) {
        if (depth == 0 || !seen.add(variable)) {
            return;
        }
        for (Assignment assignment : options.get(variable).history()) {
            if (assignment.text().contains("${@") || !variable.equals("EXTRA_OEMAKE")) {
                Names.passed(assignment.text()).forEach(name -> maybe.put(name, cause));
            }
            mentioned(assignment.text()).forEach(other -> collect(other, depth - 1, seen, maybe, cause));
        }
    }

    private static Optional<Assignment> caller(Option option, int count) {
        return option.history().stream()
                .filter(step -> step.span().isPresent() && !step.text().contains(NO_RECIPE))
                .reduce((first, second) -> second)
                .map(step -> noted(step, "`" + option.name() + "` passes " + Count.of(count, "word") + " to make"));
    }

    private static Assignment noted(Assignment step, String note) {
        return new Assignment(
                step.operator(), step.text(), step.origin(), step.span(), step.effect(), note, step.via());
    }
}
