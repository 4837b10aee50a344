/** The look on a terminal: a grep-able first line, then each step of the story as its own place with its source line. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.text;
