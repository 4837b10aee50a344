/**
 * The project as the user laid it out: {@code bsplint.yaml}, and which file of the folder plays which role. Reads no
 * input but {@code bsplint.yaml}; what the files mean is {@code assembly}'s part.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.project;
