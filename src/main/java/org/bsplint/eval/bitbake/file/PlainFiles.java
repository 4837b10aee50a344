package org.bsplint.eval.bitbake.file;

import java.util.Map;
import org.bsplint.diagnostic.Diagnostic;
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
        DataStore finished = path.endsWith(".conf") || path.endsWith(".bbclass") ? store : finish(path, store);
        checkOverrides(finished);
        Discoveries.of(finished).forEach(notes::add);
        return finished;
    }

    /** BitBake expands OVERRIDES whenever it, or what it refers to, is set. */
    private static void checkOverrides(DataStore store) {
        if (store.value("OVERRIDES") instanceof Value.Failing failing) {
            store.history("OVERRIDES").stream()
                    .flatMap(event -> event.place().span().stream())
                    .findFirst()
                    .ifPresent(span ->
                            store.notes().add(Diagnostic.error(span, "cannot expand OVERRIDES: " + failing.reason())));
        }
    }

    private DataStore finish(String path, DataStore store) {
        RecipeEvaluator recipes = new RecipeEvaluator(files, Missing.stops());
        RecipeEvaluator.Read recipe = new RecipeEvaluator.Read(path, store);
        DataStore finished = recipes.finish(recipe);
        for (String variant : recipes.variants(finished)) {
            // only for what BitBake would stop at
            recipes.variant(recipe, finished, variant);
        }
        return finished;
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
