/**
 * Wires one product together: which component has which version, what the build passes to each, what its own sources make
 * of that, what the knowledge base says where sources are absent, which scripts run on which image. Gives the evaluated
 * {@link org.bsplint.model.Bsp}, and never guesses: what no input and no fact decides is unknown with its reason.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly;
