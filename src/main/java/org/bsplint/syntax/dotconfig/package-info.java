/**
 * {@code .config} files, defconfigs and fragments as lines, by the exact rules of {@code conf_read_simple}
 * (scripts/kconfig/confdata.c): what sets a symbol, what unsets it, what is a comment, what is ignored.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.dotconfig;
