/**
 * Kconfig as the tree's own {@code conf} evaluates it. A tree is read once into a graph of symbols
 * ({@link org.bsplint.eval.kconfig.KconfigTree}); any number of configurations are then evaluated on it. Values that
 * hang on the build host (compiler probes) are sets of possible values, so that {@code n && unknown} is still n. Mirrors
 * scripts/kconfig of U-Boot (symbol.c, confdata.c, menu.c, preprocess.c), with the differences of Linux as a dialect.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.kconfig;
