package org.bsplint.eval.make.state;

import java.util.List;
import java.util.Optional;
import org.bsplint.syntax.make.Template;

/**
 * What a variable is at one moment; immutable.
 *
 * @param text not expanded for a recursive variable, expanded for a simple one
 * @param place where it was set; empty for what no file says
 * @param mayBeUnset true if it may also not be defined at all
 * @param alternatives what it may be instead, if a branch on an unknown condition set it to a text with references
 */
public record Definition(
        Template text,
        Flavor flavor,
        Source source,
        Optional<Place> place,
        boolean mayBeUnset,
        List<Definition> alternatives) {

    /** make's flavour; UNSURE where branches disagree. */
    public enum Flavor {
        RECURSIVE,
        SIMPLE,
        UNSURE
    }

    /** Who defined it, weakest first, in make's own words ({@code $(origin)}); UNSURE where branches disagree. */
    public enum Source {
        DEFAULT("default"),
        ENVIRONMENT("environment"),
        KNOWLEDGE("file"),
        FILE("file"),
        ENVIRONMENT_OVERRIDE("environment override"),
        COMMAND_LINE("command line"),
        OVERRIDE("override"),
        AUTOMATIC("automatic"),
        UNSURE("");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Not defined. */
    public static final Definition NONE =
            new Definition(Template.EMPTY, Flavor.UNSURE, Source.DEFAULT, Optional.empty(), false, List.of());

    public static Definition of(String value, Flavor flavor, Source source, Optional<Place> place) {
        return new Definition(Template.of(value), flavor, source, place, false, List.of());
    }

    public static Definition of(Template text, Flavor flavor, Source source, Optional<Place> place) {
        return new Definition(text, flavor, source, place, false, List.of());
    }

    public String value() {
        return text.text();
    }

    public boolean isDefined() {
        return this != NONE;
    }

    public boolean isRecursive() {
        return flavor != Flavor.SIMPLE;
    }

    public Definition orUnset() {
        return mayBeUnset ? this : new Definition(text, flavor, source, place, true, alternatives);
    }

    /** The value has nothing to expand. */
    public boolean isPlain() {
        return flavor == Flavor.SIMPLE || text.isPlain();
    }

    // equals and hashCode are written out: to link what the JVM makes of a record costs a short run more than a hundred
    // calls

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Definition definition
                        && text.equals(definition.text)
                        && flavor == definition.flavor
                        && source == definition.source
                        && place.equals(definition.place)
                        && mayBeUnset == definition.mayBeUnset
                        && alternatives.equals(definition.alternatives);
    }

    @Override
    public int hashCode() {
        return text.hashCode() * 31 + place.hashCode();
    }

    public boolean sameAs(Definition other) {
        return this == other
                || isDefined() == other.isDefined()
                        && value().equals(other.value())
                        && flavor == other.flavor
                        && source == other.source
                        && mayBeUnset == other.mayBeUnset
                        && alternatives.equals(other.alternatives);
    }
}
