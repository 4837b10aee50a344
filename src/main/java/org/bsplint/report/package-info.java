/** A report rendered in each public format. Pure functions from snapshots to text. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report;
