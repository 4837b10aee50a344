/**
 * U-Boot's command language. The old shell (2005 BusyBox hush, the only one up to U-Boot v2024.01) and the modern one are
 * state machines over characters rather than grammars, so each reader here follows its original step by step. What is
 * read may hold stretches that are not known (a variable's value), see {@link org.bsplint.syntax.hush.Tape}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.hush;
