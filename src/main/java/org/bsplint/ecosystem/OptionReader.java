package org.bsplint.ecosystem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** The code that reads an option, which decides what counts as on. */
public enum OptionReader {
    /** C code with {@code #ifdef}: OP-TEE defines a name for any value but the empty one and {@code n} (mk/checkconf.mk). */
    C_IFDEF,
    /** C code that uses the value. */
    C_VALUE,
    /** A makefile test for {@code y}. */
    MAKE_Y,
    /** Makefile code that uses the value. */
    MAKE_VALUE,
    /** TF-A's {@code assert_boolean}: 0 or 1. */
    TF_A_BOOLEAN,
    KCONFIG,
    /** A variable of the Yocto build, tested for {@code 1}. */
    YOCTO;

    /** The word of the facts files: {@code c-ifdef}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<OptionReader> of(String word) {
        for (OptionReader reader : values()) {
            if (reader.word().equals(word)) {
                return Optional.of(reader);
            }
        }
        return Optional.empty();
    }

    /** Is an option with this value on for this reader? */
    public Truth enabled(Value value) {
        if (value.isUnset()) {
            return Truth.FALSE;
        }
        return value.asKnown().map(this::on).map(Truth::of).orElse(Truth.UNKNOWN);
    }

    /** How it is switched on and off. */
    public List<String> onAndOff() {
        return this == TF_A_BOOLEAN || this == YOCTO ? List.of("1", "0") : List.of("y", "n");
    }

    private boolean on(String text) {
        return switch (this) {
            case MAKE_Y -> text.equals("y");
            case TF_A_BOOLEAN, YOCTO -> text.equals("1");
            case KCONFIG -> text.equals("y") || text.equals("m");
            case C_IFDEF, C_VALUE, MAKE_VALUE -> !text.isEmpty() && !text.equals("n");
        };
    }
}
