/**
 * Finds out what is analysed: machine, SoC family, vendor release, versions and origins.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.identity;
