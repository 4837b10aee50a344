package org.bsplint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bsplint.cli.rules.RuleBooks;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.trial.Trial;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.junit.jupiter.api.Test;

/** What users read of each rule's bad examples. */
class RuleMessagesTest {
    private static final RuleBook BOOK = RuleBook.builtin("").tree();
    private static final Trial TRIAL = new Trial(BOOK, RuleBooks.assembly());

    private record Said(Rule rule, RuleTest test, String message) {}

    private static Stream<Said> said() {
        return BOOK.rules().rules().stream()
                .flatMap(rule -> rule.tests().stream()
                        .filter(test -> test.kind() == RuleTest.Kind.BAD)
                        .flatMap(test -> TRIAL.findings(rule, test).stream()
                                .map(line ->
                                        new Said(rule, test, line.replaceFirst("^.*?(error|warning|info): ", "")))));
    }

    @Test
    void everyMessageIsShort() {
        assertEquals(
                List.of(),
                said().filter(said -> said.message().length() >= 160)
                        .map(said -> said.rule().name() + ": " + said.message())
                        .toList());
    }

    /** The value or command at fault stands in it, or what was seen. */
    @Test
    void everyMessageNamesWhatIsAtFault() {
        List<String> mute = new ArrayList<>();
        said().forEach(said -> {
            List<String> given = new ArrayList<>();
            said.test().given().forEach((path, value) -> {
                given.add(path.substring(path.lastIndexOf('.') + 1));
                value.lines().map(String::strip).forEach(given::add);
                given.add(value.replaceAll(" \\((default|lost: .*)\\)$", ""));
            });
            // an option that is unset is given by not being given
            said.rule()
                    .facts()
                    .forEach(fact -> given.add(fact.text().replaceFirst("^[^ .]*\\.([A-Za-z0-9_]+).*", "$1")));
            said.test().observed().forEach(seen -> {
                given.addAll(seen.subjects());
                given.addAll(seen.details().values());
            });
            boolean names = !said.test().files().isEmpty()
                    || given.stream()
                            .anyMatch(
                                    text -> text.length() > 0 && said.message().contains(text));
            if (!names) {
                mute.add(said.rule().name() + ": " + said.message());
            }
        });
        assertEquals(List.of(), mute);
    }
}
