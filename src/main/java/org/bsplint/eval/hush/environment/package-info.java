/** Texts that hold a U-Boot environment: what {@code env import -t} reads ({@code uEnv.txt}), and a board's {@code .env} file. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.hush.environment;
