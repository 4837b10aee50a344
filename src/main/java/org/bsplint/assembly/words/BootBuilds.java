package org.bsplint.assembly.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bsplint.ecosystem.VendorLayer.BootLists;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Text;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/**
 * The boot configurations that a vendor's recipes build, read from the lists that their shell code loops over. A FIP goes
 * with the BL2 that its flag names, else with that of its own name, else with every BL2 that belongs to no FIP; a BL2 that
 * no FIP goes with is a configuration by itself.
 */
public final class BootBuilds {
    private static final int TREES = 0;
    private static final int WORDS = 1;
    private static final int TARGETS = 3;
    private static final int PACKED = 1;
    private static final int SOUGHT = 2;
    private static final int PARTNER = 3;
    private static final Set<String> BL2_TARGETS = Set.of("all", "bl2");

    private final BootLists lists;
    private final OptionSet recipe;
    private final List<String> schemes;
    private final List<String> boots;

    /**
     * @param recipe TF-A's
     * @param schemes labels of the boot schemes
     */
    public BootBuilds(BootLists lists, OptionSet recipe, List<String> schemes) {
        this.lists = lists;
        this.recipe = recipe;
        this.schemes = schemes.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.boots = known(lists.boot());
    }

    /** In the order in which they are built; of two of one name the first. Empty if nothing lists any. */
    public List<BootBuild> all() {
        List<String> bl2 = boots.stream().filter(this::makesBl2).toList();
        List<String> packages = packages();
        Set<String> owned = new LinkedHashSet<>();
        packages.forEach(name -> own(name).ifPresent(owned::add));
        Map<String, BootBuild> builds = new LinkedHashMap<>();
        Set<String> used = new LinkedHashSet<>();
        for (String name : packages) {
            Optional<String> own = own(name);
            List<String> partners = own.map(List::of)
                    .orElseGet(() ->
                            bl2.stream().filter(boot -> !owned.contains(boot)).toList());
            for (String boot : partners) {
                used.add(boot);
                String title = own.isPresent() ? name : name + "-" + boot;
                if (!isForOtherBoards(name, boot)) {
                    builds.putIfAbsent(title, build(title, name, boot));
                }
            }
        }
        bl2.stream()
                .filter(boot -> !used.contains(boot))
                .forEach(boot -> builds.putIfAbsent(boot, build(boot, boot, boot)));
        return List.copyOf(builds.values());
    }

    /**
     * The same for a machine of several SoCs: one of each family that the BL2 has device trees for.
     *
     * @param family the family that a device tree is of
     */
    public List<BootBuild> all(Function<String, Optional<String>> family) {
        List<BootBuild> split = new ArrayList<>();
        for (BootBuild build : all()) {
            Map<String, List<String>> families = new LinkedHashMap<>();
            build.trees()
                    .forEach(tree -> family.apply(tree)
                            .ifPresent(soc -> families.computeIfAbsent(soc, first -> new ArrayList<>())
                                    .add(tree)));
            families.forEach((soc, trees) -> split.add(build.on(soc, trees)));
            if (families.isEmpty()) {
                split.add(build);
            }
        }
        return split;
    }

    /** The one that counts where only one can: from the scheme's own storages the usual one, else the first. */
    public static Optional<BootBuild> first(List<BootBuild> builds, String scheme, BootLists lists) {
        return builds.stream()
                .min(Comparator.comparing((BootBuild build) -> !build.scheme().equals(Optional.of(scheme)))
                        .thenComparing(BootBuild::programmer)
                        .thenComparing(build -> build.devices().stream()
                                .map(lists.storage()::indexOf)
                                .filter(at -> at >= 0)
                                .min(Integer::compare)
                                .orElse(Integer.MAX_VALUE)));
    }

    /** FIPs; where nothing lists any, what is built beside the BL2s can only be for a FIP. */
    private List<String> packages() {
        List<String> packages = known(lists.packages());
        return packages.isEmpty()
                ? boots.stream().filter(boot -> !makesBl2(boot)).toList()
                : packages;
    }

    /** The BL2 that a FIP certainly goes with. */
    private Optional<String> own(String name) {
        Optional<String> named = field(lists.packages(), name, PARTNER)
                .filter(Text::isKnown)
                .map(text -> text.known().strip())
                .filter(text -> !text.isEmpty());
        return Stream.concat(named.stream(), Stream.of(name))
                .filter(boots::contains)
                .filter(this::makesBl2)
                .findFirst();
    }

    private BootBuild build(String title, String name, String boot) {
        Map<String, List<String>> entries = new LinkedHashMap<>();
        List<String> passes = new ArrayList<>(List.of(boot));
        if (boots.contains(name) && !name.equals(boot)) {
            passes.add(name);
        }
        entries.put(lists.boot(), passes);
        entries.put(lists.packages(), List.of(name));
        List<String> devices = switches(boot);
        boolean stored = devices.stream().anyMatch(lists.storage()::contains);
        Optional<String> scheme = scheme(name).or(() -> scheme(boot));
        entries.put(lists.loader(), loaders(name, boot));
        entries.put(lists.secure(), secure(name, boot).map(List::of).orElse(List.of()));
        return new BootBuild(
                title, Optional.empty(), scheme, trees(name, boot), devices, !devices.isEmpty() && !stored, entries);
    }

    /** The BL2's device trees that the FIP is made for as well. */
    private List<String> trees(String name, String boot) {
        List<String> own = names(field(lists.boot(), boot, TREES));
        Optional<Text> packed = field(lists.packages(), name, PACKED).or(() -> field(lists.boot(), name, TREES));
        boolean all = packed.isEmpty()
                || !packed.get().isKnown()
                || packed.get().known().isBlank();
        List<String> others = names(packed);
        return all ? own : own.stream().filter(others::contains).toList();
    }

    /** No board has both. */
    private boolean isForOtherBoards(String name, String boot) {
        Optional<Text> own = field(lists.boot(), boot, TREES).filter(Text::isKnown);
        return own.isPresent()
                && !own.get().known().isBlank()
                && trees(name, boot).isEmpty();
    }

    private static List<String> names(Optional<Text> trees) {
        return trees.map(ShellWords::split).orElse(List.of()).stream()
                .filter(Text::isKnown)
                .map(Text::known)
                .toList();
    }

    private Optional<String> scheme(String name) {
        return schemes.stream().filter(label -> begins(name, label)).findFirst();
    }

    /** OP-TEE's configuration: the last that the FIP looks for, else the one that the BL2 is named after. */
    private Optional<String> secure(String name, String boot) {
        List<String> all = known(lists.secure());
        Optional<String> sought = field(lists.packages(), name, SOUGHT)
                .filter(Text::isKnown)
                .map(text -> text.known().strip())
                .map(text -> text.substring(text.lastIndexOf(':') + 1))
                .filter(all::contains);
        return sought.or(() -> all.stream()
                .filter(entry -> begins(boot, entry) || begins(name, entry))
                .max(Comparator.comparing(String::length)));
    }

    /**
     * U-Boot's configurations: those that the FIP looks for, else those of its name, else all that are not named after another.
     * A BL2 that no FIP goes with is loaded with any of the FIPs.
     */
    private List<String> loaders(String name, String boot) {
        List<String> all = known(lists.loader());
        List<String> sought = Stream.concat(
                        field(lists.packages(), name, SOUGHT).filter(Text::isKnown).map(Text::known).stream()
                                .map(text -> text.strip().split(":")[0]),
                        known(lists.packedLoader()).stream())
                .filter(conf -> !conf.isEmpty())
                .limit(1)
                .toList();
        for (List<String> wanted : List.of(sought, List.of(name), List.of(boot))) {
            List<String> found =
                    all.stream().filter(entry -> wanted.contains(plain(entry))).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        List<String> packages = known(lists.packages());
        boolean alone = !packages.isEmpty() && !packages.contains(name);
        List<String> found = all.stream()
                .filter(entry -> packages.contains(plain(entry)) == alone)
                .toList();
        return alone && found.isEmpty() ? all : found;
    }

    /** Without the SoC. */
    private static String plain(String entry) {
        int bar = entry.indexOf('_');
        return bar < 0 ? entry : entry.substring(0, bar);
    }

    private static boolean begins(String name, String label) {
        return name.equals(label) || name.startsWith(label + "-");
    }

    /** Options of storages and programmers that a configuration of TF-A turns on. */
    private List<String> switches(String boot) {
        Set<String> on = new LinkedHashSet<>();
        List<Text> words =
                field(lists.boot(), boot, WORDS).map(ShellWords::split).orElse(List.of());
        for (List<String> options : List.of(lists.storage(), lists.programmer())) {
            options.stream()
                    .filter(option -> words.stream().anyMatch(word -> word.equals(Text.of(option + "=1"))))
                    .forEach(on::add);
        }
        return List.copyOf(on);
    }

    /** Without targets the recipes make all. */
    private boolean makesBl2(String boot) {
        Text targets = field(lists.boot(), boot, TARGETS).orElse(Text.EMPTY);
        boolean blank = targets.isKnown() && targets.known().isBlank();
        return blank || BL2_TARGETS.stream().anyMatch(target -> targets.containsWord(target) != Truth.FALSE);
    }

    private Optional<Text> field(String variable, String entry, int index) {
        Value flag = variable.isEmpty() ? null : recipe.get(variable).flags().get(entry);
        List<Text> fields = flag == null ? List.of() : Fields.split(flag.partial(), ',');
        return index < fields.size() ? Optional.of(fields.get(index)) : Optional.empty();
    }

    /** The words of a list that are known. */
    private List<String> known(String variable) {
        if (variable.isEmpty() || !recipe.has(variable)) {
            return List.of();
        }
        return ShellWords.split(recipe.value(variable).partial()).stream()
                .filter(Text::isKnown)
                .map(Text::known)
                .distinct()
                .toList();
    }
}
