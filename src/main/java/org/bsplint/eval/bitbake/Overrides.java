package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** The members of OVERRIDES in order, as far as known. */
final class Overrides {
    /** A condition of which nobody knows whether it holds. */
    static final String PERHAPS = "\0";

    /** CLASSOVERRIDE: what a recipe is built for; {@code class-target}, or as its class says. */
    private static final String CLASS = "class-";

    /** What OVERRIDES is while it is itself being computed. */
    static final Overrides NONE = new Overrides(List.of(), Set.of(), ':');

    private final List<String> members;
    private final Set<String> set;
    private final Set<Cause> holes;
    private final char separator;
    /** Where each member stands; made when it is first asked for. */
    private Map<String, List<Integer>> positions = Map.of();

    private Overrides(List<String> members, Set<Cause> holes, char separator) {
        this.members = List.copyOf(members);
        this.set = new HashSet<>(members);
        this.holes = holes;
        this.separator = separator;
    }

    static Overrides of(Value value, char separator) {
        Text text = value.partial();
        List<String> members = new ArrayList<>();
        StringBuilder member = new StringBuilder();
        boolean certain = true;
        for (Text.Segment segment : text.segments()) {
            if (!(segment instanceof Text.Literal literal)) {
                certain = false;
                continue;
            }
            String piece = literal.text();
            int start = 0;
            for (int at = piece.indexOf(':'); at >= 0; at = piece.indexOf(':', start)) {
                member.append(piece, start, at);
                if (certain) {
                    members.add(member.toString());
                }
                member.setLength(0);
                certain = true;
                start = at + 1;
            }
            member.append(piece, start, piece.length());
        }
        if (certain) {
            members.add(member.toString());
        }
        return new Overrides(members, text.causes(), separator);
    }

    /** Members as text, for comparing two rounds. */
    boolean sameAs(Overrides other) {
        return members.equals(other.members) && holes.equals(other.holes);
    }

    /** May a name that is known in part be a member? */
    boolean mayHold(Text name) {
        return !holes.isEmpty() || members.stream().anyMatch(name::mayBe);
    }

    Set<Cause> causes() {
        return holes;
    }

    /** Is this override key's condition met: a member as a whole, or each of its parts one? */
    Truth isActive(String override) {
        if (set.contains(override)) {
            return Truth.TRUE;
        }
        boolean parts = override.indexOf(separator) >= 0 && containsAll(override);
        return parts ? Truth.TRUE : otherwise(override);
    }

    /** What is not among the known members may be among the others, but of {@code class-…} there is one. */
    private Truth otherwise(String condition) {
        boolean certain = holes.isEmpty()
                || condition.startsWith(CLASS) && set.stream().anyMatch(member -> member.startsWith(CLASS));
        return certain ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** Is the condition of a stored operation met: each of its parts a member? */
    Truth meets(String condition) {
        if (condition.isEmpty()) {
            return Truth.TRUE;
        }
        if (condition.equals(PERHAPS)) {
            return Truth.UNKNOWN;
        }
        return containsAll(condition) ? Truth.TRUE : otherwise(condition);
    }

    private boolean containsAll(String condition) {
        int start = 0;
        for (int at = condition.indexOf(separator); at >= 0; at = condition.indexOf(separator, start)) {
            if (!set.contains(condition.substring(start, at))) {
                return false;
            }
            start = at + 1;
        }
        return set.contains(condition.substring(start));
    }

    /** Which of a variable's override values counts. */
    sealed interface Choice {
        /** None is active: the variable's own content. */
        record Base() implements Choice {}

        record Key(String name) implements Choice {}

        /** OVERRIDES is not fully known: one of these keys or the base. */
        record Undecided(List<String> keys) implements Choice {}
    }

    private Map<String, List<Integer>> positions() {
        if (positions.isEmpty()) {
            Map<String, List<Integer>> found = new HashMap<>();
            for (int position = 0; position < members.size(); position++) {
                found.computeIfAbsent(members.get(position), member -> new ArrayList<>(1))
                        .add(position);
            }
            positions = found;
        }
        return positions;
    }

    /** Mirrors the loop in {@code getVarFlag}: later members win, and several at once beat one. */
    Choice choose(Collection<OverrideKey> keys) {
        Map<String, String> active = new LinkedHashMap<>();
        List<String> possible = new ArrayList<>();
        for (OverrideKey key : keys) {
            Truth truth = isActive(key.override());
            if (truth == Truth.TRUE) {
                active.put(key.override(), key.key());
            }
            if (truth != Truth.FALSE) {
                possible.add(key.key());
            }
        }
        if (!holes.isEmpty() && !possible.isEmpty()) {
            return new Choice.Undecided(possible);
        }
        String match = active.isEmpty() ? "" : new ActiveOverrides(positions(), members, separator).match(active);
        return match.isEmpty() ? new Choice.Base() : new Choice.Key(match);
    }

    /**
     * The loop in {@code getVarFlag}: for one member of OVERRIDES after the other, each active condition that ends in it loses
     * it, and one that is no more than it counts from then on; until no condition gets shorter. Only members that some
     * condition ends in are looked at.
     */
    private static final class ActiveOverrides {
        private final Map<String, List<Integer>> positions;
        private final List<String> members;
        private final char separator;
        /** Conditions by what they end in or are, in the order in which they came to be. */
        private final Map<String, Map<Integer, String>> byEnd = new HashMap<>();

        private final Map<String, Integer> ages = new HashMap<>();
        private final NavigableSet<Integer> open = new TreeSet<>();
        private int next;

        ActiveOverrides(Map<String, List<Integer>> positions, List<String> members, char separator) {
            this.positions = positions;
            this.members = members;
            this.separator = separator;
        }

        /** @param active keys of a variable by their conditions, which are used up */
        String match(Map<String, String> active) {
            active.keySet().forEach(this::add);
            String match = "";
            boolean changed = true;
            while (changed) {
                changed = false;
                byEnd.keySet().forEach(end -> open.addAll(positions.getOrDefault(end, List.of())));
                for (Integer at = open.pollFirst(); at != null; at = open.higher(at)) {
                    String member = members.get(at);
                    String suffix = separator + member;
                    for (String override :
                            List.copyOf(byEnd.getOrDefault(member, Map.of()).values())) {
                        String key = Objects.requireNonNull(active.remove(override), override);
                        remove(override);
                        if (override.endsWith(suffix)) {
                            String shorter = override.replace(suffix, "");
                            if (active.put(shorter, key) == null) {
                                add(shorter);
                            }
                            changed = true;
                        } else {
                            match = key;
                        }
                    }
                }
                open.clear();
            }
            return match;
        }

        private void add(String override) {
            int age = next++;
            ages.put(override, age);
            ends(override).forEach(end -> {
                byEnd.computeIfAbsent(end, text -> new TreeMap<>()).put(age, override);
                open.addAll(positions.getOrDefault(end, List.of()));
            });
        }

        private void remove(String override) {
            int age = Objects.requireNonNull(ages.remove(override), override);
            ends(override).forEach(end -> {
                Map<Integer, String> same = byEnd.getOrDefault(end, Map.of());
                same.remove(age);
                if (same.isEmpty()) {
                    byEnd.remove(end);
                }
            });
        }

        private List<String> ends(String override) {
            List<String> ends = new ArrayList<>();
            ends.add(override);
            for (int at = override.indexOf(separator); at >= 0; at = override.indexOf(separator, at + 1)) {
                ends.add(override.substring(at + 1));
            }
            return ends;
        }
    }
}
