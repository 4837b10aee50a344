package org.bsplint.report.checklist;

import java.util.List;
import org.bsplint.engine.Report;

/**
 * A report with what only the checklist shows.
 *
 * @param version of the program
 * @param date given by the caller ({@code --today}), or empty: nothing else depends on time
 * @param hashes of all inputs, in order of path
 */
public record ChecklistInput(
        Report report, Requirements requirements, String version, String date, List<InputHash> hashes) {
    /** A file's SHA-256 in lower-case hexadecimal. */
    public record InputHash(String path, String sha256) {}

    public ChecklistInput {
        hashes = List.copyOf(hashes);
    }
}
