package org.bsplint.rule.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bsplint.model.BootCommand;
import org.bsplint.model.Component;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.syntax.condition.ConditionLine;
import org.bsplint.value.Assignment;
import org.bsplint.value.Deferred;
import org.bsplint.value.Observation;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** Decides conditions for one image. */
public final class Evaluator {
    private final Image image;
    private final Map<String, CodedFact> coded;
    private final Readers readers;

    public Evaluator(Image image, Map<String, CodedFact> coded, Readers readers) {
        this.image = image;
        this.coded = coded;
        this.readers = readers;
    }

    public Judged judge(Condition condition) {
        if (condition instanceof Condition.Fact fact) {
            return new Judged.Single(fact, outcome(fact.line()));
        }
        if (condition instanceof Condition.Not not) {
            return new Judged.Negated(judge(not.part()));
        }
        if (condition instanceof Condition.All all) {
            List<Judged> parts = all.parts().stream().map(this::judge).toList();
            return new Judged.Several(parts.stream().map(Judged::truth).reduce(Truth.TRUE, Truth::and), parts);
        }
        List<Judged> parts =
                ((Condition.Any) condition).parts().stream().map(this::judge).toList();
        return new Judged.Several(parts.stream().map(Judged::truth).reduce(Truth.FALSE, Truth::or), parts);
    }

    private Outcome outcome(ConditionLine line) {
        if (line instanceof ConditionLine.Observed observed) {
            return observed(observed);
        }
        if (line instanceof ConditionLine.Fact fact) {
            CodedFact known = coded.get(fact.name());
            return known == null
                    ? Outcome.undecided("no fact is named `" + fact.name() + "`")
                    : withUnseen(known.of(image, fact.arguments()));
        }
        if (line instanceof ConditionLine.Runs runs) {
            return runs(runs);
        }
        if (line instanceof ConditionLine.State state) {
            return state(state);
        }
        if (line instanceof ConditionLine.Matches matches) {
            Glob glob = Glob.of(matches.pattern());
            return each(matches.subject(), found -> matches(glob, found.option().value()));
        }
        if (line instanceof ConditionLine.Contains contains) {
            return each(contains.subject(), found -> contains(found.option().value(), contains.word()));
        }
        if (line instanceof ConditionLine.In in) {
            return in(in);
        }
        return compare((ConditionLine.Compare) line);
    }

    private Outcome observed(ConditionLine.Observed wanted) {
        Glob component = Glob.of(wanted.component().isEmpty() ? "*" : wanted.component());
        Glob name = Glob.of(wanted.pattern().isEmpty() ? "*" : wanted.pattern());
        List<Observation> seen = image.observations().stream()
                .filter(observation -> observation.kind().equals(wanted.kind())
                        && component.matches(observation.component())
                        && (wanted.pattern().isEmpty()
                                || observation.subjects().stream().anyMatch(name::matches)))
                .toList();
        return seen.isEmpty()
                ? Outcome.fails("nothing of the kind was seen")
                : Outcome.holds("seen " + seen.size() + " times").seeing(seen);
    }

    /** What coded facts say of commands holds only as far as all scripts could be read. */
    private Outcome withUnseen(Outcome outcome) {
        return outcome.truth() != Truth.TRUE && image.commands().stream().anyMatch(BootCommand::isAnything)
                ? Outcome.undecided("a script of the image could not be read")
                : outcome;
    }

    private Outcome runs(ConditionLine.Runs runs) {
        CommandPattern pattern = CommandPattern.of(runs.pattern());
        List<BootCommand> matched = new ArrayList<>();
        List<BootCommand> possible = new ArrayList<>();
        for (BootCommand command : image.commands()) {
            boolean heard = runs.subject().equals("script") || command.source() == BootCommand.Source.EVERY_BOOT;
            if (!heard || command.reach() == BootCommand.Reach.NEVER) {
                continue;
            }
            Truth truth = pattern.matches(command);
            if (truth != Truth.FALSE) {
                (truth == Truth.TRUE ? matched : possible).add(command);
            }
        }
        if (!matched.isEmpty()) {
            BootCommand first = matched.get(0);
            return Outcome.holds("`" + first.line() + "` at " + first.span()).with(matched);
        }
        return possible.isEmpty()
                ? Outcome.fails("no script runs `" + runs.pattern() + "`")
                : Outcome.undecided("words of `" + possible.get(0).line() + "` are not known", runs.subject())
                        .with(possible);
    }

    private Outcome state(ConditionLine.State state) {
        if (state.state().equals("present") || state.state().equals("absent")) {
            return presence(state);
        }
        Outcome outcome = each(state.subject(), found -> state(found, state.state()));
        if (state.state().equals("stated") && outcome.absent()) {
            outcome = Outcome.fails(outcome.explanation());
        }
        return state.negated() ? outcome.negated() : outcome;
    }

    private Outcome presence(ConditionLine.State state) {
        List<Component> components = Subject.of(state.subject()).orElseThrow().components(image);
        boolean present = components.stream().anyMatch(Component::isPresent);
        boolean wanted = state.state().equals("present") != state.negated();
        String word = state.subject() + (present ? " belongs to the image" : " is not among the inputs");
        return Outcome.of(Truth.of(present == wanted), word);
    }

    private Truth state(Subject.Found found, String state) {
        Option option = found.option();
        Value value = option.value();
        return switch (state) {
            case "enabled" -> readers.enabled(found.component().name(), option.name(), value);
            case "disabled" ->
                readers.enabled(found.component().name(), option.name(), value).not();
            case "set" -> unset(value).not();
            case "unset" -> unset(value);
            case "empty" -> value.isUnset() ? Truth.TRUE : blank(value);
            case "stated" -> Truth.of(isStated(option));
            case "known" -> Truth.of(!value.isUndecided());
            case "defaulted" -> Defaults.defaulted(option);
            default -> Truth.UNKNOWN;
        };
    }

    private static boolean isStated(Option option) {
        return option.history().stream()
                .filter(step -> step.effect() == Assignment.Effect.APPLIED
                        || step.effect() == Assignment.Effect.CONDITION_UNKNOWN)
                .anyMatch(step -> step.origin() != Origin.KNOWLEDGE_BASE && step.origin() != Origin.DEFAULT);
    }

    private static Truth unset(Value value) {
        if (value instanceof Value.Unknown unknown) {
            return unknown.maybeUnset() ? Truth.UNKNOWN : Truth.FALSE;
        }
        return Truth.of(value.isUnset());
    }

    private static Truth blank(Value value) {
        if (value instanceof Value.Known known) {
            return Truth.of(known.text().isBlank());
        }
        boolean someText = value.partial().segments().stream()
                .anyMatch(segment -> segment instanceof org.bsplint.value.Text.Literal literal
                        && !literal.text().isBlank());
        return someText && value instanceof Value.Unknown unknown && !unknown.maybeUnset()
                ? Truth.FALSE
                : Truth.UNKNOWN;
    }

    private static Truth matches(Glob glob, Value value) {
        return value.isUnset() ? Truth.FALSE : glob.matches(value.partial());
    }

    private static Truth contains(Value value, String word) {
        return value.isUnset() ? Truth.FALSE : value.partial().containsWord(word);
    }

    private Outcome in(ConditionLine.In in) {
        Outcome outcome;
        if (in.subject().equals("operation")) {
            outcome = operation(in.objects());
        } else {
            Subject subject = Subject.of(in.subject()).orElseThrow();
            outcome = each(subject, found -> {
                Truth any = Truth.FALSE;
                for (String object : in.objects()) {
                    any = any.or(Comparison.compare(
                            found.option().value(), "=", object, subject.isVersion(), isTfa(found.component())));
                }
                return any;
            });
        }
        return in.negated() ? outcome.negated() : outcome;
    }

    private Outcome operation(List<String> words) {
        boolean among = image.operations().stream().map(Operation::word).anyMatch(words::contains);
        List<String> shown = image.operations().stream().map(Operation::word).toList();
        return Outcome.of(
                Truth.of(among), "operations are " + (shown.isEmpty() ? "not stated" : String.join(", ", shown)));
    }

    private Outcome compare(ConditionLine.Compare compare) {
        if (compare.subject().equals("operation")) {
            ConditionLine.Constraint only = compare.constraints().get(0);
            Outcome outcome = operation(List.of(only.object()));
            return only.operator().equals("!=") ? outcome.negated() : outcome;
        }
        Subject subject = Subject.of(compare.subject()).orElseThrow();
        List<Option> others = new ArrayList<>();
        Outcome outcome = each(subject, found -> {
            Truth all = Truth.TRUE;
            for (ConditionLine.Constraint constraint : compare.constraints()) {
                all = all.and(compare(found, subject.isVersion(), constraint, others));
            }
            return all;
        });
        return others.isEmpty() ? outcome : outcome.reading(others);
    }

    private Truth compare(
            Subject.Found found, boolean versions, ConditionLine.Constraint constraint, List<Option> others) {
        Value value = found.option().value();
        if (!constraint.reference()) {
            return Comparison.compare(
                    value, constraint.operator(), constraint.object(), versions, isTfa(found.component()));
        }
        List<Subject.Found> other =
                Subject.of(constraint.object()).orElseThrow().find(image);
        if (other.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Option option = other.get(0).option();
        others.add(option);
        if (option.value().isUnset() || value.isUnset()) {
            boolean equal = option.value().isUnset() && value.isUnset();
            Truth truth = option.value().isUndecided() || value.isUndecided() ? Truth.UNKNOWN : Truth.of(equal);
            return constraint.operator().equals("!=") ? truth.not() : truth;
        }
        return option.value() instanceof Value.Known known
                ? Comparison.compare(
                        workedOut(value, found.component()),
                        constraint.operator(),
                        workedOut(known, other.get(0).component()).text().strip(),
                        versions,
                        isTfa(found.component()))
                : Truth.UNKNOWN;
    }

    private static Value workedOut(Value value, Component component) {
        return value instanceof Value.Known known ? workedOut(known, component) : value;
    }

    /** An expression of numbers and options, as the number that the compiler makes of it. */
    private static Value.Known workedOut(Value.Known known, Component component) {
        return Arithmetic.isExpression(known.text())
                ? Arithmetic.value(
                                known.text(),
                                name -> component.options().value(name).asKnown())
                        .map(number -> new Value.Known("0x" + number.toString(16)))
                        .orElse(known)
                : known;
    }

    private static boolean isTfa(Component component) {
        return component.name().equals("tf-a");
    }

    /** One test over everything that a path names: true if true of any. */
    private Outcome each(String path, Function<Subject.Found, Truth> test) {
        return each(Subject.of(path).orElseThrow(), test);
    }

    private Outcome each(Subject subject, Function<Subject.Found, Truth> test) {
        List<Subject.Found> found = subject.find(image);
        List<Component> components = subject.kind() == Subject.Kind.FACT ? List.of() : subject.components(image);
        boolean present =
                subject.kind() == Subject.Kind.FACT || components.stream().anyMatch(Component::isPresent);
        if (!present
                && (subject.isOption()
                        || found.stream().noneMatch(one -> one.option().value().isKnown()))) {
            return Outcome.absent(subject.component());
        }
        Truth truth = Truth.FALSE;
        List<Option> deciding = new ArrayList<>();
        for (Subject.Found one : found) {
            Truth here = test.apply(one);
            if (here.compareTo(truth) > 0) {
                deciding.clear();
                truth = here;
            }
            if (here == truth) {
                deciding.add(one.option());
            }
        }
        return outcome(subject.path(), truth, deciding);
    }

    private static Outcome outcome(String path, Truth truth, List<Option> deciding) {
        Deferred<String> told = deciding.isEmpty() ? Deferred.of("") : Deferred.by(() -> Shown.option(deciding.get(0)));
        Outcome outcome = Outcome.of(truth, told).reading(deciding);
        return truth == Truth.UNKNOWN ? outcome.needing(List.of(path)) : outcome;
    }
}
