/**
 * What all evaluators share: the result of an evaluation, and the budget that bounds it. Each evaluator below
 * ({@code eval.make}, {@code eval.bitbake}, …) uses only its own {@code syntax} package and mirrors one real tool.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval;
