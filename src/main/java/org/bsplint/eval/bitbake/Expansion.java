package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.eval.Budget;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * {@code expandWithRefs}: again and again replaces all <code>${name}</code>, then all <code>${@code}</code>, until nothing
 * changes. An undefined name stays as it is written.
 */
final class Expansion {
    /** Stands for a hole while a text is scanned: a code point that Unicode says is no character. */
    private static final char HOLE = '\uFDD0';

    private static final int MAX_LENGTH = 64 << 20;
    private static final int MAX_HOLES = 10_000;
    private static final int MAX_ROUNDS = 1000;
    private static final Value TOO_LONG =
            Value.unknown(Set.of(Cause.of(Cause.Kind.BUDGET, "expanded text is too long")), false);

    private final DataStore store;
    private final PythonEvaluator python;
    private final Budget budget;

    Expansion(DataStore store, PythonEvaluator python, Budget budget) {
        this.store = store;
        this.python = python;
        this.budget = budget;
    }

    /** @param name of the variable that the text is the value of; empty for none */
    Value expand(Text text, String name) {
        if (text.isKnown() && !text.known().contains("${")) {
            return Value.known(text.known());
        }
        Scanned current = Scanned.of(text);
        for (int round = 0; current.text.contains("${"); round++) {
            if (round == MAX_ROUNDS) {
                return Value.unknown(Set.of(Cause.of(Cause.Kind.BUDGET, "expansion never ends")), false);
            }
            Step names = names(current, name);
            if (names.end.isPresent()) {
                return names.end.get();
            }
            Step snippets = snippets(names.result, name);
            if (snippets.end.isPresent()) {
                return snippets.end.get();
            }
            if (!budget.grow(snippets.result.text.length())) {
                return TOO_LONG;
            }
            if (snippets.result.equals(current)) {
                break;
            }
            current = snippets.result;
        }
        return Value.of(current.toText());
    }

    /** A text in which {@link #HOLE} stands for each hole, in order. */
    private record Scanned(String text, List<Text.Hole> holes) {
        static Scanned of(Text text) {
            if (text.isKnown() && text.known().indexOf(HOLE) < 0) {
                return new Scanned(text.known(), List.of());
            }
            Output output = new Output();
            output.add(text);
            return output.scanned();
        }

        Text toText() {
            if (holes.isEmpty()) {
                return Text.of(text);
            }
            Text.Builder builder = new Text.Builder();
            int start = 0;
            for (Text.Hole hole : holes) {
                int at = text.indexOf(HOLE, start);
                builder.append(text.substring(start, at)).append(Text.anyOrder(hole.words(), hole.causes()));
                start = at + 1;
            }
            return builder.append(text.substring(start)).build();
        }
    }

    /** @param end the value of the whole text where the pass already decides it: failing, or too long */
    private record Step(Scanned result, Optional<Value> end) {
        static Step of(Scanned result) {
            return new Step(result, Optional.empty());
        }

        static Step end(Value value) {
            return new Step(new Scanned("", List.of()), Optional.of(value));
        }
    }

    /** Collects a scanned text. */
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private final List<Text.Hole> holes = new ArrayList<>();

        void add(String piece, List<Text.Hole> within) {
            text.append(piece);
            holes.addAll(within);
        }

        boolean isFull() {
            return text.length() > MAX_LENGTH || holes.size() > MAX_HOLES;
        }

        void add(Text piece) {
            for (Text.Segment segment : piece.segments()) {
                if (segment instanceof Text.Hole hole) {
                    hole(hole);
                } else {
                    literal(((Text.Literal) segment).text());
                }
            }
        }

        void literal(String piece) {
            for (int i = 0; piece.indexOf(HOLE, i) >= 0; i = piece.indexOf(HOLE, i) + 1) {
                Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "U+FDD0, which is no character");
                holes.add(new Text.Hole(Set.of(cause), Set.of()));
            }
            text.append(piece);
        }

        void hole(Text.Hole hole) {
            int last = text.length() - 1;
            if (last >= 0
                    && text.charAt(last) == HOLE
                    && hole.words().isEmpty()
                    && holes.get(holes.size() - 1).equals(hole)) {
                return;
            }
            text.append(HOLE);
            holes.add(hole);
        }

        Scanned scanned() {
            return new Scanned(text.toString(), List.copyOf(holes));
        }
    }

    /** One pass over all <code>${name}</code>; what is put in is not looked at in this pass. */
    private Step names(Scanned input, String name) {
        String text = input.text;
        Output output = new Output();
        int done = 0;
        int hole = 0;
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
            int end = nameEnd(text, at + 2);
            if (end < 0 || at < done) {
                continue;
            }
            int before = holesIn(input, done, at);
            output.add(text.substring(done, at), input.holes.subList(hole, hole + before));
            hole += before;
            String reference = text.substring(at + 2, end);
            int inside = holesIn(input, at, end);
            if (inside > 0) {
                output.hole(union(input.holes.subList(hole, hole + inside)));
                hole += inside;
            } else if (reference.equals(name)) {
                return Step.end(new Value.Failing(name + " refers to itself"));
            } else {
                Value value = store.value(reference);
                if (value instanceof Value.Failing failing) {
                    return Step.end(failing);
                }
                put(output, value, reference);
            }
            if (output.isFull()) {
                return Step.end(TOO_LONG);
            }
            done = end + 1;
        }
        output.add(text.substring(done), input.holes.subList(hole, input.holes.size()));
        return Step.of(output.scanned());
    }

    private static void put(Output output, Value value, String reference) {
        if (value.isUnset()) {
            output.literal("${" + reference + "}");
        } else if (value instanceof Value.Unknown unknown && unknown.maybeUnset()) {
            output.hole(new Text.Hole(unknown.text().causes(), Set.of()));
        } else {
            output.add(value.partial());
        }
    }

    /** Position of the brace that ends a name; negative if none does. */
    private int nameEnd(String text, int start) {
        boolean colon = store.dialect() != Dialect.DUNFELL;
        int at = start;
        while (at < text.length() && isNameCharacter(text.charAt(at), colon)) {
            at++;
        }
        return at > start && at < text.length() && text.charAt(at) == '}' ? at : -1;
    }

    private static boolean isNameCharacter(char c, boolean colon) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '-'
                || c == '_'
                || c == '+'
                || c == '.'
                || c == '/'
                || c == '~'
                || c == ':' && colon
                || c == HOLE;
    }

    /** One pass over all <code>${@code}</code>. */
    private Step snippets(Scanned input, String name) {
        String text = input.text;
        if (!text.contains("${@")) {
            return Step.of(input);
        }
        Snippets found = new Snippets(text, store.dialect().balancesBraces());
        Output output = new Output();
        int done = 0;
        int hole = 0;
        for (int at = found.next(0); at >= 0; at = found.next(done)) {
            int before = holesIn(input, done, at);
            output.add(text.substring(done, at), input.holes.subList(hole, hole + before));
            hole += before;
            done = found.end();
            int inside = holesIn(input, at, done);
            List<Text.Hole> holes = input.holes.subList(hole, hole + inside);
            hole += inside;
            String code = text.substring(at + 3, done - 1);
            if (store.dialect().balancesBraces() && holdsReference(code)) {
                output.add(text.substring(at, done), holes);
                continue;
            }
            Optional<Value> value = python.evaluate(new Scanned(code, holes).toText(), store);
            if (value.isEmpty()) {
                // Python's compile() calls it an unterminated string: this pass is given up
                return store.dialect().atLeast(Dialect.HARDKNOTT)
                        ? Step.of(input)
                        : Step.end(new Value.Failing("unterminated string literal in ${@" + code + "}"));
            }
            if (value.get() instanceof Value.Failing failing) {
                return Step.end(failing);
            }
            output.add(value.get().isUnset() ? Text.of("None") : value.get().partial());
            if (output.isFull()) {
                return Step.end(TOO_LONG);
            }
        }
        output.add(text.substring(done), input.holes.subList(hole, input.holes.size()));
        return Step.of(output.scanned());
    }

    private boolean holdsReference(String code) {
        for (int at = code.indexOf("${"); at >= 0; at = code.indexOf("${", at + 1)) {
            if (nameEnd(code, at + 2) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static int holesIn(Scanned input, int from, int to) {
        int count = 0;
        if (input.holes.isEmpty()) {
            return count;
        }
        for (int at = from; at < to; at++) {
            if (input.text.charAt(at) == HOLE) {
                count++;
            }
        }
        return count;
    }

    private static Text.Hole union(List<Text.Hole> holes) {
        Set<Cause> causes = new LinkedHashSet<>();
        holes.forEach(hole -> causes.addAll(hole.causes()));
        return new Text.Hole(causes, Set.of());
    }
}
