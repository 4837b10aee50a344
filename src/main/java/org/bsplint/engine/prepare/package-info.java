/** A step of the build: rules and facts in the binary form that the program reads at start. */
@org.jspecify.annotations.NullMarked
package org.bsplint.engine.prepare;
