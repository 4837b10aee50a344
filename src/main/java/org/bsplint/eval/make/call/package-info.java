/** A call of make, as a shell would write it: folder, makefile, goals, words that set variables, environment; its thread. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.make.call;
