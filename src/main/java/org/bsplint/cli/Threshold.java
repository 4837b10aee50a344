package org.bsplint.cli;

import java.util.Arrays;
import java.util.Optional;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.diagnostic.Severity;
import org.bsplint.engine.Report;
import picocli.CommandLine.Option;

/** From which severity on a run fails. */
final class Threshold {
    enum FailOn {
        error,
        warning,
        info,
        never
    }

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|info|never",
            description = "Exit with 1 from this severity on; default: error.")
    private FailOn failOn = FailOn.error;

    @Option(names = "--fail-on-undetermined", description = "Exit with 4 if a rule could not be decided.")
    private boolean failOnUndetermined;

    /** Takes a switch of a plain line; false if it is none of these. */
    boolean takeSwitch(String name) {
        boolean known = name.equals("--fail-on-undetermined");
        failOnUndetermined |= known;
        return known;
    }

    /** Takes an option of a plain line; false if it is none of these, or says something wrong. */
    boolean take(String name, String value) {
        Optional<FailOn> named = name.equals("--fail-on")
                ? Arrays.stream(FailOn.values())
                        .filter(one -> one.name().equals(value))
                        .findFirst()
                : Optional.empty();
        failOn = named.orElse(failOn);
        return named.isPresent();
    }

    int status(Report report) {
        boolean failed = report.findings().stream().anyMatch(finding -> fails(finding.severity()));
        if (failed) {
            return ExitStatus.FINDINGS;
        }
        return failOnUndetermined && !report.undetermined().isEmpty() ? ExitStatus.UNDETERMINED : ExitStatus.OK;
    }

    private boolean fails(Severity severity) {
        return switch (failOn) {
            case error -> severity.atLeast(Severity.ERROR);
            case warning -> severity.atLeast(Severity.WARNING);
            case info -> severity.atLeast(Severity.INFO);
            case never -> false;
        };
    }
}
