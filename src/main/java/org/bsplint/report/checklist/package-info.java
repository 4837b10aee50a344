/**
 * The release checklist: every rule's verdict with its evidence, grouped by life-cycle step and requirement, as one HTML
 * page, Markdown, or the saved form {@code bsplint-report/1}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.checklist;
