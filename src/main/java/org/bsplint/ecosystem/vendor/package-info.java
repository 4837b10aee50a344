/** Vendors: how they spell versions and name what they ship, and their releases, with what supports each. */
@org.jspecify.annotations.NullMarked
package org.bsplint.ecosystem.vendor;
