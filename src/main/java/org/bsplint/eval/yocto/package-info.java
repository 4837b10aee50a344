/**
 * A Yocto project as BitBake would assemble it: which layers there are and in what order, which recipes they offer, which
 * appends belong to which recipe, and the datastore of the configuration and of each recipe. Mirrors BitBake's
 * {@code cookerdata.py} and {@code cooker.py}; works from a build folder, from a kas project or from bare layers.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.yocto;
