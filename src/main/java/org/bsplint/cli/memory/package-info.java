/**
 * Runs that ended, kept on disk: a run whose files would answer every question as they did then ends as it did, and is not
 * made again, also where the same files lie elsewhere. Of a command that works on many files each on its own, each is kept on
 * its own. Of the files nothing is kept but keyed digests; what a run printed has no secrets.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.cli.memory;
