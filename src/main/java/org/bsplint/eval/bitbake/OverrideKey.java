package org.bsplint.eval.bitbake;

/** That {@code key} ({@code A:x:y}) is a value of some variable ({@code A}) where {@code override} ({@code x:y}) is active. */
public record OverrideKey(String key, String override) {}
