/**
 * Python 3 as BitBake metadata uses it: tokens (with lines and indentation), expressions of {@code ${@…}} and bodies of
 * functions as trees of records. Only reading: nothing here knows what a name means.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.bitbake.python;
