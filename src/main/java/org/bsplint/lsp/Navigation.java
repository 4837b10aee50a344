package org.bsplint.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bsplint.ecosystem.command.CommandCatalog;
import org.bsplint.source.SourceFile;
import org.bsplint.source.Span;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Definitions, references and symbols, from the evaluated project. */
final class Navigation {
    private static final int MAX_PLACES = 2000;
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+|setenv[ \\t]+|# )?([A-Za-z_][\\w:./${}+-]*)(?:\\[\\w+\\])?[ \\t]*(?:[?:+.]{0,3}=| is not set)");
    private static final Pattern SETENV = Pattern.compile("\\bsetenv[ \\t]+([A-Za-z_]\\w*)");
    private static final Pattern YAML_KEY = Pattern.compile("(?m)^[ ]{0,2}([\\w-]+):");

    private final Snapshot snapshot;

    Navigation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The assignment that wins, in each image; where none is in a file, every place that touched the option. */
    List<Location> definition(String path, Position position) {
        Optional<String> name = name(path, position);
        if (name.isEmpty()) {
            return List.of();
        }
        Set<Span> places = new LinkedHashSet<>();
        options(path, name.get()).forEach(option -> option.place().ifPresent(places::add));
        if (places.isEmpty()) {
            options(path, name.get())
                    .forEach(option -> option.history().stream()
                            .flatMap(step -> step.span().stream())
                            .forEach(places::add));
        }
        return locations(places);
    }

    private List<Option> options(String path, String name) {
        List<Option> options = new ArrayList<>();
        if (FileKind.of(path) == FileKind.SCRIPT) {
            snapshot.file(path)
                    .map(file -> Scripts.of(file, snapshot).run().environment())
                    .filter(environment -> environment.has(name))
                    .ifPresent(environment -> options.add(environment.get(name)));
        }
        snapshot.options(name).forEach(found -> options.add(found.option()));
        return options;
    }

    private Optional<String> name(String path, Position position) {
        return snapshot.file(path)
                .flatMap(file -> Places.word(file, position, ""))
                .map(Span::text);
    }

    /** Every place in the files that were read where the name stands as a whole word. */
    List<Location> references(String path, Position position) {
        Optional<String> name = name(path, position);
        if (name.isEmpty()) {
            return List.of();
        }
        return locations(mentions(name.get()));
    }

    /** Every mention renamed; nothing for a name that other people's code reads (an option of the catalogue, a command). */
    Optional<WorkspaceEdit> rename(String path, Position position, String to) {
        Optional<String> name = name(path, position);
        boolean own = name.isPresent()
                && to.matches("[A-Za-z_]\\w*")
                && CommandCatalog.builtIn().get(name.get()).isEmpty()
                && snapshot.knowledge().options().components().stream()
                        .noneMatch(component -> snapshot.knowledge()
                                .options()
                                .find(component, name.get())
                                .isPresent());
        if (!own) {
            return Optional.empty();
        }
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Span span : mentions(name.get())) {
            changes.computeIfAbsent(Places.uri(snapshot.root(), span.path()), uri -> new ArrayList<>())
                    .add(new TextEdit(Places.range(span), to));
        }
        return Optional.of(new WorkspaceEdit(changes));
    }

    private Set<Span> mentions(String name) {
        Set<String> paths = new LinkedHashSet<>(snapshot.report().bsp().inputs());
        snapshot.options(name)
                .forEach(found -> found.option().history().stream()
                        .map(Assignment::span)
                        .flatMap(Optional::stream)
                        .forEach(span -> paths.add(span.path())));
        Set<Span> places = new LinkedHashSet<>();
        for (String path : paths) {
            snapshot.tree().stillWanted();
            snapshot.file(path).ifPresent(file -> mentions(name, file, places));
        }
        return places;
    }

    private static void mentions(String name, SourceFile file, Set<Span> places) {
        String text = file.text();
        for (int at = text.indexOf(name); at >= 0 && places.size() < MAX_PLACES; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean whole =
                    (at == 0 || !isName(text.charAt(at - 1))) && (end == text.length() || !isName(text.charAt(end)));
            if (whole) {
                places.add(file.span(at, end));
            }
        }
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private List<Location> locations(Set<Span> places) {
        return places.stream()
                .map(span -> Places.location(snapshot.root(), span))
                .toList();
    }

    /** Where the word under the cursor stands in its own file: for highlighting. */
    List<Range> highlights(String path, Position position) {
        Optional<String> name = name(path, position);
        Set<Span> places = new LinkedHashSet<>();
        if (name.isPresent()) {
            snapshot.file(path).ifPresent(file -> mentions(name.get(), file, places));
        }
        return places.stream().map(Places::range).toList();
    }

    /** What a file sets, in order. */
    List<DocumentSymbol> symbols(String path) {
        Optional<SourceFile> file = snapshot.file(path);
        if (file.isEmpty()) {
            return List.of();
        }
        FileKind kind = FileKind.of(path);
        Pattern pattern = kind == FileKind.SCRIPT
                ? SETENV
                : kind == FileKind.SETTINGS || path.endsWith(".yaml") ? YAML_KEY : ASSIGNMENT;
        List<DocumentSymbol> symbols = new ArrayList<>();
        Matcher matcher = pattern.matcher(file.get().text());
        while (matcher.find() && symbols.size() < MAX_PLACES) {
            Span name = file.get().span(matcher.start(1), matcher.end(1));
            Span line = file.get().line(name.line());
            symbols.add(new DocumentSymbol(
                    matcher.group(1),
                    kind == FileKind.SETTINGS ? SymbolKind.Key : SymbolKind.Variable,
                    Places.range(line),
                    Places.range(name)));
        }
        return symbols;
    }

    /** Options of all components whose names hold the query. */
    List<WorkspaceSymbol> symbolsLike(String query) {
        String wanted = query.toLowerCase(Locale.ROOT);
        List<WorkspaceSymbol> symbols = new ArrayList<>();
        snapshot.optionsLike(name -> name.toLowerCase(Locale.ROOT).contains(wanted), 200)
                .forEach((name, found) -> found.option()
                        .place()
                        .ifPresent(span -> symbols.add(new WorkspaceSymbol(
                                name,
                                SymbolKind.Variable,
                                Either.forLeft(Places.location(snapshot.root(), span)),
                                found.component().name()))));
        return symbols;
    }
}
