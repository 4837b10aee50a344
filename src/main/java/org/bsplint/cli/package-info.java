/** The command line: picocli commands over the engine; the only code that touches standard streams and exit statuses. */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli;
