package org.bsplint.assembly.upgrade;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bsplint.ecosystem.CatalogOption;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.OptionReader;
import org.bsplint.ecosystem.OtpTransport;
import org.bsplint.ecosystem.Rename;
import org.bsplint.ecosystem.VendorLayer;
import org.bsplint.ecosystem.vendor.Release;
import org.bsplint.model.Bsp;
import org.bsplint.model.Image;
import org.bsplint.model.Operation;
import org.bsplint.source.Span;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.Assignment;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Truth;
import org.bsplint.value.Value;

/** What appears, vanishes, is renamed or flips for one product between two releases of its vendor. */
public final class Upgrade {
    private static final Optional<String> VENDOR = Optional.of("vendor");

    private final KnowledgeBase knowledge;
    private final Release from;
    private final Release to;
    private final Image image;
    private final ReleaseDefaults before;
    private final ReleaseDefaults after;

    private Upgrade(KnowledgeBase knowledge, Release from, Release to, Image image) {
        this.knowledge = knowledge.of(to.vendor());
        this.from = from;
        this.to = to;
        this.image = image;
        Optional<String> soc = image.fact("soc").value().asKnown();
        OptionSet product = OptionSet.of(ProductVariables.of(image), Option::unset);
        this.before = new ReleaseDefaults(this.knowledge, from, soc, product);
        this.after = new ReleaseDefaults(this.knowledge, to, soc, product);
    }

    /** Changes for the first image of a product, in order of topic and subject. */
    public static List<Change> of(KnowledgeBase knowledge, Release from, Release to, Bsp bsp) {
        return bsp.images().stream()
                .findFirst()
                .map(image -> new Upgrade(knowledge, from, to, image).changes())
                .orElse(List.of());
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        components(changes);
        boot(changes);
        changes.addAll(new CommandChanges(knowledge, image).between(before.version("u-boot"), after.version("u-boot")));
        options(changes);
        changes.addAll(new LostOptions(knowledge, from, to).of(image));
        changes.addAll(new DefaultChanges(this.knowledge, before, after).of(image));
        variables(changes);
        changes.sort(Comparator.comparing(
                        (Change change) -> List.of("components", "boot", "commands", "options", "variables", "defaults")
                                .indexOf(change.topic()))
                .thenComparing(change -> change.places().isEmpty() ? 1 : 0)
                .thenComparing(Change::subject));
        return changes;
    }

    private void components(List<Change> changes) {
        Set<String> names = new TreeSet<>(from.components().keySet());
        names.addAll(to.components().keySet());
        for (String name : names) {
            String old = from.components().getOrDefault(name, "");
            String now = to.components().getOrDefault(name, "");
            if (!old.equals(now) && !now.isEmpty()) {
                changes.add(new Change(Change.Kind.FLIPS, "components", name, old, now, "", List.of()));
            }
        }
        if (!from.series().equals(to.series())) {
            String note = from.series().equals("dunfell") || from.series().equals("thud")
                    ? "override syntax changes: VAR_append and VAR_machine become VAR:append and VAR:machine"
                    : "layers must name the new series in LAYERSERIES_COMPAT";
            changes.add(
                    new Change(Change.Kind.FLIPS, "components", "yocto", from.series(), to.series(), note, List.of()));
        }
        image.fact("soc")
                .value()
                .asKnown()
                .filter(soc -> from.socs().contains(soc) && !to.socs().contains(soc))
                .ifPresent(soc -> changes.add(new Change(
                        Change.Kind.VANISHES, "components", soc, "supported", "not supported", "", List.of())));
    }

    private void boot(List<Change> changes) {
        Set<String> old = schemes(from);
        Set<String> now = schemes(to);
        Map<String, String> gone = knowledge.layer().schemes(to).stream()
                .findFirst()
                .map(VendorLayer.Schemes::gone)
                .orElse(Map.of());
        old.stream()
                .filter(label -> !now.contains(label))
                .forEach(label -> changes.add(new Change(
                        Change.Kind.VANISHES,
                        "boot",
                        "boot scheme " + label,
                        "built",
                        "not built",
                        gone.getOrDefault(label, ""),
                        List.of())));
        now.stream()
                .filter(label -> !old.contains(label))
                .forEach(label -> changes.add(
                        new Change(Change.Kind.APPEARS, "boot", "boot scheme " + label, "", "built", "", List.of())));
        Optional<OtpTransport> served = knowledge.transport("optee", VENDOR, before.version("optee"));
        Optional<OtpTransport> serves = knowledge.transport("optee", VENDOR, after.version("optee"));
        if (served.isPresent()
                && serves.isPresent()
                && !served.get().transports().equals(serves.get().transports())) {
            changes.add(new Change(
                    Change.Kind.FLIPS,
                    "boot",
                    "OP-TEE's OTP service",
                    String.join(", ", served.get().transports()),
                    String.join(", ", serves.get().transports()),
                    "U-Boot and OP-TEE must move together: they no longer understand each other across this step",
                    List.of()));
        }
    }

    private Set<String> schemes(Release release) {
        Set<String> labels = new TreeSet<>();
        knowledge.layer().schemes(release).stream()
                .map(VendorLayer.Schemes::labels)
                .forEach(labels::addAll);
        return labels;
    }

    private void options(List<Change> changes) {
        for (String component : List.of("optee", "tf-a", "u-boot")) {
            for (CatalogOption option : knowledge.options().of(component)) {
                option(component, option, changes);
                kconfigDefault(component, option, changes);
            }
        }
    }

    private void option(String component, CatalogOption option, List<Change> changes) {
        Value old = before.option(component, option.name()).value();
        Value now = after.option(component, option.name()).value();
        List<Span> places = places(
                image.component(component).options().has(option.name())
                        ? Optional.of(image.component(component).options().get(option.name()))
                        : Optional.empty());
        boolean exists =
                knowledge.options().exists(component, option.name(), VENDOR, before.version(component)) != Truth.FALSE;
        boolean remains =
                knowledge.options().exists(component, option.name(), VENDOR, after.version(component)) != Truth.FALSE;
        if (exists != remains) {
            Change.Kind kind = remains ? Change.Kind.APPEARS : Change.Kind.VANISHES;
            changes.add(new Change(
                    kind,
                    "options",
                    option.name(),
                    exists ? shown(old) : "",
                    remains ? shown(now) : "",
                    option.meaning(),
                    places));
        } else if (isRenamed(component, option.name())) {
            return; // told among the renamed ones
        } else if (!old.isUndecided() && !now.isUndecided() && differ(option, old, now)) {
            changes.add(new Change(
                    Change.Kind.FLIPS,
                    "options",
                    option.name(),
                    shown(old),
                    shown(now),
                    why(component, option, now),
                    places));
        } else if (isDecisive(option) && !now.isUndecided()) {
            changes.add(new Change(
                    Change.Kind.STAYS, "options", option.name(), shown(old), shown(now), stays(option, now), places));
        }
    }

    /** Unset and {@code n} are the same to what reads a switch. */
    private static boolean differ(CatalogOption option, Value old, Value now) {
        boolean off =
                option.reader().enabled(old) == Truth.FALSE && option.reader().enabled(now) == Truth.FALSE;
        return !old.equals(now) && !(off && option.type().equals("boolean"));
    }

    /** A Kconfig default that flips matters to products with a defconfig of their own. */
    private void kconfigDefault(String component, CatalogOption option, List<Change> changes) {
        Value old = before.ownDefault(component, option.name()).value();
        Value now = after.ownDefault(component, option.name()).value();
        if (option.reader() == OptionReader.KCONFIG
                && !old.isUndecided()
                && !now.isUndecided()
                && differ(option, old, now)) {
            changes.add(new Change(
                    Change.Kind.FLIPS,
                    "options",
                    "default of " + option.name(),
                    shown(old),
                    shown(now),
                    "for a defconfig that does not set it; the vendor's own do",
                    List.of()));
        }
    }

    /** Without which an operation of the product cannot work, whatever the release. */
    private boolean isDecisive(CatalogOption option) {
        return image.operations().stream().map(Operation::word).anyMatch(option.neededFor()::contains);
    }

    private String why(String component, CatalogOption option, Value now) {
        boolean off = option.reader().enabled(now) == Truth.FALSE;
        if (off && isDecisive(option)) {
            return stays(option, now);
        }
        String hangs = option.defaults().stream()
                .filter(row -> row.scope().covers(VENDOR, after.version(component)) == Truth.TRUE)
                .flatMap(row -> row.lineConditions().stream())
                .map(test -> "; only while " + test.name() + "=" + test.value() + " is passed to make: "
                        + switches(component, test.name()))
                .findFirst()
                .orElse("");
        if (!hangs.isEmpty()) {
            return option.meaning() + hangs;
        }
        List<String> variables = after.option(component, option.name()).history().stream()
                .map(Assignment::note)
                .filter(note -> note.contains("sets `"))
                .map(note -> note.substring(note.indexOf('`')))
                .toList();
        return option.meaning() + (variables.isEmpty() ? "" : " (depends on " + String.join(", ", variables) + ")");
    }

    /** The variables of the layer that an option's value comes from. */
    private String switches(String component, String name) {
        List<String> names = after.option(component, name).history().stream()
                .map(Assignment::note)
                .filter(note -> note.contains("sets `"))
                .map(note -> note.substring(note.indexOf('`') + 1))
                .map(note -> note.substring(0, note.indexOf('`')))
                .distinct()
                .toList();
        return names.isEmpty() ? "nothing else passes it" : String.join(", ", names) + " decide that";
    }

    private String stays(CatalogOption option, Value now) {
        boolean off = option.reader().enabled(now) == Truth.FALSE;
        return option.meaning() + (off ? ": still has to be set for what this product does" : "");
    }

    private void variables(List<Change> changes) {
        for (Rename rename : knowledge.renames()) {
            boolean yocto = rename.component().equals("yocto");
            if (isNew(rename)) {
                changes.add(new Change(
                        rename.now().isEmpty() ? Change.Kind.VANISHES : Change.Kind.RENAMED,
                        yocto ? "variables" : "options",
                        rename.old(),
                        rename.now().isEmpty() ? "read" : rename.old(),
                        rename.now(),
                        "the old name is " + rename.effect(),
                        used(rename)));
            }
        }
    }

    /** Does the renaming come with a release after the older one, up to the newer one? */
    private boolean isNew(Rename rename) {
        boolean yocto = rename.component().equals("yocto");
        Optional<Version> older = yocto ? Optional.of(from.version()) : before.version(rename.component());
        Optional<Version> newer = yocto ? Optional.of(to.version()) : after.version(rename.component());
        boolean known = !rename.now().isEmpty()
                || yocto
                || older.isEmpty()
                || knowledge
                                .options()
                                .sources(rename.component())
                                .exists(rename.old(), "vendor", older.get().toString())
                        != Truth.FALSE;
        return known
                && rename.vendor().equals(to.vendor())
                && rename.scope().covers(VENDOR, older) != Truth.TRUE
                && rename.scope().covers(VENDOR, newer) == Truth.TRUE;
    }

    private boolean isRenamed(String component, String name) {
        return knowledge.renames().stream()
                .anyMatch(rename ->
                        rename.component().equals(component) && rename.old().equals(name) && isNew(rename));
    }

    private List<Span> used(Rename rename) {
        OptionSet options = image.component(rename.component()).options();
        return places(options.has(rename.old()) ? Optional.of(options.get(rename.old())) : Optional.empty());
    }

    private static List<Span> places(Optional<Option> option) {
        return option.stream()
                .flatMap(known -> known.history().stream())
                .flatMap(step -> step.span().stream())
                .distinct()
                .toList();
    }

    static String shown(Value value) {
        return value.isUnset()
                ? "unset"
                : value.asKnown().map(text -> text.isEmpty() ? "empty" : text).orElse("unknown");
    }
}
