/**
 * One component each: its words, its sources whole or in part, its configuration files, and the catalogue's defaults where
 * sources are absent. What the next assembly will ask for is foreseen from what the last one asked for.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.component;
