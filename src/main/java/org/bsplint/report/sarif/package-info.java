/** SARIF 2.1.0 (OASIS), within the limits that GitHub's code scanning sets. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.sarif;
