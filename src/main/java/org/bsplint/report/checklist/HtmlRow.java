package org.bsplint.report.checklist;

import static org.bsplint.report.checklist.Html.escape;
import static org.bsplint.report.checklist.Html.prose;

import java.util.List;
import java.util.Optional;
import org.bsplint.engine.Evidence;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.TraceStep;
import org.bsplint.engine.Verdict;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;

/** One rule of the checklist: verdict and summary, and behind them findings, evidence and history for each image. */
final class HtmlRow {
    private final Report report;
    private final Checklist.Row row;
    private final StringBuilder out;

    HtmlRow(Report report, Checklist.Row row, StringBuilder out) {
        this.report = report;
        this.row = row;
        this.out = out;
    }

    void render() {
        String verdict = row.worst().word();
        out.append("<details id=\"rule-")
                .append(escape(row.rule().name()))
                .append("\" data-verdict=\"")
                .append(verdict)
                .append('"')
                .append(row.worst() == Verdict.FAIL ? " open" : "")
                .append("><summary><span class=\"verdict ")
                .append(verdict)
                .append("\">")
                .append(verdict.replace('-', ' '))
                .append("</span><span class=\"sum\">")
                .append(prose(row.rule().summary()))
                .append("</span><code class=\"name\">")
                .append(escape(row.rule().name()))
                .append("</code></summary>\n<div class=\"body\">");
        row.results().forEach(this::result);
        requirements();
        out.append("</div></details>\n");
    }

    private void result(RuleResult result) {
        List<Finding> findings = report.findings().stream()
                .filter(finding ->
                        finding.rule().equals(result.rule()) && finding.image().equals(result.image()))
                .toList();
        if (row.results().size() > 1) {
            out.append("<p><strong>")
                    .append(escape(result.image()))
                    .append("</strong>: ")
                    .append(result.verdict().word().replace('-', ' '))
                    .append("</p>");
        }
        if (result.verdict() == Verdict.UNDETERMINED) {
            configurations(result.configurations());
        }
        if (!result.reason().isEmpty()) {
            out.append("<p>").append(prose(result.reason())).append("</p>");
        }
        findings.forEach(this::finding);
        if (result.verdict() == Verdict.PASS || result.verdict() == Verdict.UNDETERMINED) {
            result.evidence().forEach(this::evidence);
        }
    }

    private void finding(Finding finding) {
        out.append("<p>").append(prose(finding.message())).append("</p>");
        configurations(finding.configurations());
        finding.span().ifPresent(span -> place(span, finding.label()));
        finding.trace().forEach(this::step);
        finding.console()
                .forEach(text -> out.append("<p class=\"soft\">Console: <code>")
                        .append(escape(text))
                        .append("</code></p>"));
        finding.fix()
                .ifPresent(fix -> out.append("<p><strong>Fix:</strong> ")
                        .append(prose(fix.description()))
                        .append(fix.verified() ? " <span class=\"soft\">(verified)</span>" : "")
                        .append("</p>"));
    }

    private void configurations(List<String> names) {
        if (!names.isEmpty()) {
            out.append("<p class=\"soft\">In ")
                    .append(escape(String.join(", ", names)))
                    .append("</p>");
        }
    }

    private void step(TraceStep step) {
        if (step.span().isPresent()) {
            place(step.span().get(), step.note());
        } else {
            out.append("<p class=\"soft\">")
                    .append(escape(step.title()))
                    .append(": ")
                    .append(prose(step.note()))
                    .append("</p>");
        }
    }

    private void place(Span span, String note) {
        out.append("<p class=\"soft\"><code>")
                .append(escape(span.toString()))
                .append("</code> ")
                .append(prose(note))
                .append("</p><pre>")
                .append(escape(cut(span.file().lines().text(span.line()))))
                .append("</pre>");
    }

    private void evidence(Evidence evidence) {
        out.append("<p><code>")
                .append(escape(evidence.fact()))
                .append("</code> is ")
                .append(evidence.truth().name().toLowerCase(java.util.Locale.ROOT));
        if (!evidence.explanation().isEmpty()) {
            out.append(": ").append(prose(evidence.explanation()));
        }
        out.append("</p>");
        evidence.option().flatMap(this::history).ifPresent(out::append);
    }

    private Optional<String> history(Option option) {
        if (option.history().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder("<pre>");
        for (Assignment step : option.history()) {
            String place = step.span()
                    .map(span -> span.path() + ":" + span.line())
                    .orElse(step.origin().word());
            String note = step.note().isEmpty() ? "" : "  (" + step.note() + ")";
            lines.append(escape(cut(place + "  " + option.name() + " " + step.operator() + " " + step.text() + note)))
                    .append('\n');
        }
        return Optional.of(lines.append("</pre>").toString());
    }

    private void requirements() {
        if (row.requirements().isEmpty()) {
            return;
        }
        out.append("<p class=\"soft\">Evidence for: ");
        out.append(String.join(
                "; ",
                row.requirements().stream()
                        .map(HtmlRow::requirement)
                        .map(Html::escape)
                        .toList()));
        out.append("</p>");
    }

    private static String requirement(Requirement requirement) {
        StringBuilder text = new StringBuilder(requirement.id() + " " + requirement.title());
        text.append(requirement.cra().isEmpty() ? "" : ", CRA I " + requirement.cra());
        text.append(requirement.etsi().isEmpty() ? "" : ", EN 303 645 " + requirement.etsi());
        text.append(requirement.iec().isEmpty() ? "" : ", IEC 62443-4-2 " + requirement.iec());
        text.append(requirement.ssdf().isEmpty() ? "" : ", SSDF " + requirement.ssdf());
        return text.append(requirement.decidable().equals("part") ? " (in part)" : "")
                .toString();
    }

    private static String cut(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
