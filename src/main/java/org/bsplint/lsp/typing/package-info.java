/** Buffers with half-typed lines: what of them can be judged. A function of the text alone, so that no edit before counts. */
@org.jspecify.annotations.NullMarked
package org.bsplint.lsp.typing;
