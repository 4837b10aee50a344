/**
 * What all parsers share: logical lines that remember where each character came from, results that carry diagnostics
 * beside the tree, and the driver that runs an ANTLR parser fast first (SLL) and thoroughly (LL) only on failure. Parsing
 * never throws.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax;
