package org.bsplint.assembly.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.ecosystem.VendorLayer.BootLists;
import org.bsplint.ecosystem.vendor.Confidence;
import org.bsplint.ecosystem.vendor.Provenance;
import org.bsplint.syntax.version.VersionRange;
import org.bsplint.value.Cause;
import org.bsplint.value.Option;
import org.bsplint.value.OptionSet;
import org.bsplint.value.Origin;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Which boot configurations follow from the lists of a vendor's recipes. */
class BootBuildsTest {
    private static final BootLists LISTS = new BootLists(
            "acme",
            VersionRange.parse("any").or(() -> VersionRange.parse(">= 0")).orElseThrow(),
            "BL_LIST",
            "FIP_LIST",
            "TEE_LIST",
            "LOADER_LIST",
            "PACKED_LOADER",
            List.of("ACME_SD", "ACME_EMMC", "ACME_NOR"),
            List.of("ACME_USB", "ACME_UART"),
            new Provenance(Confidence.SEEN, "acme"));
    private static final List<String> SCHEMES = List.of("tee", "teemin", "plain");

    private final Map<String, String> lists = new LinkedHashMap<>();
    private final Map<String, Map<String, Value>> flags = new LinkedHashMap<>();

    private BootBuildsTest list(String variable, String words) {
        lists.put(variable, words);
        return this;
    }

    private BootBuildsTest flag(String variable, String entry, String fields) {
        flags.computeIfAbsent(variable, name -> new LinkedHashMap<>()).put(entry, Value.known(fields));
        return this;
    }

    private BootBuilds builds() {
        List<Option> options = new ArrayList<>();
        lists.forEach((name, words) -> options.add(new Option(
                name, Value.known(words), Origin.FILE, List.of(), flags.getOrDefault(name, Map.of()), List.of())));
        return new BootBuilds(LISTS, OptionSet.complete(options), SCHEMES);
    }

    private static List<String> names(List<BootBuild> builds) {
        return builds.stream().map(BootBuild::name).toList();
    }

    private static BootBuild named(List<BootBuild> builds, String name) {
        return builds.stream()
                .filter(build -> build.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A BL2 a device, and beside it what goes into the FIP of each scheme. */
    private BootBuildsTest apart() {
        return list("BL_LIST", "tee plain sd emmc usb")
                .list("FIP_LIST", "tee plain")
                .flag("BL_LIST", "tee", "a1 a2,SP=tee,,dtbs")
                .flag("BL_LIST", "plain", "a1 a2,SP=min,,bl32 dtbs")
                .flag("BL_LIST", "sd", "a1 a2,ACME_SD=1")
                .flag("BL_LIST", "emmc", "a2,ACME_EMMC=1")
                .flag("BL_LIST", "usb", "a1 a2,ACME_USB=1")
                .flag("FIP_LIST", "tee", "tee,a1 a2")
                .flag("FIP_LIST", "plain", "tfa,a1");
    }

    @Test
    void everyFipGoesWithEveryStorageThatItsBoardsHave() {
        List<BootBuild> all = apart().builds().all();
        // the FIP without OP-TEE is for a1 alone, which has no eMMC
        assertEquals(List.of("tee-sd", "tee-emmc", "tee-usb", "plain-sd", "plain-usb"), names(all));
        assertEquals(List.of("sd", "tee"), named(all, "tee-sd").of("BL_LIST"));
        assertEquals(Optional.of("plain"), named(all, "plain-sd").scheme());
        assertEquals(List.of("a2"), named(all, "tee-emmc").trees());
        assertTrue(named(all, "tee-usb").programmer());
        assertEquals(List.of("ACME_SD"), named(all, "plain-sd").devices());
    }

    @Test
    void theOneThatCountsIsOfTheSchemeAndTheUsualStorage() {
        List<BootBuild> all =
                apart().list("BL_LIST", "usb emmc sd tee plain").builds().all();
        assertEquals("tee-sd", BootBuilds.first(all, "tee", LISTS).orElseThrow().name());
        assertEquals(
                "plain-sd", BootBuilds.first(all, "plain", LISTS).orElseThrow().name());
        assertEquals(Optional.empty(), BootBuilds.first(List.of(), "tee", LISTS));
    }

    @Test
    void aFipNamesTheBl2ThatItGoesWith() {
        List<BootBuild> all = list("BL_LIST", "tee-sd tee-loader uart usb")
                .list("FIP_LIST", "tee-sd tee-loader fast-sd")
                .list("TEE_LIST", "tee teemin")
                .flag("BL_LIST", "tee-sd", "a1,SP=tee ACME_SD=1, tf-a, all dtbs, bl2")
                .flag("BL_LIST", "tee-loader", "a1,SP=tee,tf-a,dtbs,fwconfig")
                .flag("BL_LIST", "uart", "a1,ACME_UART=1,tf-a,all,bl2")
                .flag("BL_LIST", "usb", "a1,ACME_USB=1,tf-a,all,bl2")
                .flag("FIP_LIST", "tee-sd", "tee,a1,default:tee")
                .flag("FIP_LIST", "tee-loader", "tee,a1,loader,usb")
                .flag("FIP_LIST", "fast-sd", "tee,a1,fast:teemin,tee-sd")
                .builds()
                .all();
        assertEquals(List.of("tee-sd", "tee-loader", "fast-sd", "uart"), names(all));
        assertEquals(List.of("usb", "tee-loader"), named(all, "tee-loader").of("BL_LIST"));
        assertEquals(List.of("tee-sd"), named(all, "fast-sd").of("BL_LIST"));
        assertEquals(List.of("teemin"), named(all, "fast-sd").of("TEE_LIST"));
        assertEquals(List.of("tee"), named(all, "tee-sd").of("TEE_LIST"));
        assertEquals(Optional.empty(), named(all, "uart").scheme());
        assertTrue(named(all, "uart").programmer());
    }

    @Test
    void aBl2ThatHoldsAllIsOneConfiguration() {
        List<BootBuild> all = list("BL_LIST", "plain serial")
                .list("FIP_LIST", "plain")
                .flag("BL_LIST", "plain", "a1,SP=min ACME_SD=1 ACME_NOR=1")
                .flag("BL_LIST", "serial", "a1,SP=min ACME_USB=1")
                .builds()
                .all();
        assertEquals(List.of("plain", "serial"), names(all));
        assertEquals(List.of("ACME_SD", "ACME_NOR"), all.get(0).devices());
        assertTrue(all.get(1).programmer());
    }

    @Test
    void withoutAListOfFipsWhatIsBuiltBesideTheBl2sIsForThem() {
        List<BootBuild> all = list("BL_LIST", "tee sd")
                .flag("BL_LIST", "tee", "a1,SP=tee,,dtbs")
                .builds()
                .all();
        assertEquals(List.of("tee-sd"), names(all));
        assertEquals(List.of(), new BootBuildsTest().builds().all());
    }

    @Test
    void aMachineOfTwoSocsHasOneForEachThatTheBl2HasTreesFor() {
        List<BootBuild> all = list("BL_LIST", "tee-sd tee-emmc")
                .flag("BL_LIST", "tee-sd", "x1-a y2-b x1-c,ACME_SD=1")
                .flag("BL_LIST", "tee-emmc", "y2-b,ACME_EMMC=1")
                .builds()
                .all(tree -> Optional.of(tree.substring(0, 2)));
        assertEquals(List.of("tee-sd-x1", "tee-sd-y2", "tee-emmc-y2"), names(all));
        assertEquals(List.of("x1-a", "x1-c"), all.get(0).trees());
        assertEquals(Optional.of("y2"), all.get(1).family());
    }

    @Test
    void anUnknownStretchIsNoConfigurationAndNoTarget() {
        Cause cause = Cause.of(Cause.Kind.MISSING_INPUT, "not here");
        Value open = Value.of(Text.of("tee-sd ").plus(Text.unknown(cause)));
        Value targets = Value.of(Text.of("a1,ACME_SD=1,,").plus(Text.unknown(cause)));
        Option list = new Option("BL_LIST", open, Origin.FILE, List.of(), Map.of("tee-sd", targets), List.of());
        BootBuilds builds = new BootBuilds(LISTS, OptionSet.complete(List.of(list)), SCHEMES);
        // targets that are not known may make a BL2
        assertEquals(List.of("tee-sd"), names(builds.all()));
    }

    @Test
    void theBootLoaderIsTheOneThatTheFipLooksFor() {
        apart().list("LOADER_LIST", "default_x1 default_y2 fast_x1").flag("FIP_LIST", "tee", "tee,a1,fast");
        List<BootBuild> all = builds().all();
        assertEquals(List.of("fast_x1"), named(all, "tee-sd").of("LOADER_LIST"));
        assertEquals(
                List.of("default_x1", "default_y2", "fast_x1"),
                named(all, "plain-sd").of("LOADER_LIST"));
        all = list("PACKED_LOADER", "default").builds().all();
        assertEquals(List.of("default_x1", "default_y2"), named(all, "plain-sd").of("LOADER_LIST"));
        assertEquals(List.of("fast_x1"), named(all, "tee-sd").of("LOADER_LIST"));
    }
}
