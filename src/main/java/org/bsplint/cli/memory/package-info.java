/**
 * Runs that ended, kept on disk: a run whose files would answer every question as they did then ends as it did, and is not
 * made again. There is no partial reuse. Of the files nothing is kept but keyed digests; what a run printed has no secrets.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.memory;
