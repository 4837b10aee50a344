/** When things are done: one after another, and what a change or a cancelled request makes useless not to its end. */
@org.jspecify.annotations.NullMarked
package org.bsplint.lsp.work;
