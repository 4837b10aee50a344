package org.bsplint.ecosystem.vendor;

import java.util.Optional;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;

/** A form in which a vendor spells versions beside its normal one; a leading {@code v} may stand before all of them. */
public sealed interface VersionForm {
    /** The normal spelling of a text of this form; empty if it is not of this form. */
    Optional<String> normal(String text);

    /**
     * Another mark between version and release: {@code 3.12.0.r1} for {@code 3.12.0-acme-r1}.
     *
     * @param mark which stands there, such as {@code .r}
     * @param insteadOf what stands there in the normal spelling, such as {@code -acme-r}
     */
    record Joint(String mark, String insteadOf) implements VersionForm {
        private static final Letters NUMBERS = Letters.DIGITS.and(".");

        @Override
        public Optional<String> normal(String text) {
            String bare = withoutV(text);
            int at = bare.indexOf(mark);
            if (at <= 0 || !NUMBERS.makeUp(bare.substring(0, at))) {
                return Optional.empty();
            }
            String release = bare.substring(at + mark.length());
            return isDotted(release) ? Optional.of(bare.substring(0, at) + insteadOf + release) : Optional.empty();
        }

        /** Numbers with a dot between two. */
        private static boolean isDotted(String text) {
            Cursor at = new Cursor(text, 0);
            boolean number = !at.take(Letters.DIGITS).isEmpty();
            while (number && at.take(".")) {
                number = !at.take(Letters.DIGITS).isEmpty();
            }
            return number && at.isAtEnd();
        }
    }

    /**
     * A number of upstream's long-term releases that the normal spelling leaves out: {@code v2.8.6-acme-r1} for {@code
     * 2.8-acme-r1}.
     *
     * @param line how the versions begin that have one, such as {@code 2.}
     * @param mark what stands behind it, such as {@code -acme}
     */
    record LongTerm(String line, String mark) implements VersionForm {
        @Override
        public Optional<String> normal(String text) {
            String bare = withoutV(text);
            Cursor at = new Cursor(bare, 0);
            if (!at.take(line) || at.take(Letters.DIGITS).isEmpty()) {
                return Optional.empty();
            }
            String kept = bare.substring(0, at.at());
            boolean longTerm = at.take(".") && !at.take(Letters.DIGITS).isEmpty() && bare.startsWith(mark, at.at());
            return longTerm ? Optional.of(kept + bare.substring(at.at())) : Optional.empty();
        }
    }

    private static String withoutV(String text) {
        return text.startsWith("v") ? text.substring(1) : text;
    }
}
