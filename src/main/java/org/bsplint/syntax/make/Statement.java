package org.bsplint.syntax.make;

import java.util.List;
import java.util.Optional;

/** What a line is, as far as its own text tells. Texts inside are not expanded. */
public sealed interface Statement {
    /** Placeholder for a line that was not read yet. */
    Statement UNREAD = new Blank();

    /** Nothing but blanks and a comment. */
    record Blank() implements Statement {}

    /** Words before a variable's name. */
    record Modifiers(boolean isOverride, boolean isExport, boolean isPrivate) {
        static final Modifiers NONE = new Modifiers(false, false, false);
    }

    /**
     * {@code NAME = text}.
     *
     * @param value without leading blanks, with trailing ones
     * @param blanksBeforeComment true if the value ends in blanks only because a comment follows
     */
    record Assignment(
            Template name, Operator operator, Template value, Modifiers modifiers, boolean blanksBeforeComment)
            implements Statement {}

    /** {@code define NAME [=]}; its body is the lines up to the matching {@code endef}. */
    record Define(Template name, Operator operator, boolean hasExtraText, Modifiers modifiers) implements Statement {}

    record Undefine(Template name, Modifiers modifiers) implements Statement {}

    /** {@code ifeq}, {@code ifneq}, {@code ifdef}, {@code ifndef}. */
    record If(Test test) implements Statement {}

    /** {@code else}, or {@code else ifeq …}. */
    record Else(Optional<Test> test, boolean hasExtraText) implements Statement {}

    record Endif(boolean hasExtraText) implements Statement {}

    /** Ends a definition; stands alone only in one that is skipped. */
    record Endef() implements Statement {}

    record Export(Template names) implements Statement {}

    /** {@code include}, or with {@code isOptional} {@code -include} and {@code sinclude}. */
    record Include(Template files, boolean isOptional) implements Statement {}

    /** {@code vpath} and {@code load}: they expand their text and change no variable. */
    record Directive(Template text) implements Statement {}

    /** Anything else: a rule, a target's own variable, or a line of references; told apart after expansion. */
    record Other(RuleLine line) implements Statement {}

    /** The condition of an {@code if}. */
    sealed interface Test {}

    record Equal(Template left, Template right, boolean isNegated, boolean hasExtraText) implements Test {}

    record Defined(Template name, boolean isNegated) implements Test {}

    /**
     * make says {@code invalid syntax in conditional}.
     *
     * @param left what it expands before it comes to see that
     */
    record Malformed(Template left) implements Test {}

    /**
     * A line that is to be expanded word by word until a colon shows.
     *
     * @param text the line, cut at an unquoted {@code ;} or {@code #}
     * @param words its words
     * @param kind what its first word is
     * @param recipe the text after a {@code ;}
     */
    record RuleLine(String text, List<Word> words, Kind kind, Optional<String> recipe) {
        /** What a rule line begins with. */
        public enum Kind {
            EMPTY,
            COLON,
            WORDS
        }
    }

    /**
     * A word of a rule's line.
     *
     * @param start of it in the line
     * @param end after it in the line
     * @param rest the line from there on
     */
    record Word(int start, int end, Template text, Template rest) {}

    /** How a variable is set. */
    enum Operator {
        RECURSIVE("="),
        SIMPLE(":="),
        CONDITIONAL("?="),
        APPEND("+="),
        SHELL("!=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }
}
