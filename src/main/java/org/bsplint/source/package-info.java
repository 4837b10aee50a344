/**
 * Text and where it came from: files with their line index, spans in them, and trees of files to read from (disk,
 * memory, unsaved editor buffers over either). No parsing, and nothing but {@code java.*}. What is asked of the letters of many texts
 * stands here too ({@link Letters}, {@link Cursor}): the platform's regular expressions cost more than a small check.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.source;
