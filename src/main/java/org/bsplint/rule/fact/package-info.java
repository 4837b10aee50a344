/**
 * Facts coded in Java, for what one condition line cannot say: what a fuse write means on this SoC, the order of steps in a
 * script, ranges of memory. Each is registered by name in {@link org.bsplint.rule.fact.CodedFacts}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.rule.fact;
