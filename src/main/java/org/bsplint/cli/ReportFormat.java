package org.bsplint.cli;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bsplint.cli.shell.UsageException;
import org.bsplint.cli.shell.VersionText;
import org.bsplint.report.Reporter;
import org.bsplint.report.ci.CheckstyleReporter;
import org.bsplint.report.ci.GithubReporter;
import org.bsplint.report.ci.GitlabReporter;
import org.bsplint.report.ci.JUnitReporter;
import org.bsplint.report.json.FindingsDocument;
import org.bsplint.report.sarif.SarifReporter;
import org.bsplint.report.text.Style;
import org.bsplint.report.text.TextReporter;

/** The formats of {@code check}. */
enum ReportFormat {
    text,
    json,
    sarif,
    junit,
    github,
    gitlab,
    checkstyle;

    /** @throws UsageException if there is no such format */
    static ReportFormat of(String name) {
        return find(name).orElseThrow(() -> new UsageException("no format `" + name + "`; known are " + names()));
    }

    Reporter reporter(Style style, boolean quiet) {
        return switch (this) {
            case text -> new TextReporter(style, quiet);
            case json -> new FindingsDocument(VersionText.VERSION);
            case sarif -> new SarifReporter(VersionText.VERSION);
            case junit -> new JUnitReporter();
            case github -> new GithubReporter();
            case gitlab -> new GitlabReporter();
            case checkstyle -> new CheckstyleReporter();
        };
    }

    private static Optional<ReportFormat> find(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    private static String names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
