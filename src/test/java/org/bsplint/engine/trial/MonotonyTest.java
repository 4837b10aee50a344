package org.bsplint.engine.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Placement;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.Verdict;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.bsplint.rule.condition.Subject;
import org.junit.jupiter.api.Test;

/**
 * A decided verdict never changes when an unknown becomes known (that a rule which passes anyway does not even apply is no
 * change): each value that an example of a rule gives is made unknown,
 * and where the rule still decides, it decides the same for whatever the value may be.
 */
class MonotonyTest {
    private static final List<String> MAY_BE = List.of("y", "n", "~", "", "0", "1", "0x40", "some-text", "2.0.0");

    private final RuleBook book = RuleBook.builtin("0.1.0").tree();
    private final Linter linter = book.linter(Placement.NOWHERE);

    @Test
    void aDecidedVerdictStaysWhenAnUnknownBecomesKnown() {
        List<String> changed = new ArrayList<>();
        int decided = 0;
        for (Rule rule : book.rules().rules()) {
            for (RuleTest test : rule.tests()) {
                for (String path : test.given().keySet()) {
                    if (test.files().isEmpty() && isValue(path) && !asksWhetherKnown(rule, path)) {
                        Verdict open = verdict(rule, test, path, unknown(path));
                        decided += open == Verdict.UNDETERMINED ? 0 : 1;
                        compare(rule, test, path, open, changed);
                    }
                }
            }
        }
        assertEquals(List.of(), changed);
        assertTrue(decided > 500, "only " + decided + " verdicts are decided with one value unknown");
    }

    private void compare(Rule rule, RuleTest test, String path, Verdict open, List<String> changed) {
        if (open == Verdict.UNDETERMINED) {
            return;
        }
        List<String> values = new ArrayList<>(MAY_BE);
        values.remove(unknown(path).equals("?") ? "" : "~");
        String given = test.given().get(path);
        if (!given.contains(" (") && !given.equals("~") && !given.equals("?")) {
            values.add(given);
        }
        for (String value : values) {
            Verdict known = verdict(rule, test, path, value);
            if ((known == Verdict.FAIL) != (open == Verdict.FAIL) || known == Verdict.UNDETERMINED) {
                changed.add(rule.name() + ", " + test.name() + ": " + open + " while " + path + " is unknown, " + known
                        + " when it is `" + value + "`");
            }
        }
    }

    /** Somebody sets it, to what is not known; that nobody does is another thing, which conditions may ask. */
    private static String unknown(String path) {
        return Subject.of(path).filter(Subject::isOption).isPresent() ? "? (stated)" : "?";
    }

    /**
     * A rule may say that it is only about products of which something is known; and one that asks how a value is written
     * has its answer (what is unknown is written with a variable here) whatever the value turns out to be.
     */
    private static boolean asksWhetherKnown(Rule rule, String path) {
        return rule.facts().stream()
                .anyMatch(fact ->
                        fact.text().equals(path + " is known") || fact.text().equals("fact literal-secret " + path));
    }

    private static boolean isValue(String path) {
        Optional<Subject> subject = Subject.of(path);
        return subject.isPresent() && (subject.get().isOption() || subject.get().kind() == Subject.Kind.FACT);
    }

    private Verdict verdict(Rule rule, RuleTest test, String path, String value) {
        Map<String, String> given = new LinkedHashMap<>(test.given());
        given.put(path, value);
        RuleTest other = new RuleTest(
                test.kind(), test.name(), given, test.observed(), test.files(), test.expect(), test.place());
        return linter.judge(rule, ExampleImage.of(other)).verdict();
    }
}
