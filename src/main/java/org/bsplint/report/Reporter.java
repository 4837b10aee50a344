package org.bsplint.report;

import org.bsplint.engine.Report;

/** Renders a report in one format: a pure function, so the same report gives the same bytes. */
@FunctionalInterface
public interface Reporter {
    String render(Report report);
}
