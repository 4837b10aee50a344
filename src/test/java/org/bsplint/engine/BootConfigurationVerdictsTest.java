package org.bsplint.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.model.BootConfiguration;
import org.bsplint.model.Bsp;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.rule.RuleFiles;
import org.bsplint.rule.RuleSet;
import org.bsplint.rule.memory.Verdicts;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.ParseResult;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What a rule says of an image is what it says of its boot configurations: the worst of them. */
class BootConfigurationVerdictsTest {
    private static final RuleBook FACTS = RuleBook.builtin("0.1.0").tree();
    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAIL, Verdict.UNDETERMINED, Verdict.PASS, Verdict.NOT_APPLICABLE);
    private static final String RULE = """
            rule: x-without-y
            severity: error
            summary: s
            when: [tf-a.X = 1]
            require: [tf-a.Y = 1]
            message: "`Y` is {tf-a.Y}"
            tests:
              - bad: b
                given: {tf-a.X: 1, tf-a.Y: 0}
                expect: "error: …"
              - good: g
                given: {tf-a.X: 1, tf-a.Y: 1}
              - undetermined: u
                given: {tf-a.X: 1, tf-a.Y: "?"}
            """;

    private static Option option(String name, String text) {
        return text.equals("?")
                ? Option.unknown(name, Cause.of(Cause.Kind.MISSING_INPUT, "not here"))
                : Option.of(name, Value.known(text), Origin.COMMAND_LINE, List.of());
    }

    /** @param word the values of X, Y and of Z, which no rule asks for */
    private static Component tfa(String word) {
        List<Option> options = List.of(
                option("X", word.substring(0, 1)),
                option("Y", word.substring(1, 2)),
                option("Z", word.substring(2, 3)));
        return new Component(
                "tf-a",
                Option.unset("version"),
                Option.unset("origin"),
                OptionSet.complete(options),
                Component.Presence.SOURCES);
    }

    private static OptionSet facts(int number) {
        return OptionSet.complete(List.of(option("boot.configuration", "c" + number)));
    }

    private static Image image(List<String> words) {
        List<BootConfiguration> configurations = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Map<String, Component> own = i == 0 ? Map.of() : Map.of("tf-a", tfa(words.get(i)));
            configurations.add(new BootConfiguration("c" + i, facts(i), own));
        }
        return new Image(
                "default",
                Set.of(),
                facts(0),
                Map.of("tf-a", tfa(words.get(0))),
                List.of(),
                List.of(),
                words.size() < 2 ? List.of() : configurations);
    }

    private static RuleSet rules() {
        ParseResult<RuleSet> rules =
                RuleFiles.read(new MemoryTree(Map.of("own/x-without-y.yaml", RULE)), "own", FACTS.coded(), "0.1.0");
        assertEquals(List.of(), rules.diagnostics());
        return rules.tree();
    }

    private static Linter linter(Optional<Verdicts<RuleResult>> memory) {
        return new Linter(rules(), FACTS.coded(), FACTS.readers(), Placement.NOWHERE, memory);
    }

    private static Report lint(Linter linter, Image image) {
        Bsp bsp = new Bsp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(image),
                List.of(),
                List.of(),
                List.of());
        return linter.lint(new LintInput(bsp, new MemoryTree(Map.of()), Optional.empty()), LintSettings.DEFAULT);
    }

    private static RuleResult result(List<String> words) {
        return lint(linter(Optional.empty()), image(words)).results().get(0);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars('0', '1', '?')
                .ofLength(3)
                .list()
                .ofMinSize(2)
                .ofMaxSize(5);
    }

    @Property(tries = 200)
    void theImageIsAsItsWorstConfiguration(@ForAll("words") List<String> words) {
        RuleResult all = result(words);
        List<Verdict> each =
                words.stream().map(word -> result(List.of(word)).verdict()).toList();
        Verdict worst = WORST_FIRST.stream().filter(each::contains).findFirst().orElseThrow();
        assertEquals(worst, all.verdict());
        List<String> having = new ArrayList<>();
        for (int i = 0; i < each.size(); i++) {
            if (each.get(i) == worst) {
                having.add("c" + i);
            }
        }
        assertEquals(having.size() == words.size() ? List.of() : having, all.configurations());
    }

    @Property(tries = 60)
    void whatIsRememberedSaysTheSame(@ForAll("words") List<String> before, @ForAll("words") List<String> after) {
        Linter remembering = linter(Optional.of(new Verdicts<>(FACTS.coded())));
        lint(remembering, image(before));
        RuleResult here = lint(remembering, image(after)).results().get(0);
        RuleResult anew = result(after);
        assertEquals(anew.verdict(), here.verdict());
        assertEquals(anew.configurations(), here.configurations());
        assertEquals(anew.findings(), here.findings());
    }

    @Test
    void theSameFaultOfSeveralIsOneFinding() {
        RuleResult result = result(List.of("100", "110", "101", "1?0"));
        assertEquals(1, result.findings().size());
        assertEquals(List.of("c0", "c2"), result.findings().get(0).configurations());
        assertEquals(List.of(), result(List.of("100", "101")).findings().get(0).configurations());
    }

    @Test
    void openQuestionsOfAllAreNeeds() {
        RuleResult result = result(List.of("110", "1?0", "?00"));
        assertEquals(Verdict.UNDETERMINED, result.verdict());
        assertEquals(List.of("tf-a.Y", "tf-a.X"), result.needs());
        assertEquals(List.of("c1", "c2"), result.configurations());
    }
}
