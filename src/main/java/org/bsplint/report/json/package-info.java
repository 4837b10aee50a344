/** JSON out: a small streaming writer with stable key order, and the documents of the public contract. */
@org.jspecify.annotations.NullMarked
package org.bsplint.report.json;
