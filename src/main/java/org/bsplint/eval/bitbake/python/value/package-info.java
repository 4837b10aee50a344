/** Python's values, three-valued, and what its built-in types can do: operators, methods, formatting, patterns. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.python.value;
