/**
 * Texts that hold a U-Boot environment: what {@code env import -t} reads ({@code uEnv.txt}), and a board's {@code .env} file; and
 * the map that a run keeps its variables in, which forks at each condition that is not known.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.hush.environment;
