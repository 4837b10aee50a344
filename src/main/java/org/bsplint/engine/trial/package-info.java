/** Runs the examples that rules carry, and flips what they read, to prove that each rule reacts. */
@org.jspecify.annotations.NullMarked
package org.bsplint.engine.trial;
