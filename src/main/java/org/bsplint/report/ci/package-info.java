/** Formats that CI systems read beside SARIF: JUnit, Checkstyle, GitHub workflow commands, GitLab Code Quality. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.ci;
