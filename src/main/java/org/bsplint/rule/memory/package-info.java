/** What rules said before: used again as long as what they asked is answered the same, so that an editor is quick. */
@org.jspecify.annotations.NullMarked
package org.bsplint.rule.memory;
