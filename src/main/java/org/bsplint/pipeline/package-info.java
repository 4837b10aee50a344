/**
 * Streams as light as a first run wants them. The platform's prepare for splitting, sizes, sorted sources and many threads before
 * they give their first element, and link lambdas of their own at run time; a check of a small project makes some thousand
 * streams of a few elements, and its code runs once. Nothing names these classes: the step of the build in {@code src/build} puts
 * them in where sources say {@code list.stream()}, {@code Collectors.joining()} or {@code Comparator.comparing()}. Only
 * {@code java.*} is used.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.pipeline;
