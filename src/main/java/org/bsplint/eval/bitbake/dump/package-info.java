/** What {@code bitbake -e} printed: values as the real tool computed them, with their histories. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.dump;
