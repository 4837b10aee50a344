package org.bsplint.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bsplint.diagnostic.Severity;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.condition.Condition;
import org.bsplint.rule.condition.Judged;
import org.bsplint.value.Deferred;
import org.bsplint.value.Truth;

/**
 * One rule decided for one image. The guard is {@code applies-to} and {@code when}; with {@code require} a false guard means
 * that the rule does not apply, without it that all is well. An undecided guard whose open facts all speak of a component
 * that is no part of the input means "not applicable": a missing component does nothing.
 */
record Judgement(Rule rule, Image image, List<Judged> applies, List<Judged> when, List<Judged> require) {

    /** @param evaluator decides conditions for the image */
    static Judgement of(Rule rule, Image image, Function<Condition, Judged> evaluator) {
        List<Judged> applies = judge(rule.appliesTo(), evaluator);
        if (truth(applies) == Truth.FALSE) {
            return ofOther(rule, image, applies);
        }
        List<Judged> when = judge(rule.when(), evaluator);
        return new Judgement(rule, image, applies, when, judge(rule.require(), evaluator));
    }

    /** Of a rule that is not for this image. */
    static Judgement ofOther(Rule rule, Image image, List<Judged> applies) {
        return new Judgement(rule, image, applies, List.of(), List.of());
    }

    private static List<Judged> judge(List<Condition> conditions, Function<Condition, Judged> evaluator) {
        return conditions.stream().map(evaluator).toList();
    }

    static Truth truth(List<Judged> all) {
        Truth truth = Truth.TRUE;
        for (Judged one : all) {
            truth = truth.and(one.truth());
        }
        return truth;
    }

    Verdict verdict() {
        if (rule.severity().of(image.operations()) == Severity.OFF || truth(applies) == Truth.FALSE) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean requires = !rule.require().isEmpty();
        Truth guard = truth(applies).and(truth(when));
        if (guard == Truth.FALSE) {
            return requires ? Verdict.NOT_APPLICABLE : Verdict.PASS;
        }
        Truth required = requires ? truth(require) : Truth.FALSE;
        if (required == Truth.TRUE) {
            return Verdict.PASS;
        }
        if (guard == Truth.UNKNOWN) {
            return missesComponent() ? Verdict.NOT_APPLICABLE : Verdict.UNDETERMINED;
        }
        return required == Truth.FALSE ? Verdict.FAIL : Verdict.UNDETERMINED;
    }

    private boolean missesComponent() {
        return Stream.concat(applies.stream(), when.stream())
                .filter(judged -> judged.truth() == Truth.UNKNOWN)
                .anyMatch(judged ->
                        open(judged).allMatch(single -> single.outcome().absent()));
    }

    private static Stream<Judged.Single> open(Judged judged) {
        return judged.reasons().stream().filter(single -> single.truth() == Truth.UNKNOWN);
    }

    /** Facts behind a failure: of {@code when}, then what {@code require} misses. */
    List<Judged.Single> whenReasons() {
        return when.stream().flatMap(judged -> judged.reasons().stream()).toList();
    }

    List<Judged.Single> requireReasons() {
        return require.stream()
                .filter(judged -> judged.truth() == Truth.FALSE)
                .flatMap(judged -> judged.reasons().stream())
                .toList();
    }

    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        for (List<Judged> part : List.of(applies, when, require)) {
            part.forEach(judged -> judged.forEach(single -> evidence.add(new Evidence(
                    single.fact().text(),
                    single.truth(),
                    single.outcome().told(),
                    single.outcome().option(),
                    single.outcome().command()))));
        }
        return evidence;
    }

    /** Paths of what would decide it. */
    List<String> needs() {
        Set<String> needs = new LinkedHashSet<>();
        undecided(applies, when, require)
                .forEach(single -> needs.addAll(single.outcome().needs()));
        return List.copyOf(needs);
    }

    /** Why it is undetermined or does not apply. Most is never shown; what waits to be asked does not hold the image. */
    Deferred<String> because() {
        Verdict verdict = verdict();
        if (verdict == Verdict.NOT_APPLICABLE && rule.severity().of(image.operations()) == Severity.OFF) {
            return Deferred.of("off for the operations of this image");
        }
        List<Judged> guard = applies;
        List<Judged> fault = when;
        List<Judged> needed = require;
        return switch (verdict) {
            case UNDETERMINED ->
                Deferred.by(() -> undecided(guard, fault, needed)
                        .map(Judgement::told)
                        .findFirst()
                        .orElse(""));
            case NOT_APPLICABLE ->
                Deferred.by(() -> Stream.concat(guard.stream(), fault.stream())
                        .filter(judged -> judged.truth() == Truth.FALSE)
                        .flatMap(judged -> judged.reasons().stream())
                        .map(Judgement::told)
                        .findFirst()
                        .or(() -> undecided(guard, fault, needed)
                                .map(Judgement::told)
                                .findFirst())
                        .orElse(""));
            default -> Deferred.of("");
        };
    }

    private static String told(Judged.Single single) {
        String explanation = single.outcome().explanation();
        return single.fact().text() + (explanation.isEmpty() ? "" : ": " + explanation);
    }

    private static Stream<Judged.Single> undecided(List<Judged> applies, List<Judged> when, List<Judged> require) {
        return Stream.of(applies, when, require)
                .flatMap(List::stream)
                .filter(judged -> judged.truth() == Truth.UNKNOWN)
                .flatMap(Judgement::open);
    }
}
