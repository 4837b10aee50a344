package org.bsplint.eval.bitbake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/** {@code :remove}: drops whole words of an expanded value and keeps every blank between them. */
final class Removal {
    private Removal() {}

    static Value apply(Reading reading, Value value, Set<Text> removes, Set<Text> mayRemove) {
        if (removes.isEmpty() && mayRemove.isEmpty() || value instanceof Value.Failing) {
            return value;
        }
        if (value.partial().isEmpty()) {
            return value;
        }
        Set<String> certain = new HashSet<>();
        Set<String> possible = new HashSet<>();
        Set<Cause> causes = new LinkedHashSet<>(reading.overrides().causes());
        boolean anyWord = collect(reading, removes, certain, causes) | collect(reading, mayRemove, possible, causes);
        boolean maybeUnset = value instanceof Value.Unknown unknown && unknown.maybeUnset();
        if (anyWord) {
            causes.addAll(value.causes());
            return Value.unknown(causes, maybeUnset);
        }
        Text left = strip(value.partial(), certain, possible, causes);
        return left.isKnown() ? Value.of(left) : new Value.Unknown(left, maybeUnset);
    }

    /** True if it is not known which words are meant. */
    private static boolean collect(Reading reading, Set<Text> removes, Set<String> words, Set<Cause> causes) {
        boolean unclear = false;
        for (Text remove : removes) {
            Optional<Set<String>> known = reading.removeWords(remove);
            known.ifPresent(words::addAll);
            if (known.isEmpty()) {
                causes.addAll(reading.removeCauses(remove));
                unclear = true;
            }
        }
        return unclear;
    }

    /** The removes of which a word is in {@code text}. */
    static List<Text> met(Reading reading, String text, Set<Text> removes) {
        Set<String> words = new HashSet<>(Blanks.words(text));
        List<Text> met = new ArrayList<>();
        for (Text remove : removes) {
            Optional<Set<String>> unwanted = reading.removeWords(remove);
            if (unwanted.isEmpty() || unwanted.get().stream().anyMatch(words::contains)) {
                met.add(remove);
            }
        }
        return met;
    }

    private static Text strip(Text text, Set<String> certain, Set<String> possible, Set<Cause> causes) {
        Text.Builder left = new Text.Builder();
        List<Text.Segment> segments = text.segments();
        for (int i = 0; i < segments.size(); i++) {
            if (!(segments.get(i) instanceof Text.Literal literal)) {
                left.append(Text.unknown(((Text.Hole) segments.get(i)).causes()));
                continue;
            }
            String piece = literal.text();
            int start = 0;
            while (start < piece.length()) {
                int end = start;
                while (end < piece.length() && !Blanks.isBlank(piece.charAt(end))) {
                    end++;
                }
                String word = piece.substring(start, end);
                boolean whole = (start > 0 || i == 0) && (end < piece.length() || i == segments.size() - 1);
                if (!word.isEmpty() && (whole ? possible.contains(word) : !certain.isEmpty() || !possible.isEmpty())) {
                    left.append(Text.unknown(holeCauses(text, causes)));
                } else if (word.isEmpty() || !certain.contains(word)) {
                    left.append(word);
                }
                if (end < piece.length()) {
                    left.append(piece.charAt(end));
                }
                start = end + 1;
            }
        }
        return left.build();
    }

    private static Set<Cause> holeCauses(Text text, Set<Cause> causes) {
        Set<Cause> all = new LinkedHashSet<>(causes);
        all.addAll(text.causes());
        return all;
    }
}
