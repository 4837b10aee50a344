/**
 * One component each: its words, its sources whole or in part, its configuration files, and the catalogue's defaults where
 * sources are absent.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.assembly.component;
