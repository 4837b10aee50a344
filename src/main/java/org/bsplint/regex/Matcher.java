package org.bsplint.regex;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** Stands for {@link java.util.regex.Matcher}. */
public final class Matcher implements MatchResult {
    private final Pattern pattern;
    private final CharSequence text;
    /** The stretch of the text that is looked at. */
    private int from;

    private int to;
    /** Does the work where it cannot be done here. */
    private Optional<java.util.regex.Matcher> platform = Optional.empty();

    private Optional<Captures> found = Optional.empty();
    /** Where the last match ended. */
    private int last;

    Matcher(Pattern pattern, CharSequence text) {
        this.pattern = pattern;
        this.text = text;
        this.to = text.length();
        if (pattern.program().isEmpty()) {
            leave();
        }
    }

    private java.util.regex.Matcher leave() {
        java.util.regex.Matcher matcher = pattern.platform().matcher(text).region(from, to);
        platform = Optional.of(matcher);
        return matcher;
    }

    public static String quoteReplacement(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    public boolean matches() {
        return attempt(program -> program.match(text, from, to, true), java.util.regex.Matcher::matches);
    }

    public boolean lookingAt() {
        return attempt(program -> program.match(text, from, to, false), java.util.regex.Matcher::lookingAt);
    }

    public boolean find() {
        if (platform.isPresent()) {
            return platform.get().find();
        }
        int next = found.isPresent() && found.get().start() == last ? last + 1 : last;
        return attempt(program -> program.find(text, from, to, next), matcher -> find(matcher, next));
    }

    /** The matches before were found here. */
    private static boolean find(java.util.regex.Matcher matcher, int next) {
        boolean found = matcher.find();
        while (found && matcher.start() < next) {
            found = matcher.find();
        }
        return found;
    }

    /** From there on, whatever was found before. */
    public boolean find(int start) {
        if (start < 0 || start > text.length()) {
            throw new IndexOutOfBoundsException("Illegal start index");
        }
        reset();
        return attempt(program -> program.find(text, from, to, start), matcher -> matcher.find(start));
    }

    private boolean attempt(Function<Program, Optional<int[]>> here, Predicate<java.util.regex.Matcher> there) {
        if (platform.isPresent()) {
            return there.test(platform.get());
        }
        try {
            Program program = pattern.program().orElseThrow();
            found = here.apply(program).map(places -> new Captures(text, places));
        } catch (Unsupported surrogate) {
            return there.test(leave());
        }
        last = found.map(Captures::end).orElse(last);
        return found.isPresent();
    }

    public Matcher reset() {
        return region(0, text.length());
    }

    public Matcher region(int start, int end) {
        if (start < 0 || start > end || end > text.length()) {
            throw new IndexOutOfBoundsException("start or end");
        }
        platform.ifPresent(matcher -> matcher.region(start, end));
        from = start;
        to = end;
        found = Optional.empty();
        last = start;
        return this;
    }

    public String replaceAll(String replacement) {
        return Replacement.all(this, text, match -> replacement);
    }

    public String replaceAll(Function<MatchResult, String> replacement) {
        return Replacement.all(this, text, replacement);
    }

    public String replaceFirst(String replacement) {
        return Replacement.first(this, text, replacement);
    }

    public MatchResult toMatchResult() {
        return platform.isPresent() ? platform.get().toMatchResult() : current();
    }

    private MatchResult current() {
        return platform.<MatchResult>map(matcher -> matcher)
                .or(() -> found)
                .orElseThrow(() -> new IllegalStateException("No match found"));
    }

    @Override
    public int start() {
        return current().start();
    }

    @Override
    public int start(int group) {
        return current().start(group);
    }

    public int start(String name) {
        return platform.isPresent() ? platform.get().start(name) : start(number(name));
    }

    @Override
    public int end() {
        return current().end();
    }

    @Override
    public int end(int group) {
        return current().end(group);
    }

    public int end(String name) {
        return platform.isPresent() ? platform.get().end(name) : end(number(name));
    }

    @Override
    public String group() {
        return current().group();
    }

    @Override
    public @Nullable String group(int group) {
        return current().group(group);
    }

    public @Nullable String group(String name) {
        return platform.isPresent() ? platform.get().group(name) : group(number(name));
    }

    private int number(String name) {
        Integer number = pattern.program().orElseThrow().names().get(name);
        if (number == null) {
            throw new IllegalArgumentException("No group with name <" + name + ">");
        }
        return number;
    }

    @Override
    public int groupCount() {
        return pattern.program()
                .map(Program::groups)
                .orElseGet(() -> platform.orElseThrow().groupCount());
    }
}
