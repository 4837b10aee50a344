package org.bsplint.engine.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Linter;
import org.bsplint.engine.Placement;
import org.bsplint.engine.RuleBook;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.rule.Rule;
import org.bsplint.rule.RuleTest;
import org.bsplint.source.Span;

/** Runs the examples of rules. Examples with files need the assembly, which is given as a function. */
public final class Trial {
    private final Linter linter;
    private final Optional<Function<RuleTest, Bsp>> assembly;

    public Trial(RuleBook book, Optional<Function<RuleTest, Bsp>> assembly) {
        this.linter = book.linter(Placement.NOWHERE);
        this.assembly = assembly;
    }

    /** All examples of a rule, then the flip test; an empty problem means that it went well. */
    public List<TrialResult> run(Rule rule) {
        List<TrialResult> results = new ArrayList<>();
        List<Image> images = new ArrayList<>();
        for (RuleTest test : rule.tests()) {
            if (!test.files().isEmpty() && assembly.isEmpty()) {
                continue;
            }
            try {
                List<Image> here = images(test);
                images.addAll(here);
                results.add(new TrialResult(rule.name(), test.name(), problem(rule, test, here)));
            } catch (IllegalArgumentException wrong) {
                results.add(new TrialResult(rule.name(), test.name(), String.valueOf(wrong.getMessage())));
            }
        }
        Flip flip = new Flip(rule, linter);
        flip.deaf(images)
                .forEach(path -> results.add(
                        new TrialResult(rule.name(), "flip test", "no example's verdict changes with `" + path + "`")));
        return results;
    }

    /** Findings of an example as {@code expect} spells them. */
    public List<String> findings(Rule rule, RuleTest test) {
        return images(test).stream()
                .flatMap(image -> linter.judge(rule, image).findings().stream())
                .map(Trial::line)
                .distinct()
                .toList();
    }

    private List<Image> images(RuleTest test) {
        Bsp bsp = test.files().isEmpty()
                ? ExampleImage.bsp(test)
                : assembly.orElseThrow().apply(test);
        return bsp.images();
    }

    private String problem(Rule rule, RuleTest test, List<Image> images) {
        List<RuleResult> results =
                images.stream().map(image -> linter.judge(rule, image)).toList();
        Verdict worst = results.stream()
                .map(RuleResult::verdict)
                .min(Verdict::compareTo)
                .orElse(Verdict.NOT_APPLICABLE);
        boolean right = switch (test.kind()) {
            case BAD -> worst == Verdict.FAIL;
            case UNDETERMINED -> worst == Verdict.UNDETERMINED;
            case GOOD -> worst == Verdict.PASS || worst == Verdict.NOT_APPLICABLE;
        };
        if (!right) {
            String why = results.stream().map(RuleResult::reason).findFirst().orElse("");
            return "the verdict is " + worst.word() + (why.isEmpty() ? "" : " (" + why + ")");
        }
        List<Finding> findings =
                results.stream().flatMap(result -> result.findings().stream()).toList();
        Optional<String> over = findings.stream()
                .map(Finding::message)
                .filter(message -> message.contains("unknown") && test.kind() == RuleTest.Kind.BAD)
                .findFirst();
        if (over.isPresent()) {
            return "the message holds something unknown: " + over.get();
        }
        return expectation(test, findings);
    }

    private static String expectation(RuleTest test, List<Finding> findings) {
        List<String> lines = findings.stream().map(Trial::line).distinct().toList();
        for (String expected : test.expect().lines().map(String::strip).toList()) {
            if (!expected.isEmpty() && lines.stream().noneMatch(line -> matches(line, expected))) {
                return "expected `" + expected + "`, found " + (lines.isEmpty() ? "nothing" : lines);
            }
        }
        return "";
    }

    private static boolean matches(String line, String expected) {
        return expected.endsWith("…")
                ? line.startsWith(expected.substring(0, expected.length() - 1))
                : line.equals(expected);
    }

    private static String line(Finding finding) {
        String place = finding.span().map(Span::toString).map(at -> at + ": ").orElse("");
        return place + finding.severity().word() + ": " + finding.message();
    }
}
