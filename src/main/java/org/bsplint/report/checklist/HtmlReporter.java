package org.bsplint.report.checklist;

import static org.bsplint.report.checklist.Html.escape;
import static org.bsplint.report.checklist.Html.prose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Report;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Bsp;
import org.bsplint.model.Deduced;
import org.bsplint.model.Image;

/**
 * The release checklist as one self-contained page. The first printed page is for the person who decides; below it stand
 * every rule's evidence with file and line, the manual items with fields to sign, and what was not checked.
 */
public final class HtmlReporter {
    private final ChecklistInput input;
    private final Report report;
    private final Checklist checklist;
    private final StringBuilder out = new StringBuilder();

    private HtmlReporter(ChecklistInput input) {
        this.input = input;
        this.report = input.report();
        this.checklist = new Checklist(input);
    }

    public static String render(ChecklistInput input) {
        return new HtmlReporter(input).page();
    }

    private String page() {
        String title = "Release checklist" + product().map(name -> ": " + name).orElse("");
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(resource("page.css"))
                .append("</style>\n</head>\n<body>\n")
                .append("<a class=\"skip\" href=\"#rules\">To the rules</a>\n<header><h1>")
                .append(escape(title))
                .append("</h1>\n<p class=\"soft\">")
                .append(escape(tool()))
                .append("</p></header>\n<main>\n");
        summary();
        rules();
        new HtmlAppendix(input, out).render();
        out.append(
                        "</main>\n<footer>This page supports an assessment; it certifies nothing. Framework numbers follow the mapping in ")
                .append("OWASP ISVS 1.0, appendix B.</footer>\n<script>\n")
                .append(resource("page.js"))
                .append("</script>\n</body>\n</html>\n");
        return out.toString();
    }

    private Optional<String> product() {
        Bsp bsp = report.bsp();
        return bsp.machine().or(bsp::platform).map(Deduced::value);
    }

    private String tool() {
        String date = input.date().isEmpty() ? "" : " · " + input.date();
        return "bsplint " + input.version() + " · rule set " + report.ruleset() + date;
    }

    private void summary() {
        out.append("<section class=\"page\" aria-labelledby=\"summary\"><h2 id=\"summary\">Summary</h2>\n");
        long errors = report.count(Severity.ERROR);
        long fatal = report.findings().stream()
                .filter(finding -> finding.irreversible() && finding.severity() == Severity.ERROR)
                .count();
        long unsure = report.undetermined().stream()
                .map(result -> result.rule())
                .distinct()
                .count();
        String state = errors > 0 ? "fail" : unsure > 0 ? "undetermined" : "pass";
        String sentence = errors > 0
                ? "Not ready: " + errors + (errors == 1 ? " error" : " errors")
                        + (fatal > 0 ? ", " + fatal + " of them before a step that cannot be undone" : "") + "."
                : unsure > 0 ? "No errors found; " + unsure + " rules could not be decided." : "No errors found.";
        out.append("<p class=\"lead ")
                .append(state)
                .append("\"><strong>")
                .append(sentence)
                .append("</strong> ")
                .append(report.count(Severity.WARNING))
                .append(" warnings, ")
                .append(report.suppressed().size())
                .append(" findings waived or suppressed, ")
                .append(report.problems().size())
                .append(" inputs or lines that could not be read.</p>\n");
        context();
        verdictTable();
        report.bsp()
                .images()
                .forEach(image -> out.append("<h3>Boot chain of ")
                        .append(escape(image.name()))
                        .append("</h3>\n")
                        .append(BootChainPicture.render(report, image))
                        .append('\n')
                        .append(BootVariantTable.render(image)));
        worst();
        out.append("</section>\n");
    }

    private void context() {
        Bsp bsp = report.bsp();
        out.append("<table><tbody>");
        bsp.platform().ifPresent(value -> fact("Platform", value));
        bsp.machine().ifPresent(value -> fact("Machine", value));
        bsp.ecosystem().ifPresent(value -> fact("Ecosystem release", value));
        bsp.versions().forEach((component, version) -> fact(component, version));
        out.append("</tbody></table>\n");
    }

    private void fact(String name, Deduced value) {
        out.append("<tr><th scope=\"row\">")
                .append(escape(name))
                .append("</th><td><code>")
                .append(escape(value.value()))
                .append("</code></td><td class=\"soft\">")
                .append(escape(value.from()))
                .append("</td></tr>");
    }

    private void verdictTable() {
        out.append(
                "<table><caption class=\"skip\">Verdicts by image</caption><thead><tr><th scope=\"col\">Image</th><th scope=\"col\">Operations</th>");
        for (Verdict verdict : Verdict.values()) {
            out.append("<th scope=\"col\">")
                    .append(verdict.word().replace('-', ' '))
                    .append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (Image image : report.bsp().images()) {
            String operations = String.join(
                    ", ",
                    image.operations().stream()
                            .map(operation -> operation.word())
                            .toList());
            out.append("<tr><th scope=\"row\">")
                    .append(escape(image.name()))
                    .append("</th><td>")
                    .append(escape(operations))
                    .append("</td>");
            checklist
                    .counts(image)
                    .values()
                    .forEach(count ->
                            out.append("<td class=\"n\">").append(count).append("</td>"));
            out.append("</tr>");
        }
        out.append("</tbody></table>\n");
    }

    private void worst() {
        List<Checklist.Row> failed = checklist.rows().stream()
                .filter(row -> row.worst() == Verdict.FAIL && row.rule().severity() == Severity.ERROR)
                .limit(12)
                .toList();
        if (failed.isEmpty()) {
            return;
        }
        out.append("<h3>What stands in the way</h3>\n<ul>");
        failed.forEach(row -> out.append("<li><a href=\"#rule-")
                .append(escape(row.rule().name()))
                .append("\">")
                .append(prose(row.rule().summary()))
                .append("</a>")
                .append(row.rule().irreversible() ? " <strong>(irreversible)</strong>" : "")
                .append("</li>"));
        out.append("</ul>\n");
    }

    private void rules() {
        out.append("<h2 id=\"rules\">Rules</h2>\n<div class=\"filters\" role=\"group\" aria-label=\"Filter rules\">");
        for (Verdict verdict : Verdict.values()) {
            String checked = verdict == Verdict.NOT_APPLICABLE ? "" : " checked";
            out.append("<label><input type=\"checkbox\" value=\"")
                    .append(verdict.word())
                    .append('"')
                    .append(checked)
                    .append("> ")
                    .append(verdict.word().replace('-', ' '))
                    .append("</label>");
        }
        out.append(
                        "<input type=\"search\" id=\"search\" placeholder=\"option, file, rule\" aria-label=\"Search in rules\">")
                .append("<span id=\"shown\" class=\"soft\" aria-live=\"polite\"></span></div>\n");
        for (Map.Entry<String, List<Checklist.Row>> group : checklist.bySteps().entrySet()) {
            out.append("<section data-step=\"")
                    .append(group.getKey())
                    .append("\"><h3>")
                    .append(Checklist.STEPS.get(group.getKey()))
                    .append("</h3>\n");
            group.getValue().forEach(row -> new HtmlRow(report, row, out).render());
            out.append("</section>\n");
        }
    }

    private static String resource(String name) {
        try (InputStream stream = HtmlReporter.class.getResourceAsStream("/report/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("missing from the program: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
