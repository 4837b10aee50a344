package org.bsplint.eval.bitbake.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.Agenda;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * Evaluates recipes ({@code BBHandler.handle} and {@code ast.multi_finalize}): the file, its bbappends, deferred classes,
 * key expansion, anonymous functions; and the variants that BBCLASSEXTEND asks for.
 */
public final class RecipeEvaluator {
    private final BitbakeFiles files;
    private final Missing missing;

    public RecipeEvaluator(BitbakeFiles files, Missing missing) {
        this.files = files;
        this.missing = missing;
    }

    /** A recipe whose file and appends were read, but nothing finished. */
    public record Read(String path, DataStore store) {}

    /** @param configuration not written; the recipe's store is a copy of it */
    public Read read(DataStore configuration, String path, List<String> appends) {
        DataStore store = configuration.copy();
        store.agenda().classType("recipe");
        store.agenda().read().clear();
        FileEvaluator evaluator = new FileEvaluator(store, files, missing);
        evaluator.evaluateMain(path);
        appends.forEach(evaluator::evaluate);
        return new Read(path, store);
    }

    /** The recipe itself, finished. */
    public DataStore finish(Read recipe) {
        DataStore store = recipe.store().copy();
        finish(store);
        return store;
    }

    /** Finishes a store that holds what a recipe's file and appends say. */
    public void finish(DataStore store) {
        finish(new FileEvaluator(store, files, missing));
    }

    /** Names of the variants that BBCLASSEXTEND asks for: {@code native}, {@code multilib:lib32}. */
    public List<String> variants(DataStore finished) {
        return finished.value("BBCLASSEXTEND").asKnown().map(Blanks::words).orElse(List.of());
    }

    /** One variant ({@code native}) of a recipe, finished. */
    public DataStore variant(Read recipe, DataStore finished, String variant) {
        DataStore store = recipe.store().copy();
        String[] parts = variant.split(":", 3);
        if (parts.length > 1) {
            store.set("BBEXTENDCURR", Text.of(parts[0]), Place.NONE);
            store.set("BBEXTENDVARIANT", Text.of(parts[1]), Place.NONE);
        } else {
            store.set("PN", finished.text("PN").plus("-" + variant), Place.NONE);
        }
        store.set("BBCLASSEXTEND", finished.text("BBCLASSEXTEND"), Place.NONE);
        store.agenda().deferred().add(new Agenda.Deferred(parts[0], start(recipe.path())));
        new Finishing(new FileEvaluator(store, files, missing)).finish();
        return store;
    }

    /** The recipe under the empty name, and each variant under its own. */
    public Map<String, DataStore> evaluate(DataStore configuration, String path, List<String> appends) {
        Read recipe = read(configuration, path, appends);
        DataStore main = finish(recipe);
        Map<String, DataStore> stores = new LinkedHashMap<>();
        stores.put("", main);
        for (String variant : variants(main)) {
            stores.put(variant, variant(recipe, main, variant));
        }
        return stores;
    }

    private Span start(String path) {
        Optional<SourceFile> file = files.tree().read(path);
        return file.map(source -> source.span(0, 0))
                .orElseGet(() -> SourceFile.of(path, "").span(0, 0));
    }

    /** As {@link #finish}, for a store that was filled in another way (plain files). */
    public static void finish(FileEvaluator evaluator) {
        new Finishing(evaluator).finish();
    }

    /** {@code ast.finalize}. */
    private static final class Finishing {
        private final FileEvaluator evaluator;
        private final DataStore store;
        private final Functions functions;

        Finishing(FileEvaluator evaluator) {
            this.evaluator = evaluator;
            this.store = evaluator.store();
            this.functions = new Functions(store);
        }

        void finish() {
            inheritDeferred();
            functions.checkHandlers();
            functions.fire("bb.event.RecipePreFinalise");
            expandNames();
            functions.fire("bb.event.RecipePostKeyExpansion");
            if (!functions.runAnonymous()) {
                return;
            }
            functions.fire("bb.event.RecipeTaskPreProcess");
            if (store.dialect().atLeast(Dialect.WALNASCAR)) {
                new VirtualProviders(store).apply();
            }
            functions.fire("bb.event.RecipeParsed");
        }

        private void inheritDeferred() {
            List<Agenda.Deferred> waiting = store.agenda().deferred();
            for (int budget = 1000; !waiting.isEmpty() && budget > 0; budget--) {
                Agenda.Deferred next = waiting.remove(0);
                evaluator.inherit(next.classes(), next.span(), true);
            }
        }

        /** {@code bb.data.expandKeys}: once, in order of name. */
        private void expandNames() {
            Map<String, Text> renames = new TreeMap<>();
            for (String name : store.openNames()) {
                if (store.exists(name)) {
                    Value expanded = store.expand(Text.of(name));
                    if (expanded instanceof Value.Failing failing) {
                        place(name)
                                .ifPresent(span -> store.notes()
                                        .add(Diagnostic.error(
                                                span, "cannot expand the name " + name + ": " + failing.reason())));
                    }
                    renames.put(name, expanded.partial());
                }
            }
            renames.forEach((name, to) -> {
                if (to.isKnown()) {
                    rename(name, to.known());
                } else {
                    taint(name, to);
                }
            });
        }

        private void rename(String name, String to) {
            if (name.equals(to)) {
                return;
            }
            boolean collides = !store.raw(to).isUnset() && !store.raw(name).isUnset();
            if (collides) {
                Findings.nameReplaced(store, name, to);
            }
            if (!store.rename(name, to, Place.NONE)) {
                place(name)
                        .ifPresent(span -> store.notes()
                                .add(Diagnostic.error(span, "renaming " + name + " to " + to + " never ends")));
            }
        }

        /** It is not known which variable that is: all that may be it, and those of which it may be an override value. */
        private void taint(String name, Text to) {
            String known = to.segments().get(0) instanceof Text.Literal literal ? literal.text() : "";
            char separator = store.dialect().separator();
            for (Cause cause : to.causes()) {
                store.taintLike(to, cause);
                for (int at = known.indexOf(separator); at > 0; at = known.indexOf(separator, at + 1)) {
                    if (mayBeActive(rest(to, at + 1), separator)) {
                        store.taint(known.substring(0, at), cause);
                    }
                }
            }
            store.delete(name, Place.NONE);
        }

        private static Text rest(Text text, int from) {
            Text.Builder rest = new Text.Builder();
            boolean first = true;
            for (Text.Segment segment : text.segments()) {
                if (segment instanceof Text.Literal literal) {
                    rest.append(first ? literal.text().substring(from) : literal.text());
                } else {
                    rest.append(Text.unknown(((Text.Hole) segment).causes()));
                }
                first = false;
            }
            return rest.build();
        }

        private boolean mayBeActive(Text override, char separator) {
            Text.Builder part = new Text.Builder();
            for (Text.Segment segment : override.segments()) {
                if (!(segment instanceof Text.Literal literal)) {
                    part.append(Text.unknown(((Text.Hole) segment).causes()));
                    continue;
                }
                for (int i = 0; i < literal.text().length(); i++) {
                    if (literal.text().charAt(i) != separator) {
                        part.append(literal.text().charAt(i));
                    } else if (!store.mayBeOverride(part.build())) {
                        return false;
                    } else {
                        part = new Text.Builder();
                    }
                }
            }
            return store.mayBeOverride(part.build());
        }

        private Optional<Span> place(String name) {
            return store.history(name).stream()
                    .flatMap(event -> event.place().span().stream())
                    .findFirst();
        }
    }
}
