/**
 * Runs U-Boot scripts and environments in the mind: no command is executed, each is recorded with its arguments as far as
 * they are known, whether it certainly runs, and the way that leads there. Statuses of commands that touch hardware are
 * unknown; then both branches are followed and what they leave behind is joined.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.hush;
