/**
 * GNU make 4.3's parse phase, evaluated without running anything: variables with flavour, origin and history,
 * conditionals, includes, {@code define}, {@code eval} and all functions; rules are recognised and skipped.
 *
 * <p>Texts are plain strings in which a private-use character stands for an unknown stretch ({@link
 * org.bsplint.eval.make.Holes}); a condition on such a text evaluates both branches from the same state and joins what
 * they leave behind.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.make;
