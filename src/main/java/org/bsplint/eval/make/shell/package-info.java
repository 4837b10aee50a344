/**
 * A shell that runs nothing: reads a POSIX command line, and computes what pure commands ({@code echo}, {@code expr},
 * {@code test}, {@code printf}, {@code tr}, {@code cut} …) would print. Whatever else is asked for makes the whole
 * command unknown; files are only looked at, through the tree that is linted.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.make.shell;
