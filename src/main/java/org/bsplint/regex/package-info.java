/**
 * Regular expressions as light as a first run wants them. The platform's make a class of characters out of lambdas that are linked
 * at run time; a check of a small project compiles some hundred short expressions and matches each a few times. Nothing names these
 * classes: the step of the build in {@code src/build} puts them in where sources say {@code java.util.regex.Pattern}. They know
 * what is common in expressions; with anything else ({@link org.bsplint.regex.Unsupported}), with texts that are no strings and with
 * characters beyond the basic plane, the platform's do the work. Only {@code java.*} is used.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.regex;
