package org.bsplint.rule.condition;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.value.Deferred;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * Whether an option is on for the code that reads it. Makefiles of OP-TEE test {@code ifeq ($(CFG_X),y)}; its C code sees
 * {@code CFG_X} defined unless it is empty or {@code n}, and as 1 if it is {@code y} (mk/checkconf.mk, cfg-make-define);
 * TF-A tests for 1 (make_helpers/build_macros.mk, assert_boolean); Kconfig knows y and m; BitBake's own idea is
 * bb.utils.to_boolean.
 */
public final class Readers {
    /** How code reads an option of OP-TEE; nothing if that is not known. {@code number}: it is used as a value. */
    public record Reading(boolean make, boolean ifdef, boolean isEnabled, boolean number) {
        private static final Reading NOT_KNOWN = new Reading(false, false, false, false);

        /** Is an option with this text on? Undecided where readers disagree. */
        Truth enabled(String text) {
            if (text.isEmpty() || text.equals("n")) {
                return Truth.FALSE;
            }
            if (text.equals("y")) {
                return Truth.TRUE;
            }
            boolean one = text.equals("1");
            boolean on = ifdef || isEnabled && one;
            boolean off = make || isEnabled && !one;
            return on == off ? Truth.UNKNOWN : Truth.of(on);
        }
    }

    private final Deferred<String> optee;
    private final Map<String, Reading> known = new ConcurrentHashMap<>();

    private Readers(Deferred<String> optee) {
        this.optee = optee;
    }

    /** From lines {@code NAME letters}: m makefile, i #ifdef, e IS_ENABLED, v value; other lines are comments. */
    public static Readers parse(String lines) {
        return of(Deferred.of(lines));
    }

    /** The same, read when the first option is asked for: a run asks for a few of a thousand. */
    public static Readers of(Deferred<String> lines) {
        return new Readers(Deferred.by(() -> "\n" + lines.get() + "\n"));
    }

    public Reading optee(String option) {
        return known.computeIfAbsent(option, this::look);
    }

    private Reading look(String option) {
        String lines = optee.get();
        int at = lines.indexOf("\n" + option + " ");
        if (at < 0 || !option.startsWith("CFG_")) {
            return Reading.NOT_KNOWN;
        }
        String letters = lines.substring(at + option.length() + 2, lines.indexOf('\n', at + 1));
        return new Reading(letters.contains("m"), letters.contains("i"), letters.contains("e"), letters.contains("v"));
    }

    Truth enabled(String component, String option, Value value) {
        if (value.isUnset()) {
            return Truth.FALSE;
        }
        if (!(value instanceof Value.Known known)) {
            return Truth.UNKNOWN;
        }
        String text = known.text().strip();
        return switch (component) {
            case "optee" -> optee(option).enabled(text);
            case "tf-a" ->
                text.equals("1") ? Truth.TRUE : text.isEmpty() || text.equals("0") ? Truth.FALSE : Truth.UNKNOWN;
            case "u-boot", "linux" -> Truth.of(text.equals("y") || text.equals("m"));
            default -> bitbake(text);
        };
    }

    private static Truth bitbake(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "y", "yes", "1", "true" -> Truth.TRUE;
            case "", "n", "no", "0", "false" -> Truth.FALSE;
            default -> Truth.UNKNOWN;
        };
    }
}
