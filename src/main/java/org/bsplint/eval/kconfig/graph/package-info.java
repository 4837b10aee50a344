/**
 * A Kconfig tree as a graph of symbols: read from its files with macros expanded, dependencies handed down the menus,
 * selects turned around, choices with their members. No values yet. Mirrors zconf.y, menu.c and preprocess.c of
 * scripts/kconfig. Only this package fills the graph; for all others it is read-only.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.kconfig.graph;
