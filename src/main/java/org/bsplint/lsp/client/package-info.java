/** What the client tells: the text of its documents, and what the user chose. */
@org.jspecify.annotations.NullMarked
package org.bsplint.lsp.client;
