/** What changed between two reports: effective values and findings, each with the line that caused it. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.comparison;
