package org.bsplint.eval.hush.environment;

import org.bsplint.value.Value;

/**
 * One variable of a text that holds an environment.
 *
 * @param value unset for a line that removes the variable
 * @param start offset of its first character in the text
 */
public record Entry(String name, Value value, int start, int end) {}
