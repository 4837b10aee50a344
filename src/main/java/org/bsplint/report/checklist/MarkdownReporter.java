package org.bsplint.report.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.Suppressed;
import org.bsplint.model.Image;
import org.bsplint.report.BootVariant;

/** The release checklist as GitHub-flavoured Markdown. */
public final class MarkdownReporter {
    private MarkdownReporter() {}

    public static String render(ChecklistInput input) {
        Report report = input.report();
        StringBuilder out = new StringBuilder("# Release checklist\n\n");
        out.append("bsplint ").append(input.version()).append(", rule set ").append(report.ruleset());
        out.append(input.date().isEmpty() ? "" : ", " + input.date()).append("\n\n");
        out.append("**")
                .append(report.count(Severity.ERROR))
                .append(" errors, ")
                .append(report.count(Severity.WARNING));
        out.append(" warnings, ").append(report.undetermined().size()).append(" undetermined**\n\n");
        report.bsp()
                .platform()
                .ifPresent(value ->
                        out.append("- platform: ").append(text(value.value())).append('\n'));
        report.bsp()
                .ecosystem()
                .ifPresent(value ->
                        out.append("- ecosystem: ").append(text(value.value())).append('\n'));
        report.bsp()
                .versions()
                .forEach((name, value) -> out.append("- ")
                        .append(text(name))
                        .append(": ")
                        .append(text(value.value()))
                        .append('\n'));
        report.bsp().images().forEach(image -> configurations(out, image));
        for (Map.Entry<String, List<Checklist.Row>> group :
                new Checklist(input).bySteps().entrySet()) {
            out.append("\n## ")
                    .append(Checklist.STEPS.get(group.getKey()))
                    .append("\n\n| verdict | rule | what |\n|---|---|---|\n");
            group.getValue()
                    .forEach(row -> out.append("| ")
                            .append(row.worst().word())
                            .append(" | `")
                            .append(row.rule().name())
                            .append("` | ")
                            .append(text(row.rule().summary()))
                            .append(" |\n"));
        }
        findings(out, report);
        out.append("\n## To be checked by people\n\n");
        input.requirements()
                .manual()
                .forEach(item -> out.append("- [ ] ").append(text(item.title())).append('\n'));
        suppressed(out, report);
        out.append("\n## Inputs\n\n");
        input.hashes()
                .forEach(hash -> out.append("- `")
                        .append(hash.sha256())
                        .append("` ")
                        .append(text(hash.path()))
                        .append('\n'));
        return out.toString();
    }

    private static void configurations(StringBuilder out, Image image) {
        if (image.configurations().isEmpty()) {
            return;
        }
        out.append("\n## Boot configurations of ")
                .append(text(image.name()))
                .append(
                        "\n\n| configuration | for | secure monitor | what is not the same in all |\n|---|---|---|---|\n");
        for (BootVariant variant : BootVariant.of(image)) {
            List<String> values = new ArrayList<>();
            variant.values()
                    .forEach((component, options) -> options.forEach(
                            option -> values.add(component + "." + option.name() + "=" + BootVariant.text(option))));
            out.append("| ").append(text(variant.name()));
            out.append(" | ").append(text(variant.purpose()));
            out.append(" | ").append(text(variant.monitor()));
            out.append(" | ").append(text(String.join(", ", values))).append(" |\n");
        }
    }

    private static void findings(StringBuilder out, Report report) {
        out.append("\n## Findings\n\n");
        for (Finding finding : report.findings()) {
            out.append("- **")
                    .append(finding.severity().word())
                    .append("** `")
                    .append(finding.rule())
                    .append("` (")
                    .append(text(finding.image()));
            finding.configurations().forEach(name -> out.append(", ").append(text(name)));
            out.append(finding.span().map(span -> ", " + text(span.toString())).orElse(""))
                    .append("): ")
                    .append(text(finding.message()))
                    .append('\n');
        }
        if (report.findings().isEmpty()) {
            out.append("none\n");
        }
    }

    private static void suppressed(StringBuilder out, Report report) {
        if (report.suppressed().isEmpty()) {
            return;
        }
        out.append("\n## Waived and suppressed\n\n| rule | reason | owner | until |\n|---|---|---|---|\n");
        for (Suppressed one : report.suppressed()) {
            out.append("| `")
                    .append(one.finding().rule())
                    .append("` | ")
                    .append(text(one.reason()))
                    .append(" | ")
                    .append(text(one.owner()))
                    .append(" | ")
                    .append(text(one.expires()))
                    .append(" |\n");
        }
    }

    /** One line of text in which nothing is markup. */
    private static String text(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                out.append(' ');
            } else {
                out.append("\\`*_{}[]<>|#".indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
