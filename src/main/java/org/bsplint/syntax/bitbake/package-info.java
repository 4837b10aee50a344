/**
 * BitBake's files as lists of statements: the line rules and regular expressions of {@code lib/bb/parse/parse_py}, in the
 * dialect of each release. A broken line is one diagnostic, and the next line is read as usual.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.syntax.bitbake;
