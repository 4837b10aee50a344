package org.bsplint.eval.make;

import java.util.List;
import java.util.Optional;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.state.Definition.Flavor;
import org.bsplint.eval.make.state.Definition.Source;
import org.bsplint.eval.make.state.Stop;
import org.bsplint.syntax.make.Blanks;
import org.bsplint.syntax.make.Lines;
import org.bsplint.syntax.make.Statement.Operator;
import org.bsplint.syntax.make.Statement.RuleLine;
import org.bsplint.syntax.make.Statement.Word;
import org.bsplint.syntax.make.Template;
import org.bsplint.syntax.make.VariableHead;

/** Recognises rules: expands their lines as make does, remembers their targets, and leaves their recipes alone. */
final class Rules {
    private final Machine machine;
    private final Targets targets;

    Rules(Machine machine) {
        this.machine = machine;
        this.targets = new Targets(machine);
    }

    Targets targets() {
        return targets;
    }

    void read(Frame frame, RuleLine line) {
        frame.endRule();
        if (line.kind() == RuleLine.Kind.EMPTY) {
            if (line.recipe().isPresent()) {
                throw Stop.syntax(machine.here, "missing rule before recipe");
            }
            return;
        }
        if (line.kind() == RuleLine.Kind.COLON) {
            frame.noTargets = true;
            return;
        }
        StringBuilder seen = new StringBuilder();
        int wordIndex = 0;
        Template rest = Template.EMPTY;
        int colon = -1;
        Optional<String> recipe = line.recipe();
        while (true) {
            Word word = line.words().get(wordIndex++);
            int start = seen.length();
            seen.append(machine.expander.expand(word.text()));
            rest = word.rest();
            if (recipe.isEmpty()) {
                int semicolon = find(seen, start, ';');
                if (semicolon >= 0) {
                    recipe = Optional.of("");
                    machine.expander.expand(word.rest());
                    rest = Template.EMPTY;
                    seen.setLength(start + semicolon);
                }
            }
            int found = find(seen, start, ':');
            if (found >= 0) {
                colon = start + found;
                break;
            }
            if (wordIndex >= line.words().size() || rest.text().isEmpty()) {
                break;
            }
            seen.append(' ');
        }
        if (colon < 0) {
            withoutColon(line, seen.toString());
        } else {
            rule(frame, seen.toString(), colon, rest, recipe.isPresent());
        }
    }

    private void withoutColon(RuleLine line, String seen) {
        if (Blanks.skip(seen, 0) >= seen.length() || machine.holes.in(seen)) {
            return;
        }
        boolean blanks = line.text().startsWith("        ");
        throw Stop.syntax(
                machine.here, "missing separator" + (blanks ? " (did you mean TAB instead of 8 spaces?)" : ""));
    }

    private static int find(StringBuilder text, int from, char stop) {
        return text.indexOf(String.valueOf(stop), from) < 0 ? -1 : find(text.substring(from), stop);
    }

    private static int find(String text, char stop) {
        return text.indexOf(stop) < 0
                ? -1
                : Lines.find(text, String.valueOf(stop), false).at();
    }

    private void rule(Frame frame, String seen, int colon, Template rest, boolean hasRecipe) {
        boolean grouped = colon > 0 && seen.charAt(colon - 1) == '&';
        List<String> names = Blanks.words(seen.substring(0, grouped ? colon - 1 : colon)).stream()
                .map(Rules::plain)
                .toList();
        if (names.isEmpty()) {
            frame.noTargets = true;
            return;
        }
        int after = colon + 1;
        boolean doubled = after < seen.length() && seen.charAt(after) == ':';
        after += doubled ? 1 : 0;
        Optional<VariableHead.Head> own = VariableHead.ofTarget(seen.substring(after) + rest.text());
        if (own.isPresent()) {
            names.forEach(target -> ownVariable(own.get()));
            return;
        }
        String prerequisites = seen.substring(after) + machine.expander.expand(rest);
        frame.inRule = true;
        String pattern = pattern(prerequisites);
        boolean recipe = hasRecipe || find(prerequisites, ';') >= 0;
        targets.begin(new Targets.Waiting(
                names, pattern, grouped, doubled, recipe ? machine.here : Optional.empty(), machine.here));
        setDefaultGoal(names);
    }

    /** A target's own variable: a simple one is expanded at once, with whatever that evaluates. */
    private void ownVariable(VariableHead.Head own) {
        String name = machine.expander.expand(Template.of(own.name()));
        if (name.isEmpty()) {
            throw Stop.syntax(machine.here, "empty variable name");
        }
        if (own.operator() == Operator.SIMPLE) {
            machine.expander.expand(Template.of(own.value()));
        }
    }

    /** The pattern of a static pattern rule; empty for any other. */
    private String pattern(String prerequisites) {
        int semicolon = find(prerequisites, ';');
        String text = semicolon < 0 ? prerequisites : prerequisites.substring(0, semicolon);
        int colon = text.indexOf(':');
        while (colon > 0 && text.charAt(colon - 1) == '\\') {
            colon = text.indexOf(':', colon + 1);
        }
        if (machine.holes.in(text) || colon < 0) {
            return "";
        }
        List<String> patterns = Blanks.words(text.substring(0, colon));
        if (patterns.size() != 1) {
            throw Stop.syntax(machine.here, patterns.isEmpty() ? "missing target pattern" : "multiple target patterns");
        }
        if (patterns.get(0).indexOf('%') < 0) {
            throw Stop.syntax(machine.here, "target pattern contains no '%'");
        }
        return patterns.get(0);
    }

    /** A target's name without a leading {@code ./} (make's {@code parse_file_seq}). */
    private static String plain(String name) {
        String rest = name;
        while (rest.startsWith("./") && rest.length() > 2) {
            rest = rest.substring(2).replaceFirst("^/+", "");
        }
        return rest.isEmpty() ? "./" : rest;
    }

    private void setDefaultGoal(List<String> names) {
        Variable goal = machine.variables.get(".DEFAULT_GOAL");
        if (!goal.global().value().isEmpty()) {
            return;
        }
        for (String name : names) {
            boolean special = name.startsWith(".") && name.indexOf('/') < 0 || name.indexOf('%') >= 0;
            if (!special && !machine.holes.in(name)) {
                machine.variables.set(goal, Definition.of(name, Flavor.SIMPLE, Source.FILE, Optional.empty()));
                return;
            }
        }
    }
}
