/**
 * The language server (LSP 3.17, LSP4J): a thin face over the same engine as the command line. Each workspace folder is one
 * project; unsaved buffers lie over the files on disk, and one worker thread re-evaluates what changed.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.lsp;
