package org.bsplint.report.ci;

import java.util.List;
import java.util.stream.Collectors;
import org.bsplint.engine.Finding;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.engine.Verdict;
import org.bsplint.model.Image;
import org.bsplint.report.Reporter;

/**
 * JUnit XML as Jenkins and GitLab read it: a suite an image, a test case a rule, so that passes show too. Undetermined and
 * not applicable are skipped with their reason.
 */
public final class JUnitReporter implements Reporter {
    @Override
    public String render(Report report) {
        StringBuilder out =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bsplint\">\n");
        for (Image image : report.bsp().images()) {
            suite(out, image.name(), report);
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder out, String image, Report report) {
        List<RuleResult> results = report.results().stream()
                .filter(result -> result.image().equals(image))
                .toList();
        List<RuleResult> failed = results.stream()
                .filter(result -> !shown(report, result).isEmpty())
                .toList();
        long skipped = results.stream()
                .filter(result -> shown(report, result).isEmpty() && isSkipped(result))
                .count();
        out.append("  <testsuite").append(Xml.attribute("name", "bsplint." + image));
        out.append(Xml.attribute("tests", String.valueOf(results.size())));
        out.append(Xml.attribute("failures", String.valueOf(failed.size())));
        out.append(Xml.attribute("errors", "0"))
                .append(Xml.attribute("skipped", String.valueOf(skipped)))
                .append(">\n");
        results.forEach(result -> testCase(out, result, shown(report, result)));
        out.append("  </testsuite>\n");
    }

    private static List<Finding> shown(Report report, RuleResult result) {
        return report.findings().stream()
                .filter(finding ->
                        finding.rule().equals(result.rule()) && finding.image().equals(result.image()))
                .toList();
    }

    private static boolean isSkipped(RuleResult result) {
        return result.verdict() == Verdict.UNDETERMINED
                || result.verdict() == Verdict.NOT_APPLICABLE
                || result.verdict() == Verdict.WAIVED;
    }

    private static void testCase(StringBuilder out, RuleResult result, List<Finding> findings) {
        out.append("    <testcase").append(Xml.attribute("name", result.rule()));
        out.append(Xml.attribute("classname", "bsplint." + result.image()));
        if (!findings.isEmpty()) {
            out.append(">\n      <failure")
                    .append(Xml.attribute("message", findings.get(0).message()));
            out.append(Xml.attribute("type", findings.get(0).severity().word())).append('>');
            out.append(
                    findings.stream().map(JUnitReporter::line).map(Xml::escape).collect(Collectors.joining("\n")));
            out.append("</failure>\n    </testcase>\n");
        } else if (isSkipped(result)) {
            String reason = result.verdict().word() + (result.reason().isEmpty() ? "" : ": " + result.reason());
            out.append(">\n      <skipped")
                    .append(Xml.attribute("message", reason))
                    .append("/>\n    </testcase>\n");
        } else {
            out.append("/>\n");
        }
    }

    private static String line(Finding finding) {
        return finding.span().map(span -> span + ": ").orElse("")
                + finding.severity().word() + ": " + finding.message();
    }
}
