package org.bsplint.eval.bitbake.file;

import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.source.Span;

/** What to do about a required file or class that is not there. */
public interface Missing {
    /**
     * @param verb {@code include required} or {@code inherit}, as in BitBake's message
     * @param file as looked for: {@code classes/kernel.bbclass}
     */
    void missing(DataStore store, Span span, String verb, String file);

    /** As BitBake: a parse error. */
    static Missing stops() {
        return (store, span, verb, file) ->
                store.notes().add(Diagnostic.error(span, "Could not " + verb + " file " + file));
    }
}
