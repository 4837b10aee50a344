package org.bsplint.model;

/**
 * One value that {@code fuse prog} burns into a one-time-programmable word.
 *
 * @param word as given; from {@link #LOCK_BASE} on it stands for the lock of another word (STM32MP)
 * @param value 32 bits
 */
public record FuseWrite(long bank, long word, long value, boolean isLock) {
    /** {@code STM32_BSEC_LOCK_OFFSET} as seen by {@code fuse}: word 0x10000000 + n is the lock of word n. */
    public static final long LOCK_BASE = 0x10000000L;

    public static FuseWrite of(long bank, long word, long value) {
        return new FuseWrite(bank, word, value & 0xffffffffL, word >= LOCK_BASE);
    }

    /** The word that is written or locked. */
    public long target() {
        return isLock ? word - LOCK_BASE : word;
    }
}
