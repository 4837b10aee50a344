package org.bsplint.report.checklist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bsplint.engine.RuleCard;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Image;

/** The verdicts of a report arranged for reading: a row a rule, grouped by life-cycle step; and counts an image. */
public final class Checklist {
    /** Life-cycle steps in the order in which a device goes through them; rules that name no requirement are configuration. */
    static final Map<String, String> STEPS = steps();

    /** A rule with its verdict for each image. */
    public record Row(RuleCard rule, List<RuleResult> results, Verdict worst, List<Requirement> requirements) {}

    private final ChecklistInput input;
    private final List<Row> rows;

    public Checklist(ChecklistInput input) {
        this.input = input;
        this.rows = rows(input);
    }

    public List<Row> rows() {
        return rows;
    }

    /** Rows by step, in the order of the steps; within one, the worst verdict first. */
    public Map<String, List<Row>> bySteps() {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        STEPS.keySet().forEach(step -> groups.put(step, new ArrayList<>()));
        rows.forEach(row ->
                groups.computeIfAbsent(step(row), step -> new ArrayList<>()).add(row));
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    /** How many rules of each verdict an image has; every verdict is present. */
    public Map<Verdict, Long> counts(Image image) {
        Map<Verdict, Long> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            counts.put(
                    verdict,
                    input.report().results().stream()
                            .filter(result -> result.image().equals(image.name()) && result.verdict() == verdict)
                            .count());
        }
        return counts;
    }

    private static String step(Row row) {
        return row.requirements().stream().map(Requirement::step).findFirst().orElse("configuration");
    }

    private static List<Row> rows(ChecklistInput input) {
        Map<String, List<RuleResult>> byRule = new TreeMap<>();
        input.report()
                .results()
                .forEach(result -> byRule.computeIfAbsent(result.rule(), rule -> new ArrayList<>())
                        .add(result));
        return input.report().rules().stream()
                .filter(card -> byRule.containsKey(card.name()))
                .map(card -> row(card, byRule.getOrDefault(card.name(), List.of()), input.requirements()))
                .sorted(Comparator.comparing(Row::worst)
                        .thenComparing(row -> row.rule().severity())
                        .thenComparing(row -> row.rule().name()))
                .toList();
    }

    private static Row row(RuleCard card, List<RuleResult> results, Requirements requirements) {
        Verdict worst = results.stream()
                .map(RuleResult::verdict)
                .min(Comparator.naturalOrder())
                .orElse(Verdict.NOT_APPLICABLE);
        List<Requirement> asked = card.checklist().stream()
                .flatMap(id -> requirements.find(id).stream())
                .toList();
        return new Row(card, results, worst, asked);
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("build", "Build");
        steps.put("provision", "Provisioning");
        steps.put("close", "Closing the device");
        steps.put("release", "Release");
        steps.put("configuration", "Configuration");
        return java.util.Collections.unmodifiableMap(steps);
    }
}
