package org.bsplint.regex;

import java.util.Optional;

/** Stands for {@link java.util.regex.Pattern}. */
public final class Pattern {
    private final String regex;
    private final int flags;
    private final Optional<Program> program;
    private java.util.regex.@org.jspecify.annotations.Nullable Pattern platform;

    private Pattern(String regex, int flags) {
        this.regex = regex;
        this.flags = flags;
        this.program = program(regex, flags);
        if (program.isEmpty()) {
            platform();
        }
    }

    private static Optional<Program> program(String regex, int flags) {
        try {
            return Optional.of(Program.of(regex, flags));
        } catch (Unsupported other) {
            return Optional.empty();
        }
    }

    public static Pattern compile(String regex) {
        return new Pattern(regex, 0);
    }

    public static Pattern compile(String regex, int flags) {
        return new Pattern(regex, flags);
    }

    public static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    public Matcher matcher(CharSequence text) {
        return new Matcher(this, text);
    }

    public String[] split(CharSequence text) {
        return split(text, 0);
    }

    public String[] split(CharSequence text, int limit) {
        return Texts.split(this, text.toString(), limit);
    }

    public String pattern() {
        return regex;
    }

    @Override
    public String toString() {
        return regex;
    }

    Optional<Program> program() {
        return program;
    }

    java.util.regex.Pattern platform() {
        java.util.regex.Pattern made = platform;
        if (made == null) {
            made = java.util.regex.Pattern.compile(regex, flags);
            platform = made;
        }
        return made;
    }
}
