/**
 * The words of each component's make command line, and the story that put each there: recipes, {@code build.mk}, the
 * vendor's layer as the knowledge base has it.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.words;
