package org.bsplint.eval.bitbake.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.bitbake.Agenda;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.source.Paths;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.bitbake.BitbakeFile;
import org.bsplint.syntax.bitbake.Blanks;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.syntax.bitbake.Statement;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * Evaluates files on one datastore, statement by statement ({@code bb.parse.handle}). Relative names are looked for along
 * BBPATH; FILE follows the file that is being evaluated, except into classes.
 */
public final class FileEvaluator {
    private static final int MAX_DEPTH = 100;

    private final DataStore store;
    private final BitbakeFiles files;
    private final Missing missing;
    private final Assignments assignments;
    private final Tasks tasks;
    private final PathSearch search;
    private final List<String> open = new ArrayList<>();
    private final Set<String> complained = new HashSet<>();

    public FileEvaluator(DataStore store, BitbakeFiles files, Missing missing) {
        this.store = store;
        this.files = files;
        this.missing = missing;
        this.assignments = new Assignments(store);
        this.tasks = new Tasks(store);
        this.search = new PathSearch(store, files.tree());
    }

    public DataStore store() {
        return store;
    }

    /** Evaluates a file by its path; false if it cannot be read. */
    public boolean evaluate(String path) {
        files.tree().stillWanted();
        Optional<ParseResult<BitbakeFile>> parsed = files.parse(path);
        if (parsed.isEmpty()) {
            isUnread(path, SourceFile.of(path, "").span(0, 0));
        }
        parsed.ifPresent(result -> evaluate(path, result));
        return parsed.isPresent();
    }

    /** As {@link #evaluate}, for the file that everything starts from: FILE stays what it becomes. */
    public boolean evaluateMain(String path) {
        boolean read = evaluate(path);
        if (read && !path.endsWith(".bbclass")) {
            store.put("FILE", path);
        }
        return read;
    }

    private void evaluate(String path, ParseResult<BitbakeFile> parsed) {
        SourceFile source = parsed.tree().source();
        store.notes().input(source.path());
        parsed.diagnostics().forEach(store.notes()::add);
        complain(source);
        boolean isClass = path.endsWith(".bbclass");
        if (isClass) {
            store.agenda().inherited().add(path);
        }
        store.agenda().read().add(path);
        Value before = store.content("FILE");
        if (!isClass) {
            store.put("FILE", path);
        }
        open.add(path);
        for (Statement statement : parsed.tree().statements()) {
            execute(statement, path);
        }
        open.remove(open.size() - 1);
        before.asKnown().filter(file -> !isClass).ifPresent(file -> store.put("FILE", file));
    }

    private void complain(SourceFile source) {
        if (!complained.add(source.path())) {
            return;
        }
        if (!source.isUtf8()) {
            store.notes().add(Diagnostic.error(source.span(0, 0), "the file is not UTF-8: BitBake cannot read it"));
        }
        int nul = source.text().indexOf('\0');
        if (nul >= 0) {
            store.notes().add(Diagnostic.problem(source.span(nul, nul + 1), "the file holds a NUL character"));
        }
    }

    private void execute(Statement statement, String path) {
        if (statement instanceof Statement.Assignment assignment) {
            assignments.execute(assignment);
        } else if (statement instanceof Statement.Include include) {
            include(include, path);
        } else if (statement instanceof Statement.Inherit inherit) {
            inherit(inherit);
        } else if (statement instanceof Statement.Export export) {
            assignments.export(export);
        } else if (statement instanceof Statement.Unset unset) {
            Place place = Place.at(unset.span());
            if (unset.flag().isEmpty()) {
                store.delete(unset.name(), place);
            } else {
                store.deleteFlag(unset.name(), unset.flag(), place);
            }
        } else if (statement instanceof Statement.Unparsed unparsed) {
            Findings.unparsed(store, unparsed);
        } else if (statement instanceof Statement.AddFragments fragments) {
            addFragments(fragments, path);
        } else {
            tasks.execute(statement, path);
        }
    }

    // ---- include, require, include_all

    private void include(Statement.Include include, String path) {
        String verb = include.kind() == Statement.Include.Kind.REQUIRE ? "include required" : "";
        List<String> names = expandedWords(include.files(), include.span());
        if (include.kind() != Statement.Include.Kind.INCLUDE_ALL) {
            names.forEach(name -> includeFile(name, path, include.span(), verb));
            return;
        }
        for (String folder : search.folders()) {
            // only the first name is looked for everywhere
            for (int i = 0; i < names.size(); i++) {
                String name = i == 0 ? Paths.resolve(folder, names.get(0)) : names.get(i);
                includeFile(name, path, include.span(), verb);
            }
        }
    }

    /** {@code include_single_file}: the folder of the including file first, then BBPATH. */
    private void includeFile(String name, String includer, Span span, String verb) {
        if (name.equals(includer)) {
            return;
        }
        String found = name.startsWith("/")
                ? name
                : search.first(Paths.parent(includer), name).orElse(name);
        if (!isBitbakeFile(found)) {
            store.notes().add(Diagnostic.error(span, "not a BitBake file: " + name));
        } else if (isUnread(found, span)) {
            return;
        } else if (!files.tree().isFile(found)) {
            if (!verb.isEmpty()) {
                miss(span, verb, name);
            }
        } else if (enters(found, span)) {
            if (store.agenda().read().contains(found)) {
                Findings.includedTwice(store, found, span);
            }
            evaluate(found);
        }
    }

    private static boolean isBitbakeFile(String path) {
        return path.endsWith(".conf") || path.endsWith(".inc") || path.endsWith(".bb") || path.endsWith(".bbclass");
    }

    private boolean enters(String path, Span span) {
        String identity = files.tree().identity(path);
        boolean cycle =
                open.stream().anyMatch(outer -> files.tree().identity(outer).equals(identity));
        if (cycle || open.size() > MAX_DEPTH) {
            String what = cycle ? "includes itself, directly or through others" : "is included too deeply";
            if (complained.add("cycle " + path)) {
                store.notes().add(Diagnostic.error(span, Paths.name(path) + " " + what));
            }
            return false;
        }
        return true;
    }

    /** A file that is not there; where BBPATH itself is not known nobody can say so, and why it is not was told already. */
    private void miss(Span span, String verb, String file) {
        if (!store.value("BBPATH").isUndecided()) {
            missing.missing(store, span, verb, file);
        }
    }

    // ---- inherit

    private void inherit(Statement.Inherit inherit) {
        if (inherit.deferred()) {
            store.agenda().deferred().add(new Agenda.Deferred(inherit.classes(), inherit.span()));
        } else {
            inherit(inherit.classes(), inherit.span(), false);
        }
    }

    /** {@code BBHandler.inherit}: each class once a store. */
    public void inherit(String classes, Span span, boolean deferred) {
        for (String name : expandedWords(classes, span)) {
            if (!deferred && isToDefer(name)) {
                store.agenda().deferred().add(new Agenda.Deferred(name, span));
                continue;
            }
            Optional<String> found = classFile(name);
            if (found.isEmpty()) {
                miss(span, "inherit", "classes/" + name + ".bbclass");
                // the recipe inherits it all the same, for code that asks
                store.agenda().inherited().add("classes/" + name + ".bbclass");
            } else if (!store.agenda().inherited().contains(found.get())
                    && !isUnread(found.get(), span)
                    && enters(found.get(), span)) {
                evaluate(found.get());
            }
        }
    }

    private boolean isToDefer(String name) {
        return store.dialect().atLeast(Dialect.WALNASCAR)
                && Blanks.words(store.text("BB_DEFER_BBCLASSES").toString()).contains(name);
    }

    private Optional<String> classFile(String name) {
        if (name.startsWith("/")) {
            return Optional.of(name).filter(files.tree()::isFile);
        }
        if (name.endsWith(".bbclass")) {
            return search.first(name).filter(files.tree()::isFile);
        }
        List<String> folders = store.dialect().atLeast(Dialect.LANGDALE)
                ? List.of("classes-" + store.agenda().classType(), "classes")
                : List.of("classes");
        return folders.stream()
                .flatMap(folder -> search.first(folder + "/" + name + ".bbclass").stream())
                .filter(files.tree()::isFile)
                .findFirst();
    }

    /** Expands what a statement names; where that is unknown, anything may have been read. */
    private List<String> expandedWords(String text, Span span) {
        if (!text.contains("${")) {
            return Blanks.words(text);
        }
        Value value = store.expand(Text.of(text));
        if (value instanceof Value.Failing failing) {
            store.notes().add(Diagnostic.error(span, "cannot expand " + text + ": " + failing.reason()));
            return List.of();
        }
        List<String> words = new ArrayList<>();
        Words.of(value.partial()).forEach(word -> {
            if (word.isKnown()) {
                words.add(word.known());
            }
        });
        if (!value.isKnown()) {
            Cause cause = Cause.of(Cause.Kind.UNSUPPORTED, "what " + text + " reads is not known", span);
            List<Text> open = Words.of(value.partial()).stream()
                    .filter(word -> !word.isKnown())
                    .toList();
            Candidates candidates = new Candidates(store, files, search.folders());
            if (!open.isEmpty() && open.stream().allMatch(word -> candidates.taint(word, cause))) {
                return words;
            }
            anythingMayBeSet(span, "cannot tell which files " + text + " reads", cause);
        }
        return words;
    }

    private void anythingMayBeSet(Span span, String problem, Cause cause) {
        store.notes().add(Diagnostic.problem(span, problem));
        Value file = store.content("FILE");
        store.taintAll("", cause);
        file.asKnown().ifPresent(known -> store.put("FILE", known));
    }

    /** Is the file there, but not to be read? Then what it sets is not known. */
    private boolean isUnread(String path, Span span) {
        Optional<String> reason = files.tree().read(path).isPresent()
                ? Optional.empty()
                : files.tree().unread(path);
        reason.ifPresent(why -> {
            String problem = Paths.name(path) + " " + why + ": what it sets is not known";
            anythingMayBeSet(span, problem, Cause.of(Cause.Kind.MISSING_INPUT, problem, span));
        });
        return reason.isPresent();
    }

    // ---- addfragments

    private void addFragments(Statement.AddFragments statement, String path) {
        if (store.text("_BB_SKIP_FRAGMENTS").equals(Text.of("1"))) {
            return;
        }
        new Fragments(store, files.tree()).enabled(statement).forEach(fragment -> {
            includeFile(fragment.path(), path, statement.span(), "include fragment");
            fragment.moveFlagged(store, statement);
        });
    }
}
