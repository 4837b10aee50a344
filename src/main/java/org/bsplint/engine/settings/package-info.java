/** How strictly the rules run, as a project's settings say it: one reading for the command line and for editors. */
@org.jspecify.annotations.NullMarked
package org.bsplint.engine.settings;
