/** What is told of rules without a project: {@code explain} and {@code rules}, and the loading of rules for all commands. */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.rules;
