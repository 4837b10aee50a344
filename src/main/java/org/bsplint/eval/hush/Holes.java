package org.bsplint.eval.hush;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.syntax.hush.Tape;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;

/** The unknown stretches met so far, by the number that stands for each on a tape. */
final class Holes {
    private final List<Set<Cause>> causes = new ArrayList<>();
    private final Map<Set<Cause>, Integer> numbers = new HashMap<>();

    Tape tape(Text text) {
        Tape.Builder tape = new Tape.Builder();
        for (Text.Segment segment : text.segments()) {
            if (segment instanceof Text.Literal literal) {
                tape.add(literal.text());
            } else if (segment instanceof Text.Hole hole) {
                tape.add(code(hole.causes()));
            }
        }
        return tape.build();
    }

    int code(Set<Cause> why) {
        return Tape.hole(numbers.computeIfAbsent(why, fresh -> {
            causes.add(fresh);
            return causes.size() - 1;
        }));
    }

    Text text(Tape tape) {
        Text.Builder text = new Text.Builder();
        for (int i = 0; i < tape.length(); i++) {
            int code = tape.at(i);
            if (code >= 0) {
                text.append((char) code);
            } else if (Tape.isHole(code)) {
                text.append(Text.unknown(causes.get(Tape.number(code))));
            }
        }
        return text.build();
    }
}
