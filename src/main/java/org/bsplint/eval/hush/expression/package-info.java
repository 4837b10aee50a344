/** The commands that compare, and numbers as U-Boot reads them. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.hush.expression;
