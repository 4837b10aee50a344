/**
 * GNU make's surface, read as make 4.3 itself reads it (its {@code read.c}, {@code variable.c} and {@code expand.c}):
 * logical lines, the statement that each line is as far as that can be told without expanding anything, and the
 * references and function calls inside a text. Whether a line is a recipe, a rule or nothing depends on what was
 * evaluated before it: that is left to the evaluator. Hand-written scanners, see {@code docs/adr}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.make;
