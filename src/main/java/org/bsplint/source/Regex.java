package org.bsplint.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression of the program's own that few runs apply: it is made when it is applied first. */
public final class Regex {
    private final String text;
    private volatile Optional<Pattern> made;

    private Regex(String text, Optional<Pattern> made) {
        this.text = text;
        this.made = made;
    }

    /** @param text a regular expression of {@link Pattern}; a wrong one is told of when it is applied */
    public static Regex of(String text) {
        return new Regex(text, Optional.empty());
    }

    static Regex of(Pattern made) {
        return new Regex(made.pattern(), Optional.of(made));
    }

    public String text() {
        return text;
    }

    public Matcher matcher(CharSequence on) {
        return made().matcher(on);
    }

    private Pattern made() {
        Pattern pattern = made.orElseGet(() -> Pattern.compile(text));
        made = Optional.of(pattern);
        return pattern;
    }

    /** As {@link Pattern#split}. */
    public String[] split(String whole) {
        return made().split(whole);
    }

    /** Does it match the whole text? */
    public boolean matches(CharSequence whole) {
        return matcher(whole).matches();
    }

    /** Is it found anywhere in the text? */
    public boolean in(CharSequence whole) {
        return matcher(whole).find();
    }
}
