package org.bsplint.lsp;

import java.util.Optional;

/**
 * An open document as the client has it.
 *
 * @param version the client's number for this text, where it gives one
 */
record Buffer(String text, Optional<Integer> version) {}
