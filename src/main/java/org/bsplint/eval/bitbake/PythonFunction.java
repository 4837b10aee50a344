package org.bsplint.eval.bitbake;

import org.bsplint.source.Span;

/**
 * A Python function of a recipe or class that BitBake runs while parsing: an anonymous function or an event handler.
 *
 * @param name the handler's name; empty for an anonymous function
 * @param file name of the file that holds it, without folders: {@code uboot-config.bbclass}
 * @param body its lines as written, without the line that opens and the one that closes it, each ended by a line end
 * @param event the event's class ({@code bb.event.ConfigParsed}) for a handler; empty for an anonymous function
 * @param span the line that opens it
 */
public record PythonFunction(String name, String file, String body, String event, Span span) {}
