/** What is seen once all parts of an image are there: names that nothing reads, files that fit nothing, odd components. */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.seen;
