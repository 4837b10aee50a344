package org.bsplint.report.checklist;

import static org.bsplint.report.checklist.Html.escape;
import static org.bsplint.report.checklist.Html.prose;

import java.util.List;
import java.util.TreeSet;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Suppressed;

/** What follows the rules: requirements, manual items to sign, waivers, what was not checked, hashes of the inputs. */
final class HtmlAppendix {
    private final ChecklistInput input;
    private final Report report;
    private final StringBuilder out;

    HtmlAppendix(ChecklistInput input, StringBuilder out) {
        this.input = input;
        this.report = input.report();
        this.out = out;
    }

    void render() {
        requirements();
        manual();
        waivers();
        unchecked();
        inputs();
    }

    private void requirements() {
        List<Checklist.Row> rows = new Checklist(input).rows();
        out.append("<h2>By requirement</h2>\n");
        head("Requirement", "CRA Annex I", "EN 303 645", "IEC 62443-4-2", "Rules");
        for (Requirement requirement : input.requirements().all()) {
            String rules = String.join(
                    "<br>",
                    rows.stream()
                            .filter(row -> row.requirements().contains(requirement))
                            .map(row -> "<a href=\"#rule-" + escape(row.rule().name()) + "\">"
                                    + escape(row.rule().name()) + "</a> <span class=\"verdict "
                                    + row.worst().word() + "\">"
                                    + row.worst().word().replace('-', ' ') + "</span>")
                            .toList());
            out.append("<tr><th scope=\"row\">")
                    .append(escape(requirement.id()))
                    .append("<br><span class=\"soft\">")
                    .append(escape(requirement.title()))
                    .append("</span></th><td>")
                    .append(escape(requirement.cra()))
                    .append("</td><td>")
                    .append(escape(requirement.etsi()))
                    .append("</td><td>")
                    .append(escape(requirement.iec()))
                    .append("</td><td>")
                    .append(rules.isEmpty() ? "<span class=\"soft\">no rule</span>" : rules)
                    .append("</td></tr>");
        }
        out.append("</tbody></table>\n");
    }

    private void manual() {
        out.append("<h2>To be checked by people</h2>\n<p>No static check can decide these.</p>\n");
        for (Requirements.Manual item : input.requirements().manual()) {
            out.append("<div class=\"sign\"><div>")
                    .append(escape(item.title()))
                    .append(" <span class=\"soft\">(")
                    .append(escape(Checklist.STEPS.getOrDefault(item.step(), item.step())))
                    .append(")</span></div>")
                    .append("<span>name</span><span>date</span></div>\n");
        }
    }

    private void waivers() {
        if (report.suppressed().isEmpty()) {
            return;
        }
        out.append("<h2>Waived and suppressed</h2>\n");
        head("Rule", "Finding", "Reason", "Owner", "Until");
        for (Suppressed one : report.suppressed()) {
            cells(
                    one.finding().rule(),
                    one.finding().message(),
                    one.reason() + " (" + one.by() + ")",
                    one.owner(),
                    one.expires());
        }
        out.append("</tbody></table>\n");
    }

    private void unchecked() {
        List<RuleResult> unsure = report.undetermined();
        if (unsure.isEmpty() && report.problems().isEmpty()) {
            return;
        }
        out.append("<h2>Not checked, and why</h2>\n");
        head("What", "Image", "Why", "Would need");
        unsure.forEach(result -> cells(
                result.rule(), result.image(), result.reason(), String.join(", ", new TreeSet<>(result.needs()))));
        report.problems().forEach(problem -> cells(problem.span().toString(), "", problem.message(), ""));
        out.append("</tbody></table>\n");
    }

    private void inputs() {
        out.append("<h2>Inputs</h2>\n<details><summary>")
                .append(input.hashes().size())
                .append(" files, SHA-256</summary>\n");
        head("File", "SHA-256");
        input.hashes()
                .forEach(hash -> out.append("<tr><td><code>")
                        .append(escape(hash.path()))
                        .append("</code></td><td><code>")
                        .append(hash.sha256())
                        .append("</code></td></tr>"));
        out.append("</tbody></table></details>\n");
    }

    private void head(String... names) {
        out.append("<table><thead><tr>");
        for (String name : names) {
            out.append("<th scope=\"col\">").append(name).append("</th>");
        }
        out.append("</tr></thead><tbody>");
    }

    private void cells(String... texts) {
        out.append("<tr>");
        for (String text : texts) {
            out.append("<td>").append(prose(text)).append("</td>");
        }
        out.append("</tr>");
    }
}
