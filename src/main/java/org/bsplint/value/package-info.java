/**
 * What evaluation gives: a value that is known, unset, unknown or failing, the history of assignments that made it, and
 * Kleene truth. Unknown is a value with causes, never an exception, and a partly known text keeps what is known of it.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.value;
