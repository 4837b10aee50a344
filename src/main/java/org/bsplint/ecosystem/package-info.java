/**
 * What is known of vendors' releases and components without their sources: which versions belong together, what options
 * exist and default to, where one-time-programmable words live, what a boot loader's commands can do. Loaded from
 * {@code rules/facts}, where every row names its source; a vendor is a folder there, not code here.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.ecosystem;
