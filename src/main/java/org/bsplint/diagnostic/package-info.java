/** What is shown to a user about a place in a file: severity, message, related places, fix. No logic. */
@org.jspecify.annotations.NullMarked
package org.bsplint.diagnostic;
