/**
 * What an assembly looks at while it works: the project with its diary, the Yocto side as evaluated, and what was found out
 * about machine, release and versions.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.view;
