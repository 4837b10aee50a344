/** Version numbers of upstream and vendor components, their order, and ranges of them. */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.version;
