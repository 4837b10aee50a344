package org.bsplint.syntax.make;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** make's functions: name, least and most number of arguments (0: any number), as in the table of {@code function.c}. */
public enum Builtin {
    ABSPATH("abspath", 0, 1),
    ADDPREFIX("addprefix", 2, 2),
    ADDSUFFIX("addsuffix", 2, 2),
    BASENAME("basename", 0, 1),
    DIR("dir", 0, 1),
    NOTDIR("notdir", 0, 1),
    SUBST("subst", 3, 3),
    SUFFIX("suffix", 0, 1),
    FILTER("filter", 2, 2),
    FILTER_OUT("filter-out", 2, 2),
    FINDSTRING("findstring", 2, 2),
    FIRSTWORD("firstword", 0, 1),
    FLAVOR("flavor", 0, 1),
    JOIN("join", 2, 2),
    LASTWORD("lastword", 0, 1),
    PATSUBST("patsubst", 3, 3),
    REALPATH("realpath", 0, 1),
    SHELL("shell", 0, 1),
    SORT("sort", 0, 1),
    STRIP("strip", 0, 1),
    WILDCARD("wildcard", 0, 1),
    WORD("word", 2, 2),
    WORDLIST("wordlist", 3, 3),
    WORDS("words", 0, 1),
    ORIGIN("origin", 0, 1),
    FOREACH("foreach", 3, 3),
    CALL("call", 1, 0),
    INFO("info", 0, 1),
    ERROR("error", 0, 1),
    WARNING("warning", 0, 1),
    IF("if", 2, 3),
    OR("or", 1, 0),
    AND("and", 1, 0),
    VALUE("value", 0, 1),
    EVAL("eval", 0, 1),
    FILE("file", 1, 2);

    private static final Map<String, Builtin> BY_NAME = byName();

    private final String word;
    private final int least;
    private final int most;

    Builtin(String word, int least, int most) {
        this.word = word;
        this.least = least;
        this.most = most;
    }

    public String word() {
        return word;
    }

    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    /** Are blanks around an argument dropped before it is expanded? */
    boolean stripsArgument(int index) {
        return this == OR || this == AND || this == IF && index == 0;
    }

    /** The function that a text begins with, if a blank or its end follows the name ({@code lookup_function}). */
    public static Optional<Builtin> at(String text, int start) {
        int end = start;
        while (end < text.length() && isNameCharacter(text.charAt(end))) {
            end++;
        }
        if (end == start || end - start > 10 || end < text.length() && !Blanks.isSpace(text.charAt(end))) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_NAME.get(text.substring(start, end)));
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '.';
    }

    private static Map<String, Builtin> byName() {
        Map<String, Builtin> byName = new HashMap<>();
        for (Builtin builtin : values()) {
            byName.put(builtin.word, builtin);
        }
        return Map.copyOf(byName);
    }
}
