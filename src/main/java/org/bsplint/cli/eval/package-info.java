/** {@code bsplint eval}: effective values by dialect, as text or as the schema {@code bsplint-values/1}. */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.eval;
