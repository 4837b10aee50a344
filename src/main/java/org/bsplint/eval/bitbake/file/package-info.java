/**
 * Evaluation of BitBake's files on a datastore ({@code lib/bb/parse}): statements in order, includes and classes, bbappends,
 * and what happens at the end of a recipe: deferred classes, key expansion, anonymous functions, variants.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.file;
