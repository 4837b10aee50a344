package org.bsplint.ecosystem;

import org.bsplint.ecosystem.vendor.Provenance;

/**
 * The value that locks an OTP word by {@code fuse prog 0 <0x10000000 + word>} in a range of U-Boot versions.
 *
 * @param bit the bit that locks; 0 if this version cannot lock
 * @param refused true if another value is refused, false if it is silently ignored
 */
public record LockValue(Scope scope, long bit, boolean refused, Provenance provenance) {}
