package org.bsplint.source;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that somebody else wrote, applied in bounded time: one such as {@code (a+)+b} needs steps without end
 * on a text of forty letters.
 */
public final class BoundedPattern {
    private static final long MOST_STEPS = Limits.times(2_000_000L);

    /** Whether a text matches. */
    public enum Answer {
        YES,
        NO,
        /** More steps than are allowed. */
        GIVEN_UP
    }

    private final Regex regex;
    /** The same where it is as simple as that: the other one is not made then. */
    private final Optional<PlainExpression> plain;

    private BoundedPattern(Regex regex, Optional<PlainExpression> plain) {
        this.regex = regex;
        this.plain = plain;
    }

    public static BoundedPattern of(Pattern pattern) {
        return new BoundedPattern(Regex.of(pattern), Optional.empty());
    }

    /** Empty if the text is no regular expression. */
    public static Optional<BoundedPattern> compile(String regex) {
        Optional<PlainExpression> plain = PlainExpression.of(regex);
        if (plain.isPresent()) {
            return Optional.of(new BoundedPattern(Regex.of(regex), plain));
        }
        try {
            return Optional.of(of(Pattern.compile(regex)));
        } catch (PatternSyntaxException | StackOverflowError noPattern) {
            return Optional.empty();
        }
    }

    public String text() {
        return regex.text();
    }

    /** Is it found anywhere in the text? */
    public Answer find(String text) {
        return plain.map(simple -> answer(simple.isIn(text))).orElseGet(() -> answer(text, Matcher::find));
    }

    /** Does the text start with it? */
    public Answer startsWith(String text) {
        return plain.map(simple -> answer(simple.starts(text))).orElseGet(() -> answer(text, Matcher::lookingAt));
    }

    /** Is it the whole text? */
    public Answer matches(String text) {
        return plain.map(simple -> answer(simple.isAll(text))).orElseGet(() -> answer(text, Matcher::matches));
    }

    private static Answer answer(boolean matches) {
        return matches ? Answer.YES : Answer.NO;
    }

    private Answer answer(String text, Predicate<Matcher> question) {
        try {
            return answer(question.test(regex.matcher(new Counted(text, MOST_STEPS))));
        } catch (Exhausted | StackOverflowError tooMuch) {
            // Java's matcher also calls itself once for each turn of a repeated group
            return Answer.GIVEN_UP;
        }
    }

    /** A text that may be looked at only so often. */
    private static final class Counted implements CharSequence {
        private final CharSequence text;
        private long left;

        Counted(CharSequence text, long left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Exhausted();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("", null, false, false);
        }
    }
}
