package org.bsplint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Fix;
import org.bsplint.diagnostic.Severity;
import org.bsplint.source.Span;

/**
 * What of the findings is shown: waivers first (the only ones that reach irreversible findings), then comments, then the
 * baseline. What hid nothing is told as a finding of its own.
 */
final class Filter {
    static final String UNUSED_SUPPRESSION = "unused-suppression";
    static final String SUPPRESSION_WITHOUT_REASON = "suppression-without-reason";
    static final String STALE_BASELINE = "stale-baseline-entry";
    static final String WAIVER_INVALID = "waiver-not-valid";
    /** What is said about suppressions themselves: mended, not tolerated. */
    static final Set<String> OWN =
            Set.of(UNUSED_SUPPRESSION, SUPPRESSION_WITHOUT_REASON, STALE_BASELINE, WAIVER_INVALID);

    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding finding) -> finding.span().map(Span::path).orElse("\uffff"))
            .thenComparing(finding -> finding.span().map(Span::start).orElse(0))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::image)
            .thenComparing(Finding::fingerprint);

    private final LintSettings settings;
    private final Suppressions comments;
    private final List<Finding> shown = new ArrayList<>();
    private final List<Suppressed> hidden = new ArrayList<>();
    private final Set<Baseline.Entry> usedEntries = new HashSet<>();
    private final Set<Waiver> usedWaivers = new HashSet<>();
    /** By rule. */
    private final Map<String, List<Waiver>> waivers = new HashMap<>();
    /** By fingerprint. */
    private final Map<String, List<Baseline.Entry>> entries;

    Filter(LintSettings settings, Suppressions comments) {
        this.settings = settings;
        this.comments = comments;
        settings.waivers()
                .forEach(waiver -> waivers.computeIfAbsent(waiver.rule(), rule -> new ArrayList<>(1))
                        .add(waiver));
        this.entries = settings.baseline().byFingerprint();
    }

    List<Finding> shown() {
        shown.sort(ORDER);
        return shown;
    }

    List<Suppressed> hidden() {
        hidden.sort(Comparator.comparing(Suppressed::finding, ORDER));
        return hidden;
    }

    void run(List<Finding> findings) {
        findings.forEach(this::sort);
        Set<String> irreversible = new HashSet<>();
        shown.stream().filter(Finding::irreversible).map(Finding::rule).forEach(irreversible::add);
        comments.all().forEach(comment -> comment(comment, irreversible));
        settings.baseline().entries().stream()
                .filter(entry -> !usedEntries.contains(entry))
                .forEach(this::stale);
        settings.waivers().forEach(this::waiver);
    }

    private void sort(Finding finding) {
        Optional<Waiver> waiver = waivers.getOrDefault(finding.rule(), List.of()).stream()
                .filter(candidate -> candidate.covers(finding) && isValid(candidate, finding))
                .findFirst();
        if (waiver.isPresent()) {
            Waiver by = waiver.get();
            usedWaivers.add(by);
            hide(
                    finding,
                    "waiver",
                    by.reason(),
                    by.owner(),
                    by.expires().map(Object::toString).orElse(""));
            return;
        }
        if (finding.irreversible()) {
            shown.add(finding);
            return;
        }
        Optional<Suppressions.Comment> comment = comments.covering(finding);
        if (comment.isPresent()) {
            hide(finding, "inline", comment.get().reason(), "", "");
            return;
        }
        Optional<Baseline.Entry> entry = entries.getOrDefault(finding.fingerprint(), List.of()).stream()
                .filter(candidate -> candidate.covers(finding, settings.today()))
                .findFirst();
        if (entry.isPresent()) {
            Baseline.Entry by = entry.get();
            usedEntries.add(by);
            hide(
                    finding,
                    "baseline",
                    by.reason(),
                    by.owner(),
                    by.expires().map(Object::toString).orElse(""));
            return;
        }
        shown.add(finding);
    }

    private boolean isValid(Waiver waiver, Finding finding) {
        boolean complete = !waiver.reason().isEmpty() && !waiver.owner().isEmpty();
        boolean dated = waiver.expires().isPresent() || !finding.irreversible();
        return complete && dated && !waiver.isExpired(settings.today());
    }

    private void hide(Finding finding, String by, String reason, String owner, String expires) {
        hidden.add(new Suppressed(finding, by, reason, owner, expires));
    }

    /** @param irreversible rules whose findings nothing but a waiver hides, and that are shown */
    private void comment(Suppressions.Comment comment, Set<String> irreversible) {
        if (comment.reason().isEmpty()) {
            String names = comment.rules().isEmpty() ? "rule" : String.join(",", comment.rules());
            tell(
                    SUPPRESSION_WITHOUT_REASON,
                    Severity.WARNING,
                    comment.span(),
                    List.copyOf(comment.rules()),
                    "this suppression gives no reason and hides nothing: `bsplint:ignore " + names + " <reason>`");
            return;
        }
        for (String rule : comments.unused(comment)) {
            tell(
                    UNUSED_SUPPRESSION,
                    Severity.WARNING,
                    comment.span(),
                    List.of(rule),
                    irreversible.contains(rule)
                            ? "`" + rule + "` is irreversible: only a waiver in bsplint.yaml can accept it"
                            : "this suppression of `" + rule + "` hides nothing");
        }
    }

    private void stale(Baseline.Entry entry) {
        Severity severity = settings.strictBaseline() ? Severity.ERROR : Severity.INFO;
        String about = entry.rule() + (entry.option().isEmpty() ? "" : ", " + entry.option());
        finding(
                STALE_BASELINE,
                severity,
                entry.place(),
                List.of(entry.rule()),
                "a baseline entry (" + about + ") matches no finding any more, or has expired: remove it");
    }

    private void waiver(Waiver waiver) {
        String problem = waiver.reason().isEmpty() || waiver.owner().isEmpty()
                ? "wants a reason and an owner"
                : waiver.isExpired(settings.today())
                        ? "expired on " + waiver.expires().orElseThrow()
                        : usedWaivers.contains(waiver) ? "" : undated(waiver);
        if (!problem.isEmpty()) {
            finding(
                    WAIVER_INVALID,
                    Severity.WARNING,
                    waiver.place(),
                    List.of(waiver.rule()),
                    "the waiver of `" + waiver.rule() + "` " + problem);
        }
    }

    private String undated(Waiver waiver) {
        boolean irreversible = shown.stream().anyMatch(finding -> finding.irreversible() && waiver.covers(finding));
        return irreversible ? "speaks of an irreversible step and wants an expiry date" : "matches no finding";
    }

    private void tell(String rule, Severity severity, Span span, List<String> subjects, String message) {
        finding(rule, severity, Optional.of(span), subjects, message);
    }

    private void finding(String rule, Severity severity, Optional<Span> span, List<String> subjects, String message) {
        Severity effective = settings.severity().getOrDefault(rule, severity);
        if (effective == Severity.OFF || settings.ignore().contains(rule)) {
            return;
        }
        shown.add(new Finding(
                rule,
                effective,
                false,
                "certain",
                message,
                message,
                "",
                "",
                "",
                subjects,
                span,
                List.of(),
                List.of(),
                Optional.<Fix>empty(),
                Findings.digest(rule + "\n" + message + span.map(Span::path).orElse(""))));
    }

    /** Findings with severities as the project wants them; those switched off are left out. */
    static List<Finding> graded(List<Finding> findings, LintSettings settings, Map<String, String> newRules) {
        List<Finding> graded = new ArrayList<>();
        for (Finding finding : findings) {
            Severity severity = settings.severity().getOrDefault(finding.rule(), finding.severity());
            if (newRules.containsKey(finding.rule()) && severity.atLeast(Severity.WARNING)) {
                severity = Severity.INFO;
            }
            if (severity != Severity.OFF) {
                graded.add(severity == finding.severity() ? finding : withSeverity(finding, severity));
            }
        }
        return graded;
    }

    private static Finding withSeverity(Finding finding, Severity severity) {
        return new Finding(
                finding.rule(),
                severity,
                finding.irreversible(),
                finding.confidence(),
                finding.title(),
                finding.message(),
                finding.label(),
                finding.image(),
                finding.component(),
                finding.subjects(),
                finding.span(),
                finding.trace(),
                finding.console(),
                finding.fix(),
                finding.fingerprint(),
                finding.configurations());
    }
}
