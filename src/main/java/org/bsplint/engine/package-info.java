/**
 * Rules over an evaluated boot chain: verdicts with evidence, findings in a stable order, suppressions and baseline,
 * summary. What comes out is a {@link org.bsplint.engine.Report}, an immutable snapshot that reporters render.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.engine;
