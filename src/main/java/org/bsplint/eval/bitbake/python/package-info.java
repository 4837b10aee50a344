/**
 * Inline Python evaluated without Python: expressions of {@code ${@…}}, the functions they call and the anonymous
 * functions of recipes and classes, as our own interpretation of their syntax trees over three-valued values. Nothing is
 * executed: no file is written, no process started, no module imported; a call that is not modelled gives an unknown
 * value with its text as the reason, and a branch on an unknown condition makes what it may set unknown.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.python;
