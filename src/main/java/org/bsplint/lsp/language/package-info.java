/** What the text of a file alone shows: its kind, what it declares, and where a name stands in it. */
@org.jspecify.annotations.NullMarked
package org.bsplint.lsp.language;
