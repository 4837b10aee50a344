package org.bsplint.syntax.kconfig;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The words that open a statement (kconf_id.c of scripts/kconfig, flag TF_COMMAND, and Linux' later {@code modules}). */
public enum Keyword {
    MAINMENU,
    MENU,
    ENDMENU,
    SOURCE,
    CHOICE,
    ENDCHOICE,
    COMMENT,
    CONFIG,
    MENUCONFIG,
    HELP,
    IF,
    ENDIF,
    DEPENDS,
    OPTIONAL,
    DEFAULT,
    PROMPT,
    TRISTATE,
    DEF_TRISTATE,
    BOOL,
    DEF_BOOL,
    INT,
    HEX,
    STRING,
    SELECT,
    IMPLY,
    RANGE,
    VISIBLE,
    OPTION,
    MODULES,
    TRANSITIONAL,
    /** {@code rsource}, {@code osource}, {@code orsource}: relative and optional sourcing of kconfiglib's dialect. */
    RSOURCE,
    OSOURCE,
    ORSOURCE,
    /** {@code def_int}, {@code def_hex}, {@code def_string} of kconfiglib's dialect. */
    DEF_INT,
    DEF_HEX,
    DEF_STRING,
    /** {@code NAME = …}, {@code :=}, {@code +=}: the line's text is the whole line. */
    ASSIGNMENT,
    /** No known word: the text is the whole line. */
    UNKNOWN;

    private static final Map<String, Keyword> BY_WORD = words();

    private static Map<String, Keyword> words() {
        Map<String, Keyword> words = new HashMap<>();
        for (Keyword keyword : values()) {
            if (keyword != ASSIGNMENT && keyword != UNKNOWN) {
                words.put(keyword.name().toLowerCase(java.util.Locale.ROOT), keyword);
            }
        }
        words.put("---help---", HELP);
        return Map.copyOf(words);
    }

    static Optional<Keyword> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }

    /** The word as written in a file. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
