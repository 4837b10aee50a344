package org.bsplint.engine;

import java.util.Optional;
import org.bsplint.source.Span;

/**
 * One step of the story behind a finding, as its own labelled place.
 *
 * @param span where; empty for what no file of the project says (knowledge base, command line)
 * @param title where, in words, when there is no span: {@code OP-TEE 3.12.0 (knowledge base)}; empty otherwise
 * @param note what happens there
 */
public record TraceStep(Optional<Span> span, String title, String note) {}
