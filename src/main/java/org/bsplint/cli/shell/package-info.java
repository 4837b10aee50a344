/** What every command shares: exit statuses, the error of wrong usage, reading and writing files whole, colours. */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.shell;
