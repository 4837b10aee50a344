package org.bsplint.regex;

/** A step of a match, which goes on with the next one. */
interface Node {
    /** Does the rest of the expression match from here? Captures are as before where it does not. */
    boolean match(Run run, int at);
}
