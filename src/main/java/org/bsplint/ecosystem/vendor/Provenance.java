package org.bsplint.ecosystem.vendor;

/** Where a fact comes from and how well that supports it. */
public record Provenance(Confidence confidence, String source) {
    public boolean isInferred() {
        return confidence == Confidence.INFERRED;
    }
}
