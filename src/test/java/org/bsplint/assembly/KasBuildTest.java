package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A product kept as kas files and a layer of its own; the vendor's layer is checked out elsewhere, if at all. */
class KasBuildTest {
    private static final String APPEND = "meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend";

    private static Map<String, String> project() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("kas/base.yml", """
                header:
                  version: 14
                machine: stm32mp15-eval
                repos:
                  acme:
                    layers:
                      meta-acme:
                  vendor:
                    url: https://example.com/meta-vendor.git
                local_conf_header:
                  a-debug: |
                    # for developers
                    EXTRA_IMAGE_FEATURES = "debug-tweaks"
                """);
        files.put("kas/product.yml", """
                header:
                  version: 14
                  includes:
                    - kas/base.yml
                machine: stm32mp15-disco
                distro: "acme"
                local_conf_header:
                  b-name: PRODUCT = "gate"
                """);
        files.put("meta-acme/conf/layer.conf", """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "acme"
                BBFILE_PATTERN_acme = "^${LAYERDIR}/"
                LAYERSERIES_COMPAT_acme = "kirkstone"
                """);
        files.put(APPEND, "EXTRA_OEMAKE:append = \" CFG_TEE_CORE_LOG_LEVEL=4\"\n");
        return files;
    }

    @Test
    void theFileThatNoOtherOneIncludesIsTheBuild() {
        Bsp bsp = assemble(project());
        assertEquals(Value.known("stm32mp15-disco"), yocto(bsp, "MACHINE").value());
        assertEquals(Value.known("acme"), yocto(bsp, "DISTRO").value());
        assertEquals(Value.known("gate"), yocto(bsp, "PRODUCT").value());
        assertTrue(bsp.problems().stream().anyMatch(problem -> problem.message().contains("vendor")));
    }

    @Test
    void aRepositoryThatIsNotCheckedOutIsToldAtItsKey() {
        Map<String, String> files = project();
        files.put("kas/more.yml", """
                header:
                  version: 14
                repos:
                  acme:
                    layers:
                      meta-acme:
                      meta-gone:
                  poky:
                    url: https://example.com/poky.git
                    layers:
                      meta:
                      meta-poky:
                """);
        files.remove("kas/base.yml");
        files.remove("kas/product.yml");
        assertEquals(
                List.of(
                        "kas/more.yml:7:7: the repository `acme` has no folder `meta-gone`",
                        "kas/more.yml:8:3: the repository `poky` is not checked out here: its layers are missing"),
                assemble(files).problems().stream()
                        .map(problem -> problem.span() + ": " + problem.message())
                        .toList());
    }

    @Test
    void aFileThatTheBuildRequiresAndThatIsNotHereIsAProblem() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("build/conf/local.conf", "MACHINE = \"acme\"\nrequire conf/security.conf\ninclude conf/site.inc\n");
        assertEquals(
                List.of(
                        "build/conf/local.conf:2:1: the required file `conf/security.conf` is not here: what it sets is not known"),
                assemble(files).problems().stream()
                        .map(problem -> problem.span() + ": " + problem.message())
                        .toList());
    }

    @Test
    void theHistoryLeadsToTheLineOfTheKasFile() {
        assertEquals(
                List.of("kas/base.yml:13"),
                yocto(assemble(project()), "EXTRA_IMAGE_FEATURES").history().stream()
                        .flatMap(step -> step.span().stream())
                        .map(span -> span.path() + ":" + span.line())
                        .toList());
    }

    @Test
    void whichOfSeveralBuildsIsMeantOnlyTheUserKnows() {
        Map<String, String> files = project();
        files.put("kas/factory.yml", "header: {version: 14, includes: [kas/base.yml]}\nmachine: acme-factory\n");
        Bsp open = assemble(files);
        assertFalse(yocto(open, "MACHINE").value().isKnown());
        assertTrue(open.problems().stream()
                .anyMatch(problem -> problem.message().contains("kas/factory.yml, kas/product.yml")));
        files.put("bsplint.yaml", "version: 1\nyocto: {build: kas/factory.yml}\n");
        assertEquals(
                Value.known("acme-factory"), yocto(assemble(files), "MACHINE").value());
    }

    @Test
    void whatTheRecipeOfAnAppendPassesIsUnknownWhereTheRecipeIsAbsent() {
        Bsp bsp = assemble(project());
        assertEquals(Value.known("4"), optee(bsp, "CFG_TEE_CORE_LOG_LEVEL").value());
        Option key = optee(bsp, "TA_SIGN_KEY");
        assertFalse(key.value().isKnown());
        assertTrue(key.value().causes().iterator().next().toString().contains("is not in this project"));
    }

    private static Option yocto(Bsp bsp, String name) {
        return bsp.images().get(0).component("yocto").options().get(name);
    }

    private static Option optee(Bsp bsp, String name) {
        return bsp.images().get(0).component("optee").options().get(name);
    }

    private static Bsp assemble(Map<String, String> files) {
        FileTree tree = new MemoryTree(files);
        return Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
    }
}
