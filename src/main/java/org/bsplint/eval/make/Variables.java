package org.bsplint.eval.make;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bsplint.eval.make.state.Definition;
import org.bsplint.eval.make.text.Holes;
import org.bsplint.syntax.make.Template;
import org.bsplint.value.Cause;

/**
 * The table of variables. While a branch on an unknown condition is evaluated, the definitions it replaces are kept, so
 * that the next branch starts from the same state.
 */
final class Variables {
    /** More alternatives than this are no longer told apart. */
    private static final int MAX_ALTERNATIVES = 4;

    private final Map<String, Variable> table = new HashMap<>(2048);
    private final Deque<Map<Variable, Definition>> replaced = new ArrayDeque<>();
    private final Holes holes;
    private final Predicate<String> wanted;
    private Function<String, Definition> absent = name -> Definition.NONE;

    Variables(Holes holes, Predicate<String> wanted) {
        this.holes = holes;
        this.wanted = wanted;
    }

    Variable get(String name) {
        Variable have = table.get(name);
        if (have == null) {
            have = new Variable(name, wanted.test(name));
            table.put(name, have);
        }
        return have;
    }

    /** What a reference to the name sees. */
    Definition visible(String name) {
        Variable variable = table.get(name);
        Definition definition = variable == null ? Definition.NONE : variable.visible();
        return definition.isDefined() ? definition : absent.apply(name);
    }

    /** The global definition, or what stands for one that files that are not there may hold. */
    Definition global(Variable variable) {
        return variable.global().isDefined() ? variable.global() : absent.apply(variable.name());
    }

    Collection<Variable> all() {
        return table.values();
    }

    /** Names without a definition that fit may have been set to something unknown. */
    void addAbsent(Predicate<String> fits, Definition unknown) {
        Function<String, Definition> before = absent;
        absent = name -> {
            Definition earlier = before.apply(name);
            return earlier.isDefined() || !fits.test(name) ? earlier : unknown;
        };
    }

    void set(Variable variable, Definition definition) {
        Map<Variable, Definition> frame = replaced.peek();
        if (frame != null) {
            frame.putIfAbsent(variable, variable.global());
        }
        variable.setGlobal(definition);
    }

    /** Begins a branch; pair with {@link #rollBack()}. */
    void mark() {
        replaced.push(new LinkedHashMap<>());
    }

    /** Goes back to the state at the last mark and says what had changed since. */
    Map<Variable, Definition> rollBack() {
        Map<Variable, Definition> changes = new LinkedHashMap<>();
        replaced.pop().forEach((variable, before) -> {
            changes.put(variable, variable.global());
            variable.setGlobal(before);
        });
        return changes;
    }

    /** Makes the state what all branches agree on; false if none of them changed anything. */
    boolean join(List<Map<Variable, Definition>> branches, Set<Cause> why) {
        if (branches.stream().allMatch(Map::isEmpty)) {
            return false;
        }
        Set<Variable> touched = new LinkedHashSet<>();
        branches.forEach(branch -> touched.addAll(branch.keySet()));
        for (Variable variable : touched) {
            Definition joined = branches.get(0).getOrDefault(variable, variable.global());
            for (Map<Variable, Definition> branch : branches.subList(1, branches.size())) {
                joined = join(joined, branch.getOrDefault(variable, variable.global()), why);
            }
            set(variable, joined);
        }
        return true;
    }

    Definition join(Definition left, Definition right, Set<Cause> why) {
        if (left.sameAs(right)) {
            return left;
        }
        if (!left.isDefined() || !right.isDefined()) {
            return unset(left.isDefined() ? left : right, why);
        }
        boolean plain = left.isPlain() && right.isPlain();
        List<Definition> alternatives = plain ? List.of() : alternatives(left, right);
        String value = plain ? holes.join(left.value(), right.value(), why) : holes.of(all(left, right, why));
        return new Definition(
                Template.of(value),
                left.flavor() == right.flavor() ? left.flavor() : Definition.Flavor.UNSURE,
                left.source() == right.source() ? left.source() : Definition.Source.UNSURE,
                left.place().equals(right.place()) ? left.place() : Optional.empty(),
                left.mayBeUnset() || right.mayBeUnset(),
                alternatives);
    }

    /** Set in one branch only: a reference gives the text or nothing. */
    private Definition unset(Definition set, Set<Cause> why) {
        if (!set.isPlain() && set.alternatives().isEmpty()) {
            return new Definition(
                    Template.of(holes.of(why)), set.flavor(), set.source(), set.place(), true, List.of(set));
        }
        String value = set.isPlain() ? holes.join(set.value(), "", why) : set.value();
        return new Definition(Template.of(value), set.flavor(), set.source(), set.place(), true, set.alternatives());
    }

    private Set<Cause> all(Definition left, Definition right, Set<Cause> why) {
        Set<Cause> causes = new LinkedHashSet<>(why);
        causes.addAll(holes.causes(left.value()));
        causes.addAll(holes.causes(right.value()));
        return causes;
    }

    private static List<Definition> alternatives(Definition left, Definition right) {
        List<Definition> alternatives = new ArrayList<>();
        for (Definition side : List.of(left, right)) {
            List<Definition> own = side.alternatives().isEmpty() ? List.of(side) : side.alternatives();
            own.stream().filter(one -> !alternatives.contains(one)).forEach(alternatives::add);
        }
        return alternatives.size() > MAX_ALTERNATIVES ? List.of() : List.copyOf(alternatives);
    }
}
