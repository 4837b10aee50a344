package org.bsplint.rule.condition;

import java.util.Optional;
import org.bsplint.source.Letters;
import org.bsplint.value.Assignment;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/** Options and values in the words of explanations and messages. */
public final class Shown {
    private static final int MAX_VALUE = 60;

    private Shown() {}

    /** {@code `n`}, {@code unset}, {@code unknown}; long values are cut. */
    public static String value(Value value) {
        if (value instanceof Value.Known known) {
            return known.text().isBlank() ? "empty" : "`" + cut(known.text().strip()) + "`";
        }
        return value.isUnset() ? "unset" : value instanceof Value.Failing ? "in error" : "unknown";
    }

    /** The value without quotes, for use inside quoted text. */
    public static String bare(Value value) {
        return value instanceof Value.Known known ? cut(known.text().strip()) : value(value);
    }

    /** Where the value comes from: {@code local.conf:3}, {@code the command line}, {@code the knowledge base}. */
    public static String origin(Option option) {
        return told(option)
                .map(winner -> winner.span()
                        .map(span -> span.path() + ":" + span.line())
                        .orElse(words(winner)))
                .orElseGet(() -> option.value().isUnset() ? "set nowhere" : words(option.origin()));
    }

    /** The step that decides; of a value that is known in part only, the last that some file holds. */
    private static Optional<Assignment> told(Option option) {
        Optional<Assignment> held = !option.value().isUndecided()
                ? Optional.empty()
                : option.history().stream()
                        .filter(step -> step.effect() == Assignment.Effect.APPLIED
                                && step.span().isPresent())
                        .reduce((first, second) -> second);
        return held.or(option::winner);
    }

    /** {@code `CFG_X` is `n` (conf.mk:12)}. */
    public static String option(Option option) {
        String name = "`" + option.name() + "` is " + value(option.value());
        if (option.value().isUndecided()) {
            return name
                    + option.value().causes().stream()
                            .findFirst()
                            .map(Cause::toString)
                            .map(cause -> ": " + cause)
                            .orElse("");
        }
        return option.value().isUnset() ? name : name + " (" + origin(option) + ")";
    }

    private static String words(Assignment winner) {
        boolean telling = !winner.note().isEmpty() && winner.origin() != Origin.KNOWLEDGE_BASE;
        return telling ? winner.note() : words(winner.origin());
    }

    private static String words(Origin origin) {
        return switch (origin) {
            case COMMAND_LINE -> "the command line";
            case ENVIRONMENT -> "the environment";
            case USER_CONFIG -> "bsplint.yaml";
            case KNOWLEDGE_BASE -> "the knowledge base";
            case DEFAULT, AUTOMATIC -> "built in";
            case FILE, OVERRIDE -> "a file";
        };
    }

    /** Has it single blanks alone? */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == ' ' && i > 0 && text.charAt(i - 1) == ' ') {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        String line = isPlain(text) ? text : Letters.BLANKS.replaced(text, " ");
        return line.length() <= MAX_VALUE ? line : line.substring(0, MAX_VALUE - 1) + "…";
    }
}
