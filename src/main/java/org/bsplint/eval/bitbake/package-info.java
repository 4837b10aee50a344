/**
 * BitBake's datastore and the evaluation of its files ({@code lib/bb/data_smart.py}, {@code lib/bb/parse/ast.py}).
 *
 * <p>{@link org.bsplint.eval.bitbake.DataStore} is the store: parse-time assignments, Python's {@code d.setVar} and its
 * kin, lazily computed values, copies that share what was not written. Its reading side is
 * {@link org.bsplint.eval.bitbake.Variables}. Python is not part of this package: every <code>${@…}</code> that expansion
 * meets, every anonymous function and every event handler goes to a {@link org.bsplint.eval.bitbake.PythonEvaluator}, and
 * what that does not model taints exactly the variables it may set.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake;
