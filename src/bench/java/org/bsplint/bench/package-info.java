/** Benchmarks of the parts (JMH); run by the Maven profile {@code bench}, not by the build. Whole processes: tools/bench. */
package org.bsplint.bench;
