package org.bsplint.source;

/**
 * A file or folder that is there and could not be read.
 *
 * @param path as it is shown, relative to the tree's root where it lies below it
 * @param reason what kept it from being read, and what to do about it
 */
public record Unread(String path, String reason) {}
