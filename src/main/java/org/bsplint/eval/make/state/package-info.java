/** What an evaluation of makefiles is made of: definitions with their history, places, the files that are seen, stops. */
@org.jspecify.annotations.NullMarked
package org.bsplint.eval.make.state;
