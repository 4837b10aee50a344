/**
 * make's functions of words on plain texts, and what is still certain of them where a text has unknown stretches
 * ({@link org.bsplint.eval.make.text.Holes}).
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.make.text;
