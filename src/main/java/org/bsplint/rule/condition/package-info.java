/**
 * Conditions and what comes of them: each line is one fact about an image, decided in Kleene logic with an explanation, and
 * combined by all, any and not.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.rule.condition;
