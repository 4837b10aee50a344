package org.bsplint.diagnostic;

/**
 * One replacement in a file: the text from start to end (lines and columns from 1, end exclusive) becomes {@code text}.
 * A file that does not exist yet is created by an edit at 1:1.
 */
public record Edit(String file, int startLine, int startColumn, int endLine, int endColumn, String text) {}
