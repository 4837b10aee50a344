package org.bsplint.eval.make;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.make.state.Place;
import org.bsplint.eval.make.text.Words;

/**
 * The targets of all rules. make enters a rule's targets only when the rule has ended ({@code record_files} of read.c), and
 * only then it complains of them.
 */
final class Targets {
    /**
     * A rule whose recipe may go on.
     *
     * @param pattern of a static pattern rule; empty for any other
     * @param recipe where its recipe begins; empty if it has none so far
     */
    record Waiting(
            List<String> names,
            String pattern,
            boolean grouped,
            boolean doubled,
            Optional<Place> recipe,
            Optional<Place> place) {}

    private final Machine machine;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Boolean> doubled = new HashMap<>();
    private final Map<String, Place> recipes = new HashMap<>();
    private Optional<Waiting> waiting = Optional.empty();

    Targets(Machine machine) {
        this.machine = machine;
    }

    /**
     * May a rule make the file: one that names it, one whose pattern or suffix fits it (whether what that is made from can be
     * had is not looked at), or one whose target is not known?
     */
    boolean mayMake(String file) {
        return names.contains(file) || names.stream().anyMatch(name -> fits(name, file));
    }

    private boolean fits(String name, String file) {
        if (machine.holes.in(name) || name.equals(".DEFAULT")) {
            return true;
        }
        String last = file.substring(file.lastIndexOf('/') + 1);
        Words.Pattern pattern = Words.Pattern.of(name);
        if (pattern.hasPercent()) {
            return pattern.matches(name.indexOf('/') < 0 ? last : file);
        }
        int suffix = name.lastIndexOf('.');
        return suffix > 0 && name.startsWith(".") && name.indexOf('/') < 0 && last.endsWith(name.substring(suffix));
    }

    void begin(Waiting rule) {
        names.addAll(rule.names());
        waiting = Optional.of(rule);
    }

    /** A line of the recipe of the rule that was read last. */
    void recipe(Optional<Place> line) {
        waiting = waiting.map(rule -> rule.recipe().isPresent()
                ? rule
                : new Waiting(rule.names(), rule.pattern(), rule.grouped(), rule.doubled(), line, rule.place()));
    }

    /** The last rule has ended. */
    void record() {
        if (waiting.isEmpty()) {
            return;
        }
        Waiting rule = waiting.get();
        waiting = Optional.empty();
        boolean known =
                !machine.holes.in(rule.pattern()) && rule.names().stream().noneMatch(machine.holes::in);
        if (!known) {
            return;
        }
        if (rule.grouped() && rule.recipe().isEmpty() && machine.unsure == 0) {
            throw machine.stop(rule.place(), "grouped targets must provide a recipe");
        }
        if (isPattern(rule.names().get(0))) {
            implicit(rule);
        } else {
            explicit(rule);
        }
    }

    private static boolean isPattern(String name) {
        return Words.Pattern.of(name).hasPercent();
    }

    private void implicit(Waiting rule) {
        if (!rule.pattern().isEmpty()) {
            throw machine.stop(rule.place(), "mixed implicit and static pattern rules");
        }
        if (!rule.names().stream().allMatch(Targets::isPattern)) {
            throw machine.stop(rule.place(), "mixed implicit and normal rules");
        }
    }

    private void explicit(Waiting rule) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rule.names().size(); i++) {
            Words.Pattern read = Words.Pattern.of(rule.names().get(i));
            String name = read.before() + (read.hasPercent() ? "%" + read.after() : "");
            if (i > 0 && read.hasPercent()) {
                say(rule.place(), "*** mixed implicit and normal rules: deprecated syntax");
            }
            if (!rule.pattern().isEmpty() && !Words.Pattern.of(rule.pattern()).matches(name)) {
                say(rule.place(), "target '" + name + "' doesn't match the target pattern");
            }
            if (machine.unsure == 0) {
                enter(rule, name, seen.add(name));
            }
        }
    }

    private void enter(Waiting rule, String name, boolean first) {
        Boolean before = doubled.put(name, rule.doubled());
        if (before != null && before != rule.doubled()) {
            throw machine.stop(rule.place(), "target file '" + name + "' has both : and :: entries");
        }
        if (rule.doubled() || rule.recipe().isEmpty()) {
            return;
        }
        Optional<Place> earlier =
                Optional.ofNullable(recipes.put(name, rule.recipe().get()));
        if (!first) {
            say(rule.place(), "target '" + name + "' given more than once in the same rule");
        } else if (earlier.isPresent()) {
            say(rule.recipe(), "warning: overriding recipe for target '" + name + "'");
            say(earlier, "warning: ignoring old recipe for target '" + name + "'");
        }
    }

    private void say(Optional<Place> place, String message) {
        machine.print(place.map(at -> at + ": ").orElse("") + message);
    }
}
