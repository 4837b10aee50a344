/**
 * The merged device tree of a source file and what it includes: nodes, labels, overrides, deletions, and for each
 * property the place that gave it. What cannot be followed (an include that is not there, a condition that only the
 * build knows) makes the questions that hang on it unknown, not wrong.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.dts;
