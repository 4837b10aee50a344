/** Running Python: expressions, statements, calls, and what becomes of them where a condition is unknown. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.python.run;
