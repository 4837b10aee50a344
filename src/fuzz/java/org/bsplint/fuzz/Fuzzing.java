package org.bsplint.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.BeforeAll;

/**
 * The targets for Jazzer, which looks for inputs that reach new code: {@code tools/fuzz.sh make 600}. Not part of the normal
 * build (profile {@code fuzz}), and not named as surefire looks for tests: what it finds becomes a seed, and seeds are replayed by {@link SeedReplayTest}.
 */
class Fuzzing {
    /** Before the first input is timed. */
    @BeforeAll
    static void load() {
        Target.SETTINGS.take(new byte[0]);
        Target.TEXTS.take(new byte[0]);
    }

    @FuzzTest
    void make(byte[] input) {
        Target.MAKE.take(input);
    }

    @FuzzTest
    void bitbake(byte[] input) {
        Target.BITBAKE.take(input);
    }

    @FuzzTest
    void python(byte[] input) {
        Target.PYTHON.take(input);
    }

    @FuzzTest
    void kconfig(byte[] input) {
        Target.KCONFIG.take(input);
    }

    @FuzzTest
    void hush(byte[] input) {
        Target.HUSH.take(input);
    }

    @FuzzTest
    void texts(byte[] input) {
        Target.TEXTS.take(input);
    }

    @FuzzTest
    void settings(byte[] input) {
        Target.SETTINGS.take(input);
    }

    @FuzzTest
    void rules(byte[] input) {
        Target.RULES.take(input);
    }

    @FuzzTest
    void product(byte[] input) {
        Target.PRODUCT.take(input);
    }

    @FuzzTest
    void manifests(byte[] input) {
        Target.MANIFESTS.take(input);
    }

    @FuzzTest
    void lsp(byte[] input) {
        Target.LSP.take(input);
    }
}
