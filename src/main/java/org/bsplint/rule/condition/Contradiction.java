package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.syntax.version.Version;

/**
 * Conditions that can never hold together, so that a rule or one of its alternatives is dead: an empty range of versions or
 * numbers, values that exclude each other, a state and its opposite. Only what is certain is told.
 */
public final class Contradiction {
    private final Map<String, Demand> demands = new LinkedHashMap<>();

    private Contradiction() {}

    /** What is demanded of one subject so far. */
    private static final class Demand {
        final List<String> lines = new ArrayList<>();
        final List<ConditionLine.Constraint> constraints = new ArrayList<>();
        final List<List<String>> oneOf = new ArrayList<>();
        final List<String> patterns = new ArrayList<>();
        final List<String> states = new ArrayList<>();
    }

    /** The first contradiction among conditions that must all hold, alternatives included, in words; empty if there is none. */
    public static Optional<String> among(List<Condition> all) {
        return with(new Contradiction(), all);
    }

    private static Optional<String> with(Contradiction known, List<Condition> all) {
        List<Condition.Any> alternatives = new ArrayList<>();
        Optional<String> found = Optional.empty();
        for (Condition condition : flat(all)) {
            if (condition instanceof Condition.Fact fact) {
                found = found.isPresent() ? found : known.add(fact);
            } else if (condition instanceof Condition.Any any) {
                alternatives.add(any);
            }
        }
        for (Condition.Any any : alternatives) {
            for (Condition part : any.parts()) {
                found = found.isPresent()
                        ? found
                        : with(known.copy(), List.of(part)).map(said -> said + ", so this alternative is dead");
            }
        }
        return found;
    }

    private static List<Condition> flat(List<Condition> all) {
        List<Condition> flat = new ArrayList<>();
        for (Condition condition : all) {
            if (condition instanceof Condition.All several) {
                flat.addAll(flat(several.parts()));
            } else {
                flat.add(condition);
            }
        }
        return flat;
    }

    private Contradiction copy() {
        Contradiction copy = new Contradiction();
        demands.forEach((subject, demand) -> {
            Demand own = copy.demand(subject);
            own.lines.addAll(demand.lines);
            own.constraints.addAll(demand.constraints);
            own.oneOf.addAll(demand.oneOf);
            own.patterns.addAll(demand.patterns);
            own.states.addAll(demand.states);
        });
        return copy;
    }

    private Demand demand(String subject) {
        return demands.computeIfAbsent(subject, key -> new Demand());
    }

    private Optional<String> add(Condition.Fact fact) {
        ConditionLine line = fact.line();
        String subject;
        if (line instanceof ConditionLine.Compare compare) {
            subject = compare.subject();
            compare.constraints().stream()
                    .filter(constraint -> !constraint.reference())
                    .forEach(demand(subject).constraints::add);
        } else if (line instanceof ConditionLine.In in) {
            subject = in.subject();
            if (in.negated()) {
                for (String object : in.objects()) {
                    demand(subject).constraints.add(new ConditionLine.Constraint("!=", object, false));
                }
            } else {
                demand(subject).oneOf.add(in.objects());
            }
        } else if (line instanceof ConditionLine.Matches matches) {
            subject = matches.subject();
            demand(subject).patterns.add(matches.pattern());
        } else if (line instanceof ConditionLine.State state) {
            subject = state.subject();
            demand(subject).states.add((state.negated() ? "not " : "") + state.state());
        } else {
            return Optional.empty();
        }
        // an image can be meant for several operations, and a pattern of components names several options
        if (subject.equals("operation") || subject.contains("*")) {
            return Optional.empty();
        }
        Demand demand = demand(subject);
        demand.lines.add(fact.text());
        return isPossible(subject, demand)
                ? Optional.empty()
                : Optional.of("never true together: " + String.join("; ", demand.lines));
    }

    private static boolean isPossible(String subject, Demand demand) {
        return statesAgree(demand.states)
                && rangeIsOpen(subject, demand.constraints)
                && someValueIsLeft(subject, demand);
    }

    private static boolean statesAgree(List<String> states) {
        boolean on = states.contains("enabled") || states.contains("not disabled");
        boolean off = states.contains("disabled") || states.contains("not enabled");
        boolean set = states.contains("set") || states.contains("not unset");
        boolean unset = states.contains("unset") || states.contains("not set");
        return !(on && off) && !(set && unset) && !(on && unset);
    }

    /** Some version, or some number, lies inside all bounds. */
    private static boolean rangeIsOpen(String subject, List<ConditionLine.Constraint> constraints) {
        for (ConditionLine.Constraint low : constraints) {
            for (ConditionLine.Constraint high : constraints) {
                boolean pair = low.operator().startsWith(">") && high.operator().startsWith("<");
                Optional<Integer> order = pair ? order(subject, low.object(), high.object()) : Optional.empty();
                boolean closed = low.operator().equals(">=") && high.operator().equals("<=");
                if (order.isPresent() && (order.get() > 0 || order.get() == 0 && !closed)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where values are listed, one of each list satisfies all the rest. */
    private static boolean someValueIsLeft(String subject, Demand demand) {
        List<List<String>> lists = new ArrayList<>(demand.oneOf);
        demand.constraints.stream()
                .filter(constraint -> constraint.operator().equals("="))
                .forEach(constraint -> lists.add(List.of(constraint.object())));
        return lists.isEmpty()
                || lists.get(0).stream()
                        .anyMatch(value -> lists.stream()
                                        .allMatch(list -> list.stream().anyMatch(other -> same(subject, value, other)))
                                && demand.constraints.stream().allMatch(each -> holds(subject, value, each))
                                && demand.patterns.stream()
                                        .allMatch(pattern -> Glob.of(pattern).matches(value)));
    }

    private static boolean same(String subject, String left, String right) {
        return left.equals(right) || order(subject, left, right).equals(Optional.of(0));
    }

    private static boolean holds(String subject, String value, ConditionLine.Constraint constraint) {
        Optional<Integer> order = order(subject, value, constraint.object());
        return switch (constraint.operator()) {
            case "=" -> same(subject, value, constraint.object());
            case "!=" -> !same(subject, value, constraint.object());
            case "<" -> order.isEmpty() || order.get() < 0;
            case "<=" -> order.isEmpty() || order.get() <= 0;
            case ">" -> order.isEmpty() || order.get() > 0;
            default -> order.isEmpty() || order.get() >= 0;
        };
    }

    private static Optional<Integer> order(String subject, String left, String right) {
        if (Subject.of(subject).filter(Subject::isVersion).isPresent()) {
            return Version.parse(left).flatMap(first -> Version.parse(right).map(first::compareTo));
        }
        return Comparison.number(left).flatMap(first -> Comparison.number(right).map(first::compareTo));
    }
}
