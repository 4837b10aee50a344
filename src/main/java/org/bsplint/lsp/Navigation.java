package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bsplint.lsp.language.FileKind;
import org.bsplint.lsp.language.FileLinks;
import org.bsplint.lsp.language.Mentions;
import org.bsplint.lsp.language.Outline;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Definitions, references and symbols, from the evaluated project. */
final class Navigation {
    private static final int MAX_SYMBOLS = 200;
    /** Options may have no place: they are built in. */
    private static final int MAX_EVALUATED = 1000;

    private final Snapshot snapshot;

    Navigation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The file that a word names; else the assignment that wins, in each image; where none is in a file, every place that
     * touched the option; of a symbol that nothing sets, its declaration.
     */
    List<Location> definition(String path, Position position) {
        List<Location> files = files(path, position);
        Optional<Name> name = Name.at(snapshot, path, position);
        if (!files.isEmpty() || name.isEmpty()) {
            return files;
        }
        Set<Span> places = new LinkedHashSet<>();
        List<Option> options = options(name.get());
        options.forEach(option -> option.place().ifPresent(places::add));
        if (places.isEmpty()) {
            options.forEach(option -> option.history().stream()
                    .flatMap(step -> step.span().stream())
                    .forEach(places::add));
        }
        if (places.isEmpty()) {
            declarations(name.get(), places);
        }
        return locations(places);
    }

    private List<Location> files(String path, Position position) {
        return snapshot
                .file(path)
                .map(file -> FileLinks.at(
                        file,
                        Places.offset(file, position),
                        snapshot.tree(),
                        snapshot.report().bsp().inputs()))
                .orElse(List.of())
                .stream()
                .map(found -> new Location(snapshot.uri(found), new Range(new Position(0, 0), new Position(0, 0))))
                .toList();
    }

    private void declarations(Name name, Set<Span> places) {
        mentions(name).stream()
                .filter(place -> FileKind.of(place.path()) == FileKind.SYMBOLS)
                .filter(place -> place.file()
                        .line(place.line())
                        .text()
                        .matches("\\s*(?:menu)?config\\s+" + place.text() + "\\s*"))
                .forEach(places::add);
    }

    private List<Option> options(Name name) {
        List<Option> options = new ArrayList<>();
        SourceFile file = name.span().file();
        if (Scripts.isShell(file.path())) {
            Scripts script = Scripts.of(file, snapshot);
            options.addAll(script.variableAt(name.span()));
            if (options.stream().allMatch(option -> option.history().isEmpty())
                    && script.run().environment().has(name.option())) {
                options.add(script.run().environment().get(name.option()));
            }
        }
        snapshot.options(file.path(), name.option()).forEach(found -> options.add(found.option()));
        return options;
    }

    /** Every place in the files that were read where the name stands as a whole word. */
    List<Location> references(String path, Position position) {
        return Name.at(snapshot, path, position)
                .map(name -> locations(isOwn(path, name) ? variable(path, name) : mentions(name)))
                .orElse(List.of());
    }

    /** A word that no component knows means something in files of its kind alone. */
    private boolean isOwn(String path, Name name) {
        FileKind kind = FileKind.of(path);
        return (kind == FileKind.SCRIPT || kind == FileKind.ENVIRONMENT || kind == FileKind.SETTINGS)
                && !snapshot.hasOption(name.option());
    }

    private Set<Span> variable(String path, Name name) {
        boolean settings = FileKind.of(path) == FileKind.SETTINGS;
        Set<Span> places = new LinkedHashSet<>();
        for (Span place : mentions(name)) {
            FileKind kind = FileKind.of(place.path());
            boolean shell = kind == FileKind.SCRIPT || kind == FileKind.ENVIRONMENT;
            if (settings ? kind == FileKind.SETTINGS : shell) {
                places.add(place);
            }
        }
        return places;
    }

    private Set<Span> mentions(Name name) {
        Set<String> paths = new LinkedHashSet<>(snapshot.report().bsp().inputs());
        snapshot.options(name.option())
                .forEach(found -> found.option().history().stream()
                        .map(Assignment::span)
                        .flatMap(Optional::stream)
                        .forEach(span -> paths.add(span.path())));
        Set<Span> places = new LinkedHashSet<>();
        for (String path : paths) {
            snapshot.tree().stillWanted();
            snapshot.file(path)
                    .ifPresent(file -> name.spellings(FileKind.of(path))
                            .forEach(spelling -> places.addAll(Mentions.of(spelling, file))));
        }
        return places;
    }

    private List<Location> locations(Set<Span> places) {
        return places.stream().map(span -> snapshot.location(span)).toList();
    }

    /** Where the word under the cursor stands in its own file: for highlighting. */
    List<Range> highlights(String path, Position position) {
        return Name.at(snapshot, path, position).stream()
                .flatMap(name -> Mentions.of(name.span().text(), name.span().file()).stream())
                .map(Places::range)
                .toList();
    }

    /** What a file sets or declares, in order. */
    List<DocumentSymbol> symbols(String path) {
        return snapshot.file(path).map(Outline::of).orElse(List.of()).stream()
                .map(entry -> new DocumentSymbol(
                        entry.name().text(),
                        kind(entry.sort()),
                        Places.range(entry.name().file().line(entry.name().line())),
                        Places.range(entry.name())))
                .toList();
    }

    private static SymbolKind kind(Outline.Sort sort) {
        return switch (sort) {
            case VARIABLE -> SymbolKind.Variable;
            case FUNCTION -> SymbolKind.Function;
            case KEY -> SymbolKind.Key;
            case SYMBOL -> SymbolKind.Constant;
            case MENU -> SymbolKind.Namespace;
        };
    }

    /** Each variable of a script or environment where it is set first. */
    private void variables(String path, String wanted, List<WorkspaceSymbol> symbols) {
        Set<String> known = new HashSet<>();
        for (Outline.Entry entry : snapshot.file(path).map(Outline::of).orElse(List.of())) {
            String name = entry.name().text();
            if (symbols.size() < MAX_SYMBOLS && name.toLowerCase(Locale.ROOT).contains(wanted) && known.add(name)) {
                symbols.add(new WorkspaceSymbol(
                        name, SymbolKind.Variable, Either.forLeft(snapshot.location(entry.name())), path));
            }
        }
    }

    /** Options of all components whose names hold the query, and that some file sets. */
    List<WorkspaceSymbol> symbolsLike(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        List<WorkspaceSymbol> symbols = new ArrayList<>();
        snapshot.optionsLike(name -> name.toLowerCase(Locale.ROOT).contains(wanted), MAX_EVALUATED)
                .forEach((name, found) -> found.option()
                        .place()
                        .filter(place -> symbols.size() < MAX_SYMBOLS)
                        .ifPresent(span -> symbols.add(new WorkspaceSymbol(
                                name,
                                SymbolKind.Variable,
                                Either.forLeft(snapshot.location(span)),
                                found.component().name()))));
        snapshot.report().bsp().inputs().stream()
                .filter(Scripts::isShell)
                .forEach(path -> variables(path, wanted, symbols));
        return symbols;
    }
}
