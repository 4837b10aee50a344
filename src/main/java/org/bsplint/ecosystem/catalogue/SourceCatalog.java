package org.bsplint.ecosystem.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bsplint.source.ProgramFiles;
import org.bsplint.source.search.SortedLines;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Answers;
import org.bsplint.value.Deferred;
import org.bsplint.value.Truth;

/**
 * What the source trees of one component hold, at the versions that were looked at and at no other. The file's form is
 * described in {@code docs/facts.md}.
 */
public final class SourceCatalog {
    private static final String FOLDER = "rules/facts/catalogue/";
    private static final List<String> HEADERS = List.of("#", "versions ", "complete ", "recipe ");

    /** By their names; what is set to what follows each name, indented. */
    private final SortedLines entries;

    private final Map<String, List<String>> versions = new HashMap<>();
    private final Deferred<Map<String, VersionSpans>> evaluated;
    private final Deferred<List<Made>> made;
    private final Answers<String, Optional<SourceOption>> found = new Answers<>(10_000, this::read);

    private final Map<String, List<String>> platforms = new ConcurrentHashMap<>();
    private List<String> recipe = List.of();
    private List<String> complete = List.of();

    /** A configuration, and the versions at which the vendor's recipe may make it. */
    private record Made(SourceConfiguration configuration, Map<String, VersionSpans> versions) {}

    private SourceCatalog(byte[] text) {
        List<String> ranges = new ArrayList<>();
        List<String> configurations = new ArrayList<>();
        this.entries = SortedLines.of(text, line -> {
            if (line.startsWith("evaluated ")) {
                ranges.add(line);
            } else if (line.startsWith("configuration ")) {
                configurations.add(line);
            } else {
                return header(line);
            }
            return true;
        });
        this.evaluated = Deferred.by(() -> evaluated(ranges));
        this.made = Deferred.by(() -> made(configurations));
    }

    /**
     * Of {@code optee}, {@code tf-a}, {@code u-boot} or {@code linux}, and what their device trees say of {@code optee-trees},
     * {@code u-boot-trees}, {@code linux-trees}; empty of any other name.
     */
    public static SourceCatalog of(String component) {
        return new SourceCatalog(ProgramFiles.bytes(FOLDER + component + ".txt").orElse(new byte[0]));
    }

    /** The text of a catalogue's file. */
    public static SourceCatalog parse(String text) {
        return new SourceCatalog(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** False: it is an entry. */
    private boolean header(String line) {
        if (HEADERS.stream().noneMatch(line::startsWith)) {
            return false;
        }
        String[] words = line.split(" ");
        List<String> listed = List.of(words);
        switch (words[0]) {
            case "versions" -> versions.put(words[1], listed.subList(2, words.length));
            case "complete" -> complete = listed.subList(1, words.length);
            case "recipe" -> recipe = listed.subList(1, words.length);
            default -> {
                // a comment
            }
        }
        return true;
    }

    private Map<String, VersionSpans> evaluated(List<String> lines) {
        Map<String, VersionSpans> spans = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length == 4) {
                spans.put(words[1] + " " + words[2], VersionSpans.parse(words[3], listed(words[2])));
            }
        }
        return spans;
    }

    private List<Made> made(List<String> lines) {
        List<Made> all = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length > 3) {
                List<String> files = List.of(words).subList(3, words.length);
                all.add(new Made(SourceConfiguration.parse(words[1], files), spans(words[2])));
            }
        }
        return all;
    }

    private List<String> listed(String origin) {
        return versions.getOrDefault(origin, List.of());
    }

    /** The versions that were looked at, by origin, in order. */
    public Map<String, List<String>> versions() {
        return Collections.unmodifiableMap(versions);
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }

    /** Is every name like this one listed that any of the versions mentions? */
    public boolean wouldList(String name) {
        return complete.stream().anyMatch(name::startsWith);
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Every name, in order. */
    public List<String> names() {
        return entries.words();
    }

    public Optional<SourceOption> find(String name) {
        return found.to(name);
    }

    private Optional<SourceOption> read(String name) {
        return entries.entry(name).map(this::entry);
    }

    private SourceOption entry(String lines) {
        String[] all = lines.split("\n");
        String[] head = all[0].split(" ", 3);
        List<String> needs = List.of();
        List<SourceOption.Setting> settings = new ArrayList<>();
        for (int i = 1; i < all.length; i++) {
            String line = all[i].substring(1);
            int blank = line.indexOf(' ');
            int equal = line.indexOf(" =");
            if (line.startsWith("needs ")) {
                needs = List.of(line.substring(blank + 1).split(" "));
            } else if (equal > blank) {
                String value = line.substring(Math.min(line.length(), equal + 3));
                List<String> platforms = List.of(line.substring(0, blank).split(","));
                settings.add(new SourceOption.Setting(platforms, spans(line.substring(blank + 1, equal)), value));
            }
        }
        return new SourceOption(head[0], head[1], spans(head.length > 2 ? head[2] : ""), needs, settings);
    }

    /** {@code *}, or {@code ORIGIN:SPANS} of each origin. */
    private Map<String, VersionSpans> spans(String text) {
        Map<String, VersionSpans> spans = new HashMap<>();
        if (text.equals("*")) {
            versions.forEach((origin, known) -> spans.put(origin, VersionSpans.parse("*", known)));
            return spans;
        }
        for (String part : text.split(" ")) {
            int colon = part.indexOf(':');
            if (colon > 0) {
                String origin = part.substring(0, colon);
                spans.put(origin, VersionSpans.parse(part.substring(colon + 1), listed(origin)));
            }
        }
        return spans;
    }

    /** Does this version mention the option? Unknown of a version that was not looked at, and of a name that no version has. */
    public Truth exists(String name, String origin, String version) {
        int position = position(origin, version);
        Optional<SourceOption> option = position < 0 ? Optional.empty() : find(name);
        return option.map(known -> Truth.of(known.versions().containsKey(origin)
                        && known.versions().get(origin).contains(position)))
                .orElse(Truth.UNKNOWN);
    }

    /** All versions that mention the option: {@code upstream: since 3.9.0; vendor: every version}. */
    public String described(SourceOption option) {
        return versions.keySet().stream()
                .sorted()
                .filter(origin -> option.versions().containsKey(origin))
                .map(origin -> origin + ": " + described(option, origin))
                .collect(Collectors.joining("; "));
    }

    /** The versions of one origin that mention the option, as text: {@code 3.9.0 to 3.12.0}. */
    public String described(SourceOption option, String origin) {
        VersionSpans spans = option.versions().get(origin);
        if (spans == null) {
            return "";
        }
        List<String> known = listed(origin);
        List<String> texts = new ArrayList<>();
        for (VersionSpans.Stretch one : spans.stretches()) {
            String first = known.get(one.first());
            boolean newest = one.last() == known.size() - 1;
            boolean oldest = one.first() == 0;
            texts.add(
                    newest
                            ? (oldest ? "every version" : "since " + first)
                            : oldest ? "up to " + known.get(one.last()) : first + " to " + known.get(one.last()));
        }
        return String.join(", ", texts);
    }

    /** The platforms (or defconfigs) that were evaluated at a version. */
    public List<String> platforms(String origin, String version) {
        int position = position(origin, version);
        return position < 0
                ? List.of()
                : platforms.computeIfAbsent(origin + " " + position, known -> evaluated(origin, position));
    }

    private List<String> evaluated(String origin, int position) {
        return evaluated.get().entrySet().stream()
                .filter(row ->
                        row.getKey().endsWith(" " + origin) && row.getValue().contains(position))
                .map(row -> row.getKey().substring(0, row.getKey().indexOf(' ')))
                .sorted()
                .toList();
    }

    /**
     * The variables of the vendor's recipe that name what a configuration is made of: the base, and the fragments. Empty if
     * configurations of this component are not made by fragments.
     */
    public List<String> recipeVariables() {
        return recipe;
    }

    /** The configuration of this name at this version; empty of a defconfig that the sources themselves hold. */
    public Optional<SourceConfiguration> named(String name, String origin, String version) {
        int position = made.get().isEmpty() ? -1 : position(origin, version);
        return made.get().stream()
                .filter(one -> position >= 0 && one.configuration().name().equals(name))
                .filter(one -> one.versions().containsKey(origin)
                        && one.versions().get(origin).contains(position))
                .map(Made::configuration)
                .findFirst();
    }

    /** Variables of the vendor's recipe that some configuration hangs on. */
    public List<String> configurationVariables() {
        return made.get().stream()
                .flatMap(one -> one.configuration().variables().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The configuration that is made of these files at this version, if it was looked at. */
    public Optional<SourceConfiguration> configuration(String origin, String version, List<String> files) {
        int position = position(origin, version);
        return made.get().stream()
                .filter(one -> one.configuration().files().equals(files))
                .filter(one -> position >= 0
                        && one.versions().containsKey(origin)
                        && one.versions().get(origin).contains(position))
                .map(Made::configuration)
                .findFirst();
    }

    /**
     * What an option is set to: its text, {@code ?} where boards or traces decide, {@code unset}; empty if this version or
     * platform was not evaluated, or no version has the option.
     */
    public Optional<String> setting(SourceOption option, String platform, String origin, String version) {
        int position = position(origin, version);
        VersionSpans where = evaluated.get().get(platform + " " + origin);
        if (position < 0 || where == null || !where.contains(position)) {
            return Optional.empty();
        }
        Optional<String> own = option.setting(platform, origin, position);
        return own.or(() -> named(platform, origin, version)
                        .flatMap(SourceConfiguration::base)
                        .flatMap(base -> option.setting(base, origin, position)))
                .or(() -> Optional.of("unset"));
    }

    private int position(String origin, String version) {
        List<String> known = listed(origin);
        int same = known.indexOf(version);
        Optional<Version> wanted = same < 0 ? Version.parse(version) : Optional.empty();
        for (int i = 0; i < known.size() && wanted.isPresent(); i++) {
            if (Version.parse(known.get(i)).filter(wanted.get()::equals).isPresent()) {
                return i;
            }
        }
        return same;
    }
}
