package org.bsplint.report.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Count;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Report;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;
import org.bsplint.report.Reporter;
import org.bsplint.report.ShownFinding;

/** The terminal's format: each finding as a block, then one line with counts and what was taken for granted. */
public final class TextReporter implements Reporter {
    private final Style style;
    private final boolean quiet;

    /** @param quiet findings only, without the last line */
    public TextReporter(Style style, boolean quiet) {
        this.style = style;
        this.quiet = quiet;
    }

    @Override
    public String render(Report report) {
        StringBuilder out = new StringBuilder();
        boolean severalImages = report.bsp().images().size() > 1;
        // what stops a board comes before advice; among equals the order of places stays
        List<ShownFinding> shown = ShownFinding.merge(report.findings()).stream()
                .sorted(Comparator.comparing(one -> one.finding().severity()))
                .toList();
        for (ShownFinding finding : shown) {
            out.append(new FindingText(finding, severalImages, style).render()).append('\n');
        }
        if (!quiet) {
            out.append(summary(report)).append('\n');
        }
        return out.toString();
    }

    private static String summary(Report report) {
        List<String> parts = new ArrayList<>();
        parts.add(counts(report) + " in " + Count.of(report.bsp().inputs().size(), "file"));
        String context = context(report);
        if (!context.isEmpty()) {
            parts.add(context);
        }
        if (!report.suppressed().isEmpty()) {
            parts.add(Count.of(report.suppressed().size(), "finding") + " suppressed");
        }
        if (!report.problems().isEmpty()) {
            parts.add(Count.of(report.problems().size(), "problem") + " reading the input");
        }
        long undetermined = report.undetermined().stream()
                .map(result -> result.rule())
                .distinct()
                .count();
        if (undetermined > 0) {
            parts.add(Count.of(undetermined, "rule") + " undetermined: bsplint report");
        }
        return TerminalText.line(String.join(" · ", parts));
    }

    private static String counts(Report report) {
        List<ShownFinding> shown = ShownFinding.merge(report.findings());
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            long count = shown.stream()
                    .filter(one -> one.finding().severity() == severity)
                    .count();
            if (count > 0) {
                counts.add(severity == Severity.INFO ? count + " info" : Count.of(count, severity.word()));
            }
        }
        return counts.isEmpty() ? "no findings" : String.join(", ", counts);
    }

    private static String context(Report report) {
        List<String> parts = new ArrayList<>();
        report.bsp().ecosystem().ifPresent(release -> parts.add("ecosystem " + release.value() + deduced(release)));
        report.bsp().platform().map(Deduced::value).ifPresent(parts::add);
        List<String> images = report.bsp().images().stream().map(Image::name).toList();
        if (images.size() > 1 || images.size() == 1 && !images.get(0).equals("default")) {
            parts.add((images.size() == 1 ? "image " : "images ") + String.join(", ", images));
        }
        return String.join(", ", parts);
    }

    private static String deduced(Deduced release) {
        return Optional.of(release.from())
                .filter("deduced"::equals)
                .map(from -> " (deduced)")
                .orElse("");
    }
}
