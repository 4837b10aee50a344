package org.bsplint.eval.yocto;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Event;
import org.bsplint.eval.bitbake.Place;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;

/**
 * What stands in for openembedded-core's {@code conf/bitbake.conf} where it is not at hand: the few definitions without
 * which nothing can be read, the same in all releases; all else that core would set is unknown.
 */
final class StandInCore {
    private static final Place PLACE = Place.of(Origin.KNOWLEDGE_BASE);

    /** Features of tunes (conf/machine/include/…/tune-*.inc): of 32 bit since dunfell, of 64 bit since mickledore. */
    private static final Map<String, String> TUNES = Map.of(
            "cortexa7thf-neon-vfpv4", "arm vfp cortexa7 neon vfpv4 thumb callconvention-hard",
            "cortexa35", "aarch64 armv8a crc cortexa35");

    /** What core adds to as well: known in part only, however the layers at hand set it. */
    private static final Set<String> SHARED = Set.of(
            "OVERRIDES",
            "MACHINEOVERRIDES",
            "FILESOVERRIDES",
            "BBFILES",
            "BBLAYERS",
            "BBPATH",
            "BBFILE_COLLECTIONS",
            "DEPENDS",
            "PROVIDES",
            "PACKAGES",
            "MACHINE_FEATURES",
            "DISTRO_FEATURES",
            "SSTATETASKS",
            "IMAGE_CLASSES",
            "INHERIT");

    private final DataStore store;
    private final List<String> supposed;

    /** @param supposed words of MACHINEOVERRIDES that come before the machine's name */
    StandInCore(DataStore store, List<String> supposed) {
        this.store = store;
        this.supposed = List.copyOf(supposed);
    }

    private void set(String name, String value) {
        store.store(name, Value.known(value), Event.of("set", value, PLACE));
    }

    private void weak(String name, String value) {
        store.storeWeak(name, Value.known(value), Event.of("set??", value, PLACE));
    }

    /** Before the build's own files. */
    void before() {
        Cause cause = Cause.of(Cause.Kind.MISSING_FILE, "may be set by openembedded-core, which is not here");
        set("PN", "${@bb.parse.vars_from_file(d.getVar('FILE', False),d)[0] or 'defaultpkgname'}");
        set("PV", "${@bb.parse.vars_from_file(d.getVar('FILE', False),d)[1] or '1.0'}");
        set("PR", "${@bb.parse.vars_from_file(d.getVar('FILE', False),d)[2] or 'r0'}");
        set("BPN", "${PN}");
        set("BP", "${BPN}-${PV}");
        set("FILE_DIRNAME", "${@os.path.dirname(d.getVar('FILE', False))}");
        set("THISDIR", "${@os.path.dirname(d.getVar('FILE'))}");
        store.storeWeak("TRANSLATED_TARGET_ARCH", Value.known("arm"), Event.of("set??", "arm", PLACE));
        weak("DISTRO", "nodistro");
        set("DISTROOVERRIDES", "${@d.getVar('DISTRO') or ''}");
        set(
                "MACHINEOVERRIDES",
                String.join("", supposed.stream().map(word -> word + ":").toList()) + "${MACHINE}");
        store.storeWeak("CLASSOVERRIDE", Value.known("class-target"), Event.of("set??", "class-target", PLACE));
        set("FILESOVERRIDES", "${TRANSLATED_TARGET_ARCH}:${MACHINEOVERRIDES}:${DISTROOVERRIDES}");
        set(
                "OVERRIDES",
                "linux:${TRANSLATED_TARGET_ARCH}:pn-${PN}:${MACHINEOVERRIDES}:${DISTROOVERRIDES}:${CLASSOVERRIDE}:forcevariable");
        store.suspect(CoreNames::sets, cause);
    }

    /** After machine and distro: core's own defaults that layers build on. */
    void after() {
        weak("PACKAGECONFIG", "");
        store.value("DEFAULTTUNE")
                .asKnown()
                .map(TUNES::get)
                .filter(this::isCertain)
                .ifPresent(features -> {
                    weak("TUNE_FEATURES", features);
                    set("TRANSLATED_TARGET_ARCH", features.startsWith("aarch64") ? "aarch64" : "arm");
                });
    }

    private boolean isCertain(String features) {
        return !features.startsWith("aarch64") || store.dialect().compareTo(Dialect.MICKLEDORE) >= 0;
    }

    /** The option as it is known without core. */
    static Option shown(Option option) {
        if (!SHARED.contains(option.name()) || !option.value().isKnown()) {
            return option;
        }
        Cause cause = Cause.of(Cause.Kind.MISSING_FILE, "openembedded-core, which is not here, adds to it");
        return option.withValue(Value.of(option.value().partial().plus(Text.unknown(cause))));
    }
}
