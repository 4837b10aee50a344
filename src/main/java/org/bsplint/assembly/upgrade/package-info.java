/** What changes for a product between two releases of its vendor: components, commands, options, variables. */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.upgrade;
