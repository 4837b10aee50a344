package org.bsplint.eval.bitbake.file;

import java.util.Map;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.eval.bitbake.PythonEvaluator;
import org.bsplint.eval.bitbake.StoreOptions;
import org.bsplint.source.Paths;
import org.bsplint.value.Origin;
import org.bsplint.value.Value;

/**
 * Evaluates files each on its own, as one datastore without base configuration: what {@code bb.parse.handle} makes of an
 * empty store whose BBPATH is the file's folder. A recipe, include or append is finished as BitBake would; a {@code .conf}
 * or {@code .bbclass} is only read.
 */
public final class PlainFiles {
    private final BitbakeFiles files;
    private final PythonEvaluator python;

    public PlainFiles(BitbakeFiles files, PythonEvaluator python) {
        this.files = files;
        this.python = python;
    }

    /** The file's store after BitBake has read it. */
    public DataStore store(String path, Map<String, String> given) {
        Notes notes = new Notes();
        DataStore store = new DataStore(files.dialect(), python, notes);
        store.put("BBPATH", Paths.parent(path));
        Place caller = Place.of(Origin.COMMAND_LINE);
        given.forEach((name, value) -> store.store(name, Value.known(value), Event.of("set", value, caller)));
        FileEvaluator evaluator = new FileEvaluator(store, files, Missing.stops());
        evaluator.evaluateMain(path);
        if (!path.endsWith(".conf") && !path.endsWith(".bbclass")) {
            RecipeEvaluator.finish(evaluator);
        }
        Discoveries.of(store).forEach(notes::add);
        return store;
    }

    /** @param given variables that are set before the file is read */
    public Evaluation evaluate(String path, Map<String, String> given) {
        DataStore store = store(path, given);
        Notes notes = store.notes();
        return new Evaluation(
                new StoreOptions(store).all(),
                notes.diagnostics(),
                notes.observations(),
                java.util.List.of(),
                notes.inputs());
    }
}
