/**
 * Device tree source as an ordered list of items: nodes with items of their own, properties, deletions, and the
 * preprocessor's lines in their places. Nothing is merged here. Grammar: {@code grammar/dts/Dts.g4}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.dts;
