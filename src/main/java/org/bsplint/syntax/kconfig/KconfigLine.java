package org.bsplint.syntax.kconfig;

/**
 * One statement line.
 *
 * @param text what follows the keyword, continuations joined, trailing comment still there; of an assignment or an
 *     unknown statement the whole line
 * @param offset where in the file the statement starts (its keyword)
 * @param end where in the file it ends, before the line end
 */
public record KconfigLine(Keyword keyword, String text, int offset, int end) {}
