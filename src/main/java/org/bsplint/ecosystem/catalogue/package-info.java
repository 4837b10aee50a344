/**
 * What the source trees of the boot chain's components were found to hold: which versions have an option, what it is set to on
 * the vendor's platforms. Written by {@code tools/catalogue/options.py}; read an entry at a time, since a run asks for few.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.ecosystem.catalogue;
