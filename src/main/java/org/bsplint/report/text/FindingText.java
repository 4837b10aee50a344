package org.bsplint.report.text;

import static org.bsplint.report.text.SourceExcerpt.printable;

import java.util.List;
import java.util.Optional;
import org.bsplint.diagnostic.Edit;
import org.bsplint.diagnostic.Fix;
import org.bsplint.engine.Finding;
import org.bsplint.engine.TraceStep;
import org.bsplint.report.ShownFinding;
import org.bsplint.source.Span;

/** One finding as a block of lines. */
final class FindingText {
    private final ShownFinding shown;
    private final Finding finding;
    private final boolean namesImages;
    private final Style style;
    private final int gutter;
    private final StringBuilder out = new StringBuilder();

    FindingText(ShownFinding shown, boolean namesImages, Style style) {
        this.shown = shown;
        this.finding = shown.finding();
        this.namesImages = namesImages;
        this.style = style;
        this.gutter = Math.max(2, widestLineNumber());
    }

    String render() {
        heading();
        Optional<Span> primary = finding.span();
        primary.ifPresent(span -> {
            line(" ".repeat(gutter) + style.dim("--> ") + printable(span.toString()));
            bar("");
            excerpt(span, '^', finding.label());
            bar("");
        });
        List<TraceStep> steps =
                finding.trace().stream().filter(step -> !isPrimary(step)).toList();
        steps.forEach(this::step);
        if (!steps.isEmpty()) {
            bar("");
        }
        if (!finding.configurations().isEmpty()) {
            remark("in", printable(String.join(", ", finding.configurations())));
        }
        finding.console().forEach(text -> remark("console", printable(text)));
        finding.fix().ifPresent(this::fix);
        remark("more", "bsplint explain " + finding.rule());
        return out.toString();
    }

    private void heading() {
        String severity = finding.severity().word();
        String irreversible = finding.irreversible() ? "   (irreversible step)" : "";
        String images = namesImages ? "   [" + printable(String.join(", ", shown.images())) + "]" : "";
        String doubt = finding.confidence().equals("certain") ? "" : "   (" + finding.confidence() + ")";
        line(style.of(finding.severity(), severity + "[" + finding.rule() + "]") + ": "
                + style.bold(printable(finding.message())) + irreversible + doubt + images);
    }

    /** The primary place is shown once: a step at the very same place would say again what its label says. */
    private boolean isPrimary(TraceStep step) {
        return step.span().isPresent()
                && step.span().equals(finding.span())
                && (!finding.label().isEmpty() || step.note().isEmpty());
    }

    private void step(TraceStep step) {
        if (step.span().isPresent()) {
            line(" ".repeat(gutter)
                    + style.dim("::: ")
                    + printable(step.span().get().toString()));
            excerpt(step.span().get(), '-', step.note());
        } else {
            line(" ".repeat(gutter) + style.dim("::: ") + printable(step.title()));
            bar(printable(step.note()));
        }
    }

    private void excerpt(Span span, char mark, String label) {
        SourceExcerpt excerpt = SourceExcerpt.of(span, mark);
        String number = String.valueOf(excerpt.line());
        line(style.dim(" ".repeat(gutter - number.length()) + number + " | ") + excerpt.text());
        String marks = mark == '^'
                ? style.of(finding.severity(), excerpt.underline().strip())
                : style.dim(excerpt.underline().strip());
        String indent = excerpt.underline()
                .substring(
                        0,
                        excerpt.underline().length()
                                - excerpt.underline().strip().length());
        bar(indent + marks + (label.isEmpty() ? "" : " " + printable(label)));
    }

    private void fix(Fix fix) {
        List<Edit> edits = fix.edits();
        String verified = fix.verified() ? "   [verified]" : "";
        if (edits.isEmpty()) {
            remark("fix", printable(fix.description()) + verified);
            return;
        }
        String where = edits.get(0).file();
        remark("fix", style.good(printable(fix.description())) + verified);
        for (Edit edit : edits) {
            if (!edit.file().equals(where) || edit == edits.get(0)) {
                where = edit.file();
                line(" ".repeat(gutter + 5) + printable(where) + ":" + edit.startLine());
            }
            edit.text()
                    .lines()
                    .filter(text -> !text.isBlank())
                    .forEach(text -> line(" ".repeat(gutter + 5) + style.good("+  " + printable(text))));
        }
    }

    private void remark(String name, String text) {
        line(" ".repeat(gutter + 1) + style.dim("= ") + name + ": " + text);
    }

    private void bar(String text) {
        line(" ".repeat(gutter + 1) + style.dim("|") + (text.isEmpty() ? "" : " " + text));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    private int widestLineNumber() {
        int widest = finding.span().map(Span::line).orElse(0);
        for (TraceStep step : finding.trace()) {
            widest = Math.max(widest, step.span().map(Span::line).orElse(0));
        }
        return String.valueOf(widest).length();
    }
}
