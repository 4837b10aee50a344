package org.bsplint.ecosystem;

import org.bsplint.ecosystem.vendor.Provenance;

/**
 * A name that is no longer read.
 *
 * @param component the component that read it, or {@code yocto}, whose versions are the vendor's releases
 * @param now the name that took its place, or empty
 * @param effect what setting the old name does
 */
public record Rename(
        String vendor, String component, String old, String now, Scope scope, String effect, Provenance provenance) {}
