package org.bsplint.ecosystem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bsplint.diagnostic.Nearest;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Deferred;
import org.bsplint.value.DeferredList;
import org.bsplint.value.Truth;

/** Every known option by component and name; rows of one option in several files are one entry. */
public final class OptionCatalog {
    private static final List<String> MOST_ASKED = List.of("yocto", "optee", "tf-a", "u-boot");

    /** A row of the facts, read when something asks for the option. */
    record Row(String component, String name, Deferred<CatalogOption> option) {
        private Row of(String vendor) {
            return new Row(component, name, Deferred.by(() -> option.get().of(vendor)));
        }
    }

    private final Deferred<Map<String, TreeMap<String, Deferred<CatalogOption>>>> byComponent;
    private final Map<String, SourceCatalog> sources;
    private final Map<String, NameSet> names;
    private final Deferred<Map<String, Map<String, String>>> meanings;
    private final List<Row> rows;
    private final Map<String, OptionCatalog> byVendor = new ConcurrentHashMap<>();

    /** @param meanings of further options, by component and name */
    OptionCatalog(List<Row> rows, Deferred<Map<String, Map<String, String>>> meanings) {
        this(rows, meanings, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private OptionCatalog(
            List<Row> rows,
            Deferred<Map<String, Map<String, String>>> meanings,
            Map<String, SourceCatalog> sources,
            Map<String, NameSet> names) {
        this.rows = DeferredList.copyOf(rows);
        this.meanings = meanings;
        this.sources = sources;
        this.names = names;
        this.byComponent = Deferred.by(() -> byComponent(this.rows));
    }

    private static Map<String, TreeMap<String, Deferred<CatalogOption>>> byComponent(List<Row> rows) {
        Map<String, TreeMap<String, Deferred<CatalogOption>>> options = new TreeMap<>();
        for (Row row : rows) {
            options.computeIfAbsent(row.component(), name -> new TreeMap<>())
                    .merge(
                            row.name(),
                            row.option(),
                            (first, second) -> Deferred.by(() -> joined(first.get(), second.get())));
        }
        return options;
    }

    /** The same for builds of one vendor: without what holds for other vendors' versions alone. */
    OptionCatalog forVendor(String vendor) {
        return byVendor.computeIfAbsent(
                vendor,
                maker -> new OptionCatalog(
                        DeferredList.by(
                                () -> rows.stream().map(row -> row.of(maker)).toList()),
                        meanings,
                        sources,
                        names));
    }

    /** Reads every row, so that all errors in them are told. */
    void readRows() {
        rows.forEach(row -> row.option().get());
        meanings.get();
    }

    /** What the component's source trees hold; read when it is first asked for. */
    public SourceCatalog sources(String component) {
        return sources.computeIfAbsent(component, SourceCatalog::of);
    }

    /** Reads what nearly every project asks for. */
    public void readAhead() {
        MOST_ASKED.forEach(this::sources);
        byComponent.get();
    }

    /** Every name that the facts or the source trees list for a component, in order. */
    public NameSet names(String component) {
        return names.computeIfAbsent(component, asked -> NameSet.of(sources(asked), rows(asked)));
    }

    private TreeMap<String, Deferred<CatalogOption>> rows(String component) {
        return byComponent.get().getOrDefault(component, new TreeMap<>());
    }

    public Optional<CatalogOption> find(String component, String name) {
        return Optional.ofNullable(rows(component).get(name)).map(Deferred::get);
    }

    public Collection<CatalogOption> of(String component) {
        return rows(component).values().stream().map(Deferred::get).toList();
    }

    /** What an option means, in one line; empty if nothing says it. */
    public Optional<String> meaning(String component, String name) {
        return find(component, name)
                .map(CatalogOption::meaning)
                .filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(
                        meanings.get().getOrDefault(component, Map.of()).get(name)));
    }

    /** Names of the options whose meaning is known, of a component. */
    public Collection<String> described(String component) {
        TreeSet<String> names =
                new TreeSet<>(meanings.get().getOrDefault(component, Map.of()).keySet());
        of(component).stream()
                .filter(option -> !option.meaning().isEmpty())
                .map(CatalogOption::name)
                .forEach(names::add);
        return names;
    }

    public Collection<String> components() {
        return byComponent.get().keySet();
    }

    /** The code that reads an option; by its name where the catalogue does not list it. */
    public OptionReader reader(String component, String name) {
        return find(component, name).map(CatalogOption::reader).orElseGet(() -> byName(component, name));
    }

    /** The known option whose name is nearest to a misspelt one. */
    public Optional<String> nearest(String component, String name) {
        return Nearest.of(name, rows(component).keySet());
    }

    /** Does this version of the component have the option? Unknown for options that are not listed. */
    public Truth exists(String component, String name, Optional<String> origin, Optional<Version> version) {
        Optional<CatalogOption> option = find(component, name);
        if (option.isEmpty() || origin.isEmpty() || version.isEmpty()) {
            return Truth.UNKNOWN;
        }
        Optional<Version> since = bound(option.get().since(), origin.get());
        Optional<Version> until = bound(option.get().until(), origin.get());
        if (since.isPresent() && version.get().compareTo(since.get()) < 0) {
            return Truth.FALSE;
        }
        if (until.isPresent() && version.get().compareTo(until.get()) >= 0) {
            return Truth.FALSE;
        }
        return since.isPresent() || until.isPresent() ? Truth.TRUE : Truth.UNKNOWN;
    }

    private static Optional<Version> bound(Map<String, String> bounds, String origin) {
        return Optional.ofNullable(bounds.get(origin)).flatMap(Version::parse);
    }

    private static OptionReader byName(String component, String name) {
        return switch (component) {
            case "optee" -> OptionReader.C_IFDEF;
            case "tf-a" -> OptionReader.TF_A_BOOLEAN;
            case "u-boot", "linux" -> name.startsWith("CONFIG_") ? OptionReader.KCONFIG : OptionReader.MAKE_VALUE;
            default -> OptionReader.YOCTO;
        };
    }

    private static CatalogOption joined(CatalogOption first, CatalogOption second) {
        List<OptionDefault> rows = new ArrayList<>(first.defaults());
        rows.addAll(second.defaults());
        return new CatalogOption(
                first.vendor(),
                first.name(),
                first.component(),
                first.reader(),
                first.type(),
                first.values().isEmpty() ? second.values() : first.values(),
                both(first.since(), second.since()),
                both(first.until(), second.until()),
                first.meaning().isEmpty() ? second.meaning() : first.meaning(),
                first.neededFor().isEmpty() ? second.neededFor() : first.neededFor(),
                rows);
    }

    private static Map<String, String> both(Map<String, String> first, Map<String, String> second) {
        Map<String, String> all = new TreeMap<>(second);
        all.putAll(first);
        return all;
    }
}
