package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bsplint.ecosystem.KnowledgeBase;
import org.bsplint.ecosystem.catalogue.NameSet;
import org.bsplint.ecosystem.catalogue.Slip;
import org.bsplint.ecosystem.catalogue.SourceCatalog;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names out of the catalogues, as they are and with one slip, where products write them. */
class TypoSurveyTest {
    private static final int NAMES = 24;
    private static final String LAYER = """
            BBPATH .= ":${LAYERDIR}"
            BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
            BBFILE_COLLECTIONS += "acme"
            BBFILE_PATTERN_acme = "^${LAYERDIR}/"
            """;

    private final Assembler assembler = Assembler.standard();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optee | CFG_ | 3.12.0-stm32mp-r2 | 3.1 | meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend | EXTRA_OEMAKE += \"NAME=y\"",
                "optee | CFG_ | 4.0.0-stm32mp-r1 | 6.0 | optee_os/core/arch/arm/plat-stm32mp1/conf.mk | NAME ?= y",
                "tf-a | '' | v2.8-stm32mp-r2 | 5.1 | meta-acme/recipes-bsp/tf-a/tf-a-stm32mp_%.bbappend | EXTRA_OEMAKE += \"NAME=1\"",
                "tf-a | '' | v2.4-stm32mp-r2 | 3.1 | tf-a/build.mk | NAME := 1",
                "u-boot | CONFIG_ | v2022.10-stm32mp-r2 | 5.1 | u-boot/acme.cfg | NAME=y",
                "u-boot | CONFIG_ | v2020.10-stm32mp-r2 | 3.1 | u-boot/configs/acme_defconfig | NAME=y",
                "yocto | '' | 5.1.0 | 5.1 | build/conf/local.conf | NAME = \"1\"",
                "yocto | '' | 6.0.0 | 6.0 | meta-acme/conf/machine/acme.conf | NAME = \"1\""
            })
    void oneSlipIsFoundAndARightNameIsNot(
            String component, String prefix, String version, String ecosystem, String path, String line) {
        Random random = new Random(component.hashCode() + ecosystem.hashCode());
        List<String> names = names(component, prefix, version);
        Collections.shuffle(names, random);
        List<String> missed = new ArrayList<>();
        for (String name : names.subList(0, NAMES)) {
            assertEquals(List.of(), told(ecosystem, path, line.replace("NAME", name)), name);
            String slip = slip(name, prefix.length(), random);
            if (!told(ecosystem, path, line.replace("NAME", slip)).contains(name)) {
                missed.add(slip + " for " + name);
            }
        }
        assertTrue(missed.size() <= NAMES / 8, missed::toString);
    }

    /** Names of four letters may be anybody's own. */
    private static List<String> names(String component, String prefix, String version) {
        SourceCatalog sources = KnowledgeBase.load().options().sources(component);
        List<String> names = new ArrayList<>();
        for (String name : sources.names()) {
            boolean plain = name.startsWith(prefix) && name.matches("[A-Z][A-Z0-9_]*");
            if (plain
                    && name.length() >= prefix.length() + 6
                    && sources.exists(name, "vendor", version) == Truth.TRUE) {
                names.add(name);
            }
        }
        return names;
    }

    /** A letter left out, twice, changed with its neighbour or another one. */
    private static String slip(String name, int from, Random random) {
        int at = from + 1 + random.nextInt(name.length() - from - 2);
        String before = name.substring(0, at);
        char letter = name.charAt(at);
        String after = name.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + after.charAt(0) + letter + after.substring(1);
            default -> before + (letter == 'W' ? 'E' : 'W') + after;
        };
    }

    private List<String> told(String ecosystem, String path, String line) {
        Map<String, String> files = new TreeMap<>();
        files.put("bsplint.yaml", "version: 1\nplatform: stm32mp15\necosystem: \"" + ecosystem + "\"\n");
        if (path.startsWith("meta-acme")) {
            files.put("meta-acme/conf/layer.conf", LAYER);
        }
        if (path.contains("conf/machine")) {
            files.put("build/conf/local.conf", "MACHINE = \"acme\"\n");
            files.put("build/conf/bblayers.conf", "BBLAYERS = \"${TOPDIR}/../meta-acme\"\n");
        }
        files.put(path, line + "\n");
        FileTree tree = new MemoryTree(files);
        return assembler.assemble(tree, SettingsReader.read(tree).tree()).images().get(0).observations().stream()
                .filter(seen -> seen.kind().equals("option-misspelt"))
                .map(seen -> seen.details().getOrDefault("meant", ""))
                .toList();
    }

    /** What each version of OP-TEE, TF-A and U-Boot brought, as seen by those before it. */
    @Test
    void newNamesAreHardlyEverTakenForSlips() {
        int added = 0;
        int taken = 0;
        for (String component : List.of("optee", "tf-a")) {
            SourceCatalog sources = KnowledgeBase.load().options().sources(component);
            String prefix = component.equals("optee") ? "CFG_" : "";
            SortedSet<String> known = new TreeSet<>();
            for (String version : sources.versions().get("vendor")) {
                List<String> here = sources.names().stream()
                        .filter(name -> name.startsWith(prefix)
                                && sources.exists(name, "vendor", version) == Truth.TRUE
                                && !known.contains(name))
                        .toList();
                if (!known.isEmpty()) {
                    NameSet before = NameSet.of(known);
                    added += here.size();
                    taken += (int) here.stream()
                            .filter(name -> Slip.meant(name, prefix, before).isPresent())
                            .count();
                }
                known.addAll(here);
            }
        }
        int all = added;
        int wrong = taken;
        assertTrue(all > 1_000 && wrong * 100 <= all, () -> wrong + " of " + all);
    }
}
