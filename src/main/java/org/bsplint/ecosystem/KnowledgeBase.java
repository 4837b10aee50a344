package org.bsplint.ecosystem;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bsplint.ecosystem.vendor.ReleaseCatalog;
import org.bsplint.ecosystem.vendor.Vendor;
import org.bsplint.ecosystem.vendor.VersionSpelling;
import org.bsplint.source.FileTree;
import org.bsplint.syntax.ParseResult;
import org.bsplint.syntax.version.Version;
import org.bsplint.value.DeferredList;

/**
 * Everything that is known, loaded once per run and passed on; immutable. Lists are read when something asks for them.
 *
 * @param publicLayers collections of layers that products take from vendors and the community
 */
public record KnowledgeBase(
        ReleaseCatalog releases,
        OptionCatalog options,
        List<OtpMap> otpMaps,
        List<BootLoaderCommand> commands,
        List<LockValue> lockValues,
        List<OtpTransport> transports,
        List<Rename> renames,
        List<PlatformRow> platforms,
        List<Vendor> vendors,
        VendorLayer layer,
        Set<String> publicLayers) {
    public KnowledgeBase {
        otpMaps = DeferredList.copyOf(otpMaps);
        commands = DeferredList.copyOf(commands);
        lockValues = DeferredList.copyOf(lockValues);
        transports = DeferredList.copyOf(transports);
        renames = DeferredList.copyOf(renames);
        platforms = DeferredList.copyOf(platforms);
        vendors = DeferredList.copyOf(vendors);
        publicLayers = Set.copyOf(publicLayers);
    }

    /**
     * The facts that ship with the program.
     *
     * @throws IllegalStateException if they are broken, which the tests rule out
     */
    public static KnowledgeBase load() {
        return Shipped.FACTS;
    }

    /** The same with the facts of further vendors: a folder that is laid out like {@code rules/facts}. */
    public static ParseResult<KnowledgeBase> with(FileTree files, String folder) {
        return FactsReader.withFolder(files, folder);
    }

    /** Read once, however many ask. */
    private static final class Shipped {
        private static final KnowledgeBase FACTS = FactsReader.ofClassPath();
    }

    /** Reads the lists that nearly every project asks for, in the order in which a run does. */
    public void readAhead() {
        DeferredList.make(List.of(vendors, platforms, releases.releases()));
        layer.readAhead();
        options.readAhead();
        DeferredList.make(List.of(renames, otpMaps));
    }

    /** Reads everything, so that all errors are told. */
    void readRows() {
        readAhead();
        DeferredList.make(List.of(commands, lockValues, transports));
        layer.readRows();
        options.readRows();
    }

    /** The same for builds of one vendor: without what holds for other vendors' versions alone. */
    public KnowledgeBase of(String vendor) {
        boolean own = vendors.stream()
                .allMatch(row -> row.versionMark().isEmpty() || row.name().equals(vendor));
        return own
                ? this
                : new KnowledgeBase(
                        releases,
                        options.forVendor(vendor),
                        otpMaps,
                        DeferredList.by(() -> commands.stream()
                                .filter(row -> row.scope().concerns(vendor))
                                .toList()),
                        DeferredList.by(() -> lockValues.stream()
                                .filter(row -> row.scope().concerns(vendor))
                                .toList()),
                        DeferredList.by(() -> transports.stream()
                                .filter(row -> row.scope().concerns(vendor))
                                .toList()),
                        DeferredList.by(() -> renames.stream()
                                .filter(row -> row.vendor().equals(vendor)
                                        || row.scope().concerns(vendor)
                                                && !row.component().equals("yocto"))
                                .toList()),
                        platforms,
                        vendors,
                        layer,
                        publicLayers);
    }

    /** The vendor of a SoC family. */
    public Optional<String> vendor(String family) {
        return platform(family).map(PlatformRow::vendor);
    }

    /** How the vendors spell their versions. */
    public VersionSpelling spelling() {
        return releases.spelling();
    }

    /** Does the name of a recipe say that a vendor wrote it? */
    public boolean isVendorsRecipe(String name) {
        return vendors.stream().anyMatch(vendor -> !vendor.recipes().isEmpty() && name.contains(vendor.recipes()));
    }

    public Optional<OtpMap> otpMap(String soc) {
        return otpMaps.stream().filter(map -> map.isFor(soc)).findFirst();
    }

    /** What a command can do in this U-Boot; empty if nothing certain is known of it. */
    public Optional<BootLoaderCommand> command(String name, Optional<String> origin, Optional<Version> version) {
        return commands.stream()
                .filter(row -> row.command().equals(name))
                .filter(row -> row.scope().covers(origin, version) == org.bsplint.value.Truth.TRUE)
                .findFirst();
    }

    public Optional<LockValue> lockValue(Optional<String> origin, Optional<Version> version) {
        return lockValues.stream()
                .filter(row -> row.scope().covers(origin, version) == org.bsplint.value.Truth.TRUE)
                .findFirst();
    }

    public Optional<OtpTransport> transport(String component, Optional<String> origin, Optional<Version> version) {
        return transports.stream()
                .filter(row -> row.component().equals(component))
                .filter(row -> row.scope().covers(origin, version) == org.bsplint.value.Truth.TRUE)
                .findFirst();
    }

    /** The family that a name of a SoC, part or board begins with ({@code STM32MP157C-DK2}), the longest of several. */
    public Optional<PlatformRow> family(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return platforms.stream()
                .filter(row -> plain.startsWith(row.family().replace("_", "")))
                .max(Comparator.comparing(row -> row.family().length()));
    }

    /** The families that a machine of this name may be of: those that it names, else those that share such a machine. */
    public List<PlatformRow> ofMachine(String machine) {
        String name = machine.toLowerCase(Locale.ROOT);
        String plain = name.replace("-", "").replace("_", "");
        List<PlatformRow> named = platforms.stream()
                .filter(row -> !row.machine().isEmpty() && plain.contains(row.machine())
                        || row.overrides().contains(name)
                        || row.machines().contains(name))
                .toList();
        return named.isEmpty()
                ? platforms.stream()
                        .filter(row -> row.sharedMachines().contains(name))
                        .sorted(Comparator.comparing(PlatformRow::family))
                        .toList()
                : named;
    }

    public Optional<PlatformRow> platform(String family) {
        return platforms.stream().filter(row -> row.family().equals(family)).findFirst();
    }
}
