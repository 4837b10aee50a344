/** Many texts or patterns, and which of them another text begins with or holds: at a cost that does not grow with their number. */
@org.jspecify.annotations.NullMarked
package org.bsplint.source.search;
