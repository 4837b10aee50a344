package org.bsplint.assembly.words;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bsplint.value.Assignment;

/** The variables that others are made of, so that for a name only those are looked at that lead to it. */
final class Lineage {
    private final Function<String, List<Assignment>> applied;
    private final Function<String, Set<String>> mentioned;
    private final Map<String, VariableLines> lines = new HashMap<>();
    private final Map<String, Integer> followed = new HashMap<>();
    private final Map<String, Set<String>> passedBy = new HashMap<>();
    private final Map<String, Set<String>> readBy = new HashMap<>();

    /**
     * @param applied the lines that made a variable
     * @param mentioned the variables that a text reads
     */
    Lineage(Function<String, List<Assignment>> applied, Function<String, Set<String>> mentioned) {
        this.applied = applied;
        this.mentioned = mentioned;
    }

    VariableLines lines(String variable) {
        VariableLines known = lines.get(variable);
        if (known == null) {
            known = new VariableLines(variable, applied.apply(variable), mentioned);
            lines.put(variable, known);
            known.passed().forEach(name -> note(passedBy, name, variable));
            known.read().forEach(other -> note(readBy, other, variable));
        }
        return known;
    }

    private static void note(Map<String, Set<String>> by, String name, String variable) {
        by.computeIfAbsent(name, first -> new HashSet<>(2)).add(variable);
    }

    /** Looks at a variable and what it is made of, so many steps away. */
    void follow(String variable, int depth) {
        if (depth == 0 || followed.getOrDefault(variable, 0) >= depth) {
            return;
        }
        followed.put(variable, depth);
        for (String other : lines(variable).read()) {
            follow(other, depth - 1);
        }
    }

    /** Of the variables that were followed those that pass a name, and those that are made of these. */
    Set<String> leadingTo(String name) {
        Set<String> found = new HashSet<>(passedBy.getOrDefault(name, Set.of()));
        Deque<String> open = new ArrayDeque<>();
        found.forEach(open::addLast);
        while (!open.isEmpty()) {
            for (String reader : readBy.getOrDefault(open.pop(), Set.of())) {
                if (found.add(reader)) {
                    open.push(reader);
                }
            }
        }
        return found;
    }
}
