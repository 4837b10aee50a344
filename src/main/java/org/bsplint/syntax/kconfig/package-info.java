/**
 * The Kconfig language as text: a file as its statement lines (continuations joined, help texts skipped), a line as its
 * tokens, tokens as an expression. Macros are only found here, not expanded: their expansion decides which files are
 * read and which tokens exist, so a tree is put together by {@code eval.kconfig}. Scanned by hand, because the real
 * lexer expands macros in the middle of a token and the grammar below it is a line's keyword (docs/adr/0012).
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.kconfig;
