/** What is said of the command line outside the program, made from its own description: completion scripts, the man page. */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.manual;
