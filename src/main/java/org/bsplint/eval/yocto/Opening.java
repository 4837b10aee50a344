package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.Continuation;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.StoreOptions;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.Discoveries;
import org.bsplint.eval.bitbake.file.RecipeEvaluator;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.source.FileTree;
import org.bsplint.source.TreeMemory;

/**
 * A workspace's configuration as read once, and what was made from it since: the list of recipes and the recipes that were
 * asked for, each kept while the files that it read answer the same.
 */
final class Opening {
    /** Recipes of a boot chain and of a product, in one or two states. */
    private static final int MAX_RECIPES = 60;

    private final Optional<KasProject> kas;
    private final Configuration configuration;
    private final Evaluation config;
    private final TreeMemory<String, Offer> offers = new TreeMemory<>(2);
    private final TreeMemory<Recipe, Evaluation> recipes = new TreeMemory<>(MAX_RECIPES);
    private final Finishes finishes = new Finishes(MAX_RECIPES);

    /** Every recipe that the layers offer, and what was seen while they were looked for. */
    record Offer(List<Recipe> recipes, Notes notes) {
        Offer {
            recipes = List.copyOf(recipes);
        }
    }

    private Opening(Optional<KasProject> kas, Configuration configuration, Notes notes) {
        this.kas = kas;
        this.configuration = configuration;
        this.config = evaluation(configuration.store(), notes);
    }

    static Opening of(FileTree tree, YoctoRequest request, BitbakeFiles parsed, InlinePython python) {
        Notes notes = new Notes();
        Optional<KasProject> kas = request.kas().map(file -> KasProject.read(tree, file, notes));
        FileTree files = kas.map(project -> project.over(tree)).orElse(tree);
        YoctoRequest asked = kas.map(project -> new YoctoRequest(
                        Optional.of(project.build()),
                        project.layers(tree, request.layers()),
                        request.machine(),
                        request.distro(),
                        request.kas(),
                        request.multiconfig(),
                        request.set(),
                        request.supposed(),
                        request.series()))
                .orElse(request);
        Map<String, Diagnostic> absent = kas.map(KasProject::absent).orElse(Map.of());
        Configuration read =
                new ConfigurationReader(files, asked, absent, notes, parsed, python).read(asked.multiconfig());
        Discoveries.ofLists(read.store()).forEach(notes::add);
        return new Opening(kas, read, notes);
    }

    private static Evaluation evaluation(DataStore store, Notes notes) {
        return new Evaluation(
                new StoreOptions(store).settings(),
                notes.diagnostics(),
                notes.observations(),
                List.of(),
                notes.inputs());
    }

    /** The files with those that are made for the project. */
    FileTree files(FileTree tree) {
        return kas.map(project -> project.over(tree)).orElse(tree);
    }

    Configuration configuration() {
        return configuration;
    }

    /** The configuration datastore; what was seen and complained of while it was read. */
    Evaluation config() {
        return config;
    }

    Offer offer(FileTree files) {
        return offers.of("", files, asked -> {
            Notes notes = new Notes();
            Sightings sightings = new Sightings(notes);
            RecipeFiles found = new RecipeFiles(asked, configuration, sightings);
            found.reportUnused();
            return new Offer(new RecipeChoice(asked, configuration, found, sightings).recipes(), notes);
        });
    }

    /** The recipe's datastore after its appends, its classes and its anonymous functions. */
    Evaluation evaluate(Recipe recipe, FileTree files) {
        return recipes.of(recipe, files, asked -> {
            Notes own = new Notes();
            DataStore store = finished(recipe, asked, own);
            Discoveries.of(store).forEach(own::add);
            return evaluation(store, own);
        });
    }

    private DataStore finished(Recipe recipe, FileTree files, Notes own) {
        RecipeEvaluator evaluator = evaluator(files);
        DataStore start = configuration.store().copy(own, python(files));
        RecipeEvaluator.Read read = evaluator.read(start, recipe.file(), recipe.appends());
        DataStore plain = finishes.of(
                recipe,
                read.store(),
                files,
                asked -> Continuation.of(
                        read.store(), python(asked), store -> evaluator(asked).finish(store)));
        return recipe.variant().isEmpty() ? plain : evaluator.variant(read, plain, recipe.variant());
    }

    private InlinePython python(FileTree files) {
        return configuration.python().in(configuration.surroundings().in(files));
    }

    private RecipeEvaluator evaluator(FileTree files) {
        BitbakeFiles parsed =
                configuration.files().in(files, configuration.store().dialect());
        return new RecipeEvaluator(parsed, configuration.missing());
    }
}
