/**
 * What the program is held to under any input: {@link org.bsplint.fuzz.Target} names a door by which bytes come in, and
 * fails where an answer is an exception, an internal error or a wrong claim. The seeds below {@code src/test/resources/fuzz}
 * are replayed in every test run; {@code tools/fuzz.sh} lets Jazzer look for more.
 */
package org.bsplint.fuzz;
