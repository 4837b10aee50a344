package org.bsplint.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.rule.condition.CodedFact;
import org.bsplint.rule.condition.Condition;
import org.bsplint.rule.condition.Contradiction;
import org.bsplint.rule.condition.Subject;
import org.bsplint.source.Paths;
import org.bsplint.source.Span;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.yaml.YamlFields;

/** What a rule file must hold beside well-formed conditions: name, texts, placeholders, examples. */
final class RuleCheck {
    static final int MAX_MESSAGE = 160;
    /** As long as what stands for a placeholder usually is. */
    private static final String USUAL_VALUE = "123456789";

    private final Map<String, CodedFact> coded;
    private final Consumer<Diagnostic> errors;

    RuleCheck(Map<String, CodedFact> coded, Consumer<Diagnostic> errors) {
        this.coded = coded;
        this.errors = errors;
    }

    void check(Rule rule, YamlFields fields) {
        name(rule, fields);
        if (rule.when().isEmpty() && rule.require().isEmpty()) {
            error(fields.span(), "a rule needs `when`, `require` or both");
        }
        if (rule.message().render(name -> USUAL_VALUE).length() > MAX_MESSAGE) {
            error(fields.place("message"), "the message is longer than " + MAX_MESSAGE + " characters");
        }
        placeholders(rule, rule.message(), fields.place("message"));
        placeholders(rule, rule.fix().description(), fields.place("fix"));
        for (String path : rule.fix().set().keySet()) {
            if (Subject.of(path).filter(Subject::isOption).isEmpty()) {
                error(fields.place("fix"), "`set` names no option: `" + path + "`");
            }
        }
        examples(rule, fields);
        dead(rule, fields);
    }

    /** A rule about rules: what can never be true, or says the same twice, is a mistake of its writer. */
    private void dead(Rule rule, YamlFields fields) {
        List<Condition> situation = new ArrayList<>(rule.appliesTo());
        situation.addAll(rule.when());
        Span place = fields.place(fields.node("when").isPresent() ? "when" : "applies-to");
        Contradiction.among(situation).ifPresent(said -> error(place, "the rule can never speak: " + said));
        List<Condition> required = new ArrayList<>(situation);
        required.addAll(rule.require());
        if (Contradiction.among(situation).isEmpty()) {
            Contradiction.among(required)
                    .ifPresent(said -> error(fields.place("require"), "the rule can never pass: " + said));
        }
        for (List<Condition> list : List.of(situation, rule.require())) {
            for (int i = 0; i < list.size(); i++) {
                if (list.indexOf(list.get(i)) < i && list.get(i) instanceof Condition.Fact fact) {
                    error(place, "the condition stands twice: " + fact.text());
                }
            }
        }
    }

    private void name(Rule rule, YamlFields fields) {
        Span place = fields.place("rule");
        if (!rule.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            error(place, "a rule's name is kebab-case, not `" + rule.name() + "`");
        }
        String file = Paths.without(Paths.name(place.path()), ".yaml", ".yml");
        if (!file.equals(rule.name())) {
            error(place, "rule `" + rule.name() + "` must stand in a file of the same name, not in `" + file + "`");
        }
    }

    private void examples(Rule rule, YamlFields fields) {
        Span place = fields.place("tests");
        for (RuleTest.Kind kind : List.of(RuleTest.Kind.BAD, RuleTest.Kind.GOOD)) {
            if (rule.tests().stream().noneMatch(test -> test.kind() == kind)) {
                lacking(
                        place,
                        "`tests` needs at least one " + kind.name().toLowerCase(java.util.Locale.ROOT) + " example");
            }
        }
        boolean undetermined = rule.tests().stream().anyMatch(test -> test.kind() == RuleTest.Kind.UNDETERMINED);
        if (readsOptions(rule) && !undetermined) {
            lacking(place, "the rule reads evaluated options: `tests` needs an undetermined example");
        }
    }

    private boolean readsOptions(Rule rule) {
        return Stream.concat(rule.when().stream(), rule.require().stream())
                .flatMap(condition -> condition.facts().stream())
                .map(Condition.Fact::line)
                .anyMatch(line -> line instanceof ConditionLine.Fact fact
                        ? Optional.ofNullable(coded.get(fact.name()))
                                .filter(CodedFact::readsOptions)
                                .isPresent()
                        : subjectOf(line)
                                .flatMap(Subject::of)
                                .filter(Subject::isOption)
                                .isPresent());
    }

    private static Optional<String> subjectOf(ConditionLine line) {
        if (line instanceof ConditionLine.State state) {
            return state.state().equals("present") || state.state().equals("absent")
                    ? Optional.empty()
                    : Optional.of(state.subject());
        }
        if (line instanceof ConditionLine.Matches matches) {
            return Optional.of(matches.subject());
        }
        if (line instanceof ConditionLine.Contains contains) {
            return Optional.of(contains.subject());
        }
        if (line instanceof ConditionLine.In in) {
            return Optional.of(in.subject());
        }
        return line instanceof ConditionLine.Compare compare ? Optional.of(compare.subject()) : Optional.empty();
    }

    private void placeholders(Rule rule, Template template, Span place) {
        for (String name : template.placeholders()) {
            if (!isKnown(rule, name)) {
                error(place, "placeholder `{" + name + "}` has no source in this rule");
            }
        }
    }

    private boolean isKnown(Rule rule, String name) {
        List<ConditionLine> lines =
                rule.facts().stream().map(Condition.Fact::line).toList();
        if (name.startsWith("fact.")) {
            String detail = name.substring("fact.".length());
            return lines.stream()
                    .anyMatch(line -> line instanceof ConditionLine.Fact fact
                            && coded.containsKey(fact.name())
                            && coded.get(fact.name()).details().contains(detail));
        }
        if (name.startsWith("observed.")) {
            return lines.stream().anyMatch(line -> line instanceof ConditionLine.Observed);
        }
        return switch (name) {
            case "when.command" -> lines.stream().anyMatch(this::matchesCommands);
            case "when.value", "when.option", "when.origin" -> !rule.when().isEmpty();
            case "require.value", "require.option", "require.origin" ->
                !rule.require().isEmpty();
            case "origin", "option", "value", "place" -> true;
            default -> Subject.of(origin(name)).isPresent();
        };
    }

    /** {@code {optee.CFG_X@}} asks where the value comes from. */
    private static String origin(String name) {
        return name.endsWith("@") ? name.substring(0, name.length() - 1) : name;
    }

    private boolean matchesCommands(ConditionLine line) {
        return line instanceof ConditionLine.Runs
                || line instanceof ConditionLine.Fact fact
                        && coded.containsKey(fact.name())
                        && coded.get(fact.name()).matchesCommands();
    }

    /** A rule without examples decides as any other; what it lacks is for those who test it. */
    private void lacking(Span place, String message) {
        errors.accept(Diagnostic.warning(place, message));
    }

    private void error(Span place, String message) {
        errors.accept(Diagnostic.error(place, message));
    }
}
