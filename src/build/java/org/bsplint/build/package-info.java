/**
 * A step of the build over compiled classes: lambdas, method references and the methods that records have of themselves become
 * plain code, as compilers made it before there was {@code invokedynamic}. The virtual machine links each place of an
 * {@code invokedynamic} at its first use by running code of its own, also where an archive of classes holds what comes out: a
 * third of the time that a check of a small project takes in a new process on JDK 17. For the same reason calls of the platform's
 * streams, collectors and comparators, which link lambdas of their own, become calls of {@code org.bsplint.pipeline}. Not in the
 * program itself.
 */
package org.bsplint.build;
