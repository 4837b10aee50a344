package org.bsplint.assembly.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bsplint.assembly.view.Fact;
import org.bsplint.assembly.view.Project;
import org.bsplint.assembly.view.YoctoView;
import org.bsplint.assembly.words.CommandLine;
import org.bsplint.assembly.words.MakeWord;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.PlatformRow;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.source.Cursor;
import org.bsplint.source.Letters;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;

/** Which SoC family is built for: stated, or told by machine, options, device trees or the release. */
public final class PlatformDeduction {
    /** @param unknown why there is no answer, where something says more than one */
    public record Result(Optional<Fact> family, String unknown) {
        /** Whose family it is. */
        Optional<String> vendor(KnowledgeBase knowledge) {
            return family.map(Fact::text).flatMap(knowledge::vendor);
        }
    }

    private static final String DEFAULT_TREE = "CONFIG_DEFAULT_DEVICE_TREE=\"";
    private static final Letters ENDS = Letters.of("\"\n");

    private static final List<String> DEVICE_TREES = List.of("DTB_FILE_NAME", "CFG_EMBED_DTB_SOURCE_FILE");
    private static final List<String> PLATFORM_WORDS = List.of("PLATFORM", "PLAT");

    private final Project project;
    private final YoctoView yocto;
    private final Map<String, CommandLine> lines;

    public PlatformDeduction(Project project, YoctoView yocto, Map<String, CommandLine> lines) {
        this.project = project;
        this.yocto = yocto;
        this.lines = lines;
    }

    public Result deduce(Optional<Fact> machine, Optional<Release> release) {
        Optional<Fact> stated = project.settings().platform().map(Fact::of);
        List<String> several = stated.map(fact -> shared(fact.text())).orElse(List.of());
        if (stated.isPresent() && several.isEmpty()) {
            return new Result(stated.map(this::family), "");
        }
        Result found = deduced(machine, release);
        return found.family().isPresent() || several.isEmpty()
                ? found
                : new Result(
                        Optional.empty(),
                        "`" + stated.get().text() + "` is " + String.join(" or ", several)
                                + ": set `platform` in bsplint.yaml to one of them");
    }

    /** Families of which a name means all; empty if it means one, or none that is known. */
    private List<String> shared(String name) {
        return project.knowledge().platforms().stream()
                .filter(row -> row.sharedMachines().contains(name.toLowerCase(Locale.ROOT)))
                .map(PlatformRow::family)
                .sorted()
                .toList();
    }

    private Fact family(Fact stated) {
        return project.knowledge()
                .family(stated.text())
                .map(row -> new Fact(row.family(), stated.from(), stated.span(), stated.origin()))
                .orElse(stated);
    }

    private Result deduced(Optional<Fact> machine, Optional<Release> release) {
        for (Map<String, Fact> votes : List.of(byOverrides(), byMachine(machine), byWords(), byConfiguration())) {
            if (votes.size() == 1) {
                return new Result(Optional.of(votes.values().iterator().next()), "");
            }
            if (votes.size() > 1) {
                return several(votes, release);
            }
        }
        Optional<Fact> only = release.filter(known -> known.socs().size() == 1)
                .map(known -> Fact.known(known.socs().get(0), "ecosystem " + known.number()));
        return new Result(only, "");
    }

    private static Result several(Map<String, Fact> votes, Optional<Release> release) {
        Set<String> supported = new TreeSet<>(votes.keySet());
        release.ifPresent(known -> supported.retainAll(known.socs()));
        if (supported.size() == 1) {
            return new Result(Optional.ofNullable(votes.get(supported.iterator().next())), "");
        }
        return new Result(Optional.empty(), "this is built for " + String.join(" and ", votes.keySet()));
    }

    private Map<String, Fact> byOverrides() {
        Map<String, Fact> votes = new LinkedHashMap<>();
        yocto.config().map(config -> config.get("MACHINEOVERRIDES")).ifPresent(option -> {
            Text text = option.value().partial();
            for (PlatformRow row : project.knowledge().platforms()) {
                boolean named = Stream.concat(row.overrides().stream(), row.machines().stream())
                        .anyMatch(override -> (":" + text + ":").contains(":" + override + ":"));
                if (named) {
                    String from = option.place()
                            .map(at -> at.path() + ":" + at.line())
                            .orElse("MACHINEOVERRIDES");
                    votes.putIfAbsent(row.family(), new Fact(row.family(), from, option.place(), Origin.FILE));
                }
            }
        });
        return votes;
    }

    private Map<String, Fact> byMachine(Optional<Fact> machine) {
        Map<String, Fact> votes = new LinkedHashMap<>();
        machine.ifPresent(fact -> project.knowledge()
                .ofMachine(fact.text())
                .forEach(
                        row -> votes.put(row.family(), new Fact(row.family(), "machine", fact.span(), fact.origin()))));
        return votes;
    }

    private Map<String, Fact> byWords() {
        Map<String, Fact> votes = new LinkedHashMap<>();
        for (CommandLine line : lines.values()) {
            line.effective().values().stream()
                    .filter(word -> word.value().isKnown())
                    .forEach(word -> vote(word, votes));
        }
        return votes;
    }

    private void vote(MakeWord word, Map<String, Fact> votes) {
        String value = word.value().known().toLowerCase(Locale.ROOT);
        for (PlatformRow row : project.knowledge().platforms()) {
            boolean switched = row.options().contains(word.name()) && (value.equals("y") || value.equals("1"));
            boolean tree = DEVICE_TREES.contains(word.name())
                    && !row.deviceTree().isEmpty()
                    && value.contains(row.deviceTree());
            boolean platform = PLATFORM_WORDS.contains(word.name()) && isPlatform(row, value);
            if (switched || tree || platform) {
                Optional<org.bsplint.source.Span> place = word.option().place();
                String from = place.map(at -> at.path() + ":" + at.line()).orElse(word.name());
                votes.putIfAbsent(row.family(), new Fact(row.family(), from, place, word.origin()));
            }
        }
    }

    /** {@code stm32mp1-135F_DK}: the flavour names the family where several share a platform. */
    private static boolean isPlatform(PlatformRow row, String value) {
        int dash = value.indexOf('-');
        String name = dash < 0 ? value : value.substring(0, dash);
        if (!row.flavour().isEmpty()) {
            boolean flavoured = dash > 0 && value.substring(dash + 1).startsWith(row.flavour());
            return flavoured && (name.equals(row.optee()) || name.equals(row.tfa()));
        }
        return !value.isEmpty()
                && (value.startsWith(row.optee()) && !row.optee().isEmpty() || value.equals(row.tfa()));
    }

    private Map<String, Fact> byConfiguration() {
        Map<String, Fact> votes = new LinkedHashMap<>();
        for (String path : project.inputs().paths(org.bsplint.project.Role.DEFCONFIG, "u-boot")) {
            project.tree().read(path).ifPresent(file -> {
                List<String> trees = defaultTrees(file.text());
                for (PlatformRow row : project.knowledge().platforms()) {
                    boolean symbol =
                            row.symbols().stream().anyMatch(name -> file.text().contains(name + "=y"));
                    boolean tree = !row.deviceTree().isEmpty()
                            && trees.stream().anyMatch(name -> name.contains(row.deviceTree()));
                    if (symbol || tree) {
                        votes.putIfAbsent(row.family(), Fact.at(row.family(), file.line(1)));
                    }
                }
            });
        }
        return votes;
    }

    /** What a configuration of U-Boot states; one line in most. */
    static List<String> defaultTrees(String text) {
        List<String> trees = new ArrayList<>();
        for (int at = text.indexOf(DEFAULT_TREE); at >= 0; at = text.indexOf(DEFAULT_TREE, at + 1)) {
            trees.add(new Cursor(text, at + DEFAULT_TREE.length()).until(ENDS));
        }
        return trees;
    }
}
