/**
 * The evaluated boot chain: images with their components, options, boot commands and operations. Immutable, and all that
 * rules ever see: no text, no syntax trees.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.model;
