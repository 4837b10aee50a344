/** U-Boot's commands as data: what each does to a device and to the variables of a script. */
@org.jspecify.annotations.NullMarked
package org.bsplint.ecosystem.command;
