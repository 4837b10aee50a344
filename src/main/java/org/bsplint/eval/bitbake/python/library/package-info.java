/** The functions that metadata calls: Python's own, BitBake's and openembedded-core's, and the modules of layers. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.bitbake.python.library;
