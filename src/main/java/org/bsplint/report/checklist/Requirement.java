package org.bsplint.report.checklist;

/**
 * A requirement of OWASP ISVS 1.0 and where other frameworks ask for the same.
 *
 * @param id {@code ISVS-3.1.5}
 * @param step {@code build}, {@code provision}, {@code close} or {@code release}
 * @param decidable {@code yes} if configuration decides it, {@code part} if it shows intent only
 */
public record Requirement(
        String id, String step, String title, String cra, String etsi, String iec, String ssdf, String decidable) {}
