package org.bsplint.cli;

import java.io.File;
import java.io.PrintWriter;
import java.util.List;
import org.bsplint.cli.shell.ExitStatus;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.engine.Report;
import org.bsplint.engine.RuleResult;
import org.bsplint.report.Redaction;
import org.bsplint.report.text.TerminalText;

/** What a run says beside its findings, on standard error. */
record Notices(PrintWriter err) {
    /** So many rules that lack one and the same word of the user are worth a line. */
    private static final int MANY = 10;

    /** What could not be read or followed: never silently dropped. */
    void problems(Report report) {
        for (Diagnostic problem : report.problems()) {
            err.println(TerminalText.line(Redaction.text("problem: " + problem.span() + ": " + problem.message())));
        }
    }

    /** What the user alone can say, where many rules wait for it. */
    void unstated(Report report) {
        unstated(report, "soc", "the SoC: state `platform` in bsplint.yaml");
        unstated(report, "ecosystem", "the vendor's release: state `ecosystem` in bsplint.yaml");
    }

    private void unstated(Report report, String fact, String want) {
        long waiting = report.undetermined().stream()
                .filter(result -> result.needs().contains(fact))
                .map(RuleResult::rule)
                .distinct()
                .count();
        if (waiting >= MANY) {
            err.println("hint: " + waiting + " of the undetermined rules need to know " + want);
        }
    }

    /** @return the exit status that goes with it */
    int nothingRecognised(List<File> paths) {
        File where = paths.isEmpty() ? new File(".") : paths.get(0);
        err.println(
                "bsplint: nothing recognised to analyse in " + where + ": no Yocto layer or build folder, no OP-TEE,"
                        + " TF-A, U-Boot or kernel configuration, no U-Boot script; name the folder that holds them, or state"
                        + " them in bsplint.yaml (bsplint init writes one)");
        return ExitStatus.NOTHING_RECOGNISED;
    }
}
