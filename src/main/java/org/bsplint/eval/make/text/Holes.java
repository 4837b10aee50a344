package org.bsplint.eval.make.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/**
 * The unknown stretches of one evaluation. Each is a character of Unicode's private use area inside an otherwise plain
 * string, so that whatever cuts, joins or parses texts needs to know nothing of them. A hole stands for any text on one
 * line, the empty one included; blanks beside it may be more or fewer than shown.
 */
public final class Holes {
    private static final char FIRST = '\uE000';
    private static final char LAST = '\uF8FF';

    private final Map<Set<Cause>, Character> known = new HashMap<>();
    private final List<Set<Cause>> causes = new ArrayList<>();

    public static boolean is(char c) {
        return c >= FIRST && c <= LAST;
    }

    public String of(Cause cause) {
        return of(Set.of(cause));
    }

    /** A text that is nothing but a hole. */
    public String of(Set<Cause> why) {
        Character have = known.get(why);
        if (have == null) {
            if (FIRST + causes.size() >= LAST) {
                return String.valueOf(LAST);
            }
            have = (char) (FIRST + causes.size());
            Set<Cause> kept = new LinkedHashSet<>(why);
            causes.add(kept);
            known.put(kept, have);
        }
        return have.toString();
    }

    public boolean in(String text) {
        return !causes.isEmpty() && firstIn(text) >= 0;
    }

    /** Position of the first hole, or -1. */
    public int firstIn(String text) {
        if (causes.isEmpty()) {
            return -1;
        }
        for (int at = 0; at < text.length(); at++) {
            if (is(text.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    /** Why the holes of a text are unknown. */
    public Set<Cause> causes(String text) {
        Set<Cause> found = new LinkedHashSet<>();
        for (int at = 0; at < text.length(); at++) {
            if (is(text.charAt(at))) {
                found.addAll(causesOf(text.charAt(at)));
            }
        }
        return found;
    }

    /** A hole for the holes of these texts. */
    public String merged(String... texts) {
        Set<Cause> found = new LinkedHashSet<>();
        for (String text : texts) {
            found.addAll(causes(text));
        }
        return of(found);
    }

    public Text text(String text) {
        if (!in(text)) {
            return Text.of(text);
        }
        Text.Builder built = new Text.Builder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (is(c)) {
                built.append(Text.unknown(causesOf(c)));
            } else {
                built.append(c);
            }
        }
        return built.build();
    }

    /** What certainly is the same in both, with a hole between. */
    public String join(String left, String right, Set<Cause> why) {
        if (left.equals(right)) {
            return left;
        }
        int prefix = 0;
        int shorter = Math.min(left.length(), right.length());
        while (prefix < shorter && left.charAt(prefix) == right.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix
                && left.charAt(left.length() - 1 - suffix) == right.charAt(right.length() - 1 - suffix)) {
            suffix++;
        }
        Set<Cause> all = new LinkedHashSet<>(why);
        all.addAll(causes(left.substring(prefix, left.length() - suffix)));
        all.addAll(causes(right.substring(prefix, right.length() - suffix)));
        return left.substring(0, prefix) + of(all) + left.substring(left.length() - suffix);
    }

    private Set<Cause> causesOf(char hole) {
        int index = hole - FIRST;
        return index < causes.size()
                ? causes.get(index)
                : Set.of(Cause.of(Cause.Kind.BUDGET, "too many different unknown texts"));
    }
}
