/**
 * What the device trees that are built into an image say, as far as rules ask: the facts {@code device-tree.…}. A tree that
 * is among the project's files speaks for itself; of one in sources that are not there, the knowledge base tells what the
 * vendor's own tree of exactly this version says, as long as nothing of the product may stand in its place.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.devicetree;
