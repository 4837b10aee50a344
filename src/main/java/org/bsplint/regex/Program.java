package org.bsplint.regex;

import java.util.Map;
import java.util.Optional;

/**
 * A compiled expression.
 *
 * @param first characters that a match may begin with; empty where it may begin with anything or be empty
 */
record Program(Node root, int groups, int slots, Map<String, Integer> names, Optional<CharSet> first) {
    /** @throws Unsupported if the platform has to compile it */
    static Program of(String regex, int flags) {
        Parser parser = new Parser(regex, flags);
        Expression whole = parser.whole();
        Compiler compiler = new Compiler();
        Node root = compiler.node(whole, new Nodes.Last());
        return new Program(root, parser.groups(), compiler.slots(), parser.names(), first(whole));
    }

    /** Captures of a match that begins at the start of a stretch of the text; of all of it, if it is to be the whole. */
    Optional<int[]> match(CharSequence text, int from, int to, boolean whole) {
        return match(new Run(text, from, to, whole, groups, slots), from);
    }

    /** Captures of the first match in a stretch of the text from {@code at} on. */
    Optional<int[]> find(CharSequence text, int from, int to, int at) {
        Run run = new Run(text, from, to, false, groups, slots);
        for (int i = at; i <= run.to; i++) {
            if (first.isEmpty() || i < run.to && first.get().has(text.charAt(i))) {
                Optional<int[]> found = match(run, i);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<int[]> match(Run run, int at) {
        run.groups[0] = at;
        return root.match(run, at) ? Optional.of(run.groups) : Optional.empty();
    }

    private static Optional<CharSet> first(Expression expression) {
        if (expression instanceof Expression.Chars chars) {
            return Optional.of(chars.set());
        } else if (expression instanceof Expression.Text text) {
            char c = text.text().charAt(0);
            return c < CharSet.SIZE ? Optional.of(CharSet.of("" + c + c)) : Optional.empty();
        } else if (expression instanceof Expression.Group group) {
            return first(group.body());
        } else if (expression instanceof Expression.Repeat repeat) {
            return repeat.min() > 0 ? first(repeat.body()) : Optional.empty();
        } else if (expression instanceof Expression.Sequence sequence) {
            for (Expression part : sequence.parts()) {
                if (!(part instanceof Expression.Place || part instanceof Expression.Look || isNothing(part))) {
                    return first(part);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNothing(Expression part) {
        return part instanceof Expression.Sequence sequence && sequence.parts().isEmpty();
    }
}
