/**
 * Text and where it came from: files with their line index, spans in them, and trees of files to read from (disk,
 * memory, unsaved editor buffers over either). No parsing, and nothing but {@code java.*}.
 */
@org.jspecify.annotations.NullMarked
package org.bsplint.source;
