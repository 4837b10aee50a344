package org.bsplint.eval.yocto;

import static org.bsplint.eval.yocto.YoctoWorkspaceTest.kinds;
import static org.bsplint.eval.yocto.YoctoWorkspaceTest.layer;
import static org.bsplint.eval.yocto.YoctoWorkspaceTest.open;
import static org.bsplint.eval.yocto.YoctoWorkspaceTest.project;
import static org.bsplint.eval.yocto.YoctoWorkspaceTest.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Observation;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layers, collections and the choice of recipes, by BitBake's lib/bb/cookerdata.py, cooker.py and providers.py. */
class LayersTest {
    private static Observation seen(YoctoWorkspace workspace, String kind) {
        return workspace.observations().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not among " + kinds(workspace)));
    }

    private static void local(Map<String, String> files, String more) {
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\n" + more);
    }

    private static String version(Map<String, String> files) {
        return open(files).recipe("tool").orElseThrow().version();
    }

    @Test
    void ofEqualFileNamesTheHighestLayerCounts() {
        Map<String, String> files = project();
        files.put("acme/recipes-x/tool/tool_2.0.bb", "A = \"acme's own\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(Value.known("acme's own"), value(workspace, "tool", "A"));
        assertEquals("acme", workspace.recipe("tool").orElseThrow().layer());
        assertEquals(
                List.of("1.0", "2.0"),
                workspace.recipes().stream().map(Recipe::version).toList());
        assertEquals(
                List.of(false, true),
                workspace.recipes().stream().map(Recipe::preferred).toList());
    }

    @Test
    void anOlderVersionOfAHigherLayerBeatsANewerOne() {
        Map<String, String> files = project();
        files.put("acme/recipes-x/tool/tool_0.9.bb", "A = \"old\"\n");
        assertEquals("0.9", version(files));
        local(files, "PREFERRED_VERSION_tool = \"2.0\"\n");
        assertEquals("2.0", version(files));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "PREFERRED_VERSION_tool = \"1.0\"~1.0",
                "PREFERRED_VERSION_tool = \"1.%\"~1.0",
                "PREFERRED_VERSION_tool = \"%\"~1.0",
                "PREFERRED_VERSION_tool = \"1:2.0\"~2.0",
                "PREFERRED_VERSION:pn-tool = \"1.0\"~1.0",
                "PREFERRED_VERSION = \"1.0\"~1.0",
                "REQUIRED_VERSION_tool = \"1.0\"~1.0",
                "PREFERRED_VERSION_tool = \"2.0\"\\nREQUIRED_VERSION_tool = \"1.0\"~1.0",
                "PREFERRED_VERSION_tool = \"\"~2.0",
                "PREFERRED_VERSION_tool = \"9\"~2.0",
                "PREFERRED_VERSION_other = \"1.0\"~2.0",
            })
    void preferredVersions(String line, String expected) {
        Map<String, String> files = project();
        local(files, line.replace("\\n", "\n") + "\n");
        assertEquals(expected, version(files), line);
    }

    @Test
    void aVersionThatNobodyOffersNamesWhatIsOffered() {
        Map<String, String> files = project();
        local(files, "PREFERRED_VERSION_tool = \"9\"\n");
        Observation missing = seen(open(files), "preferred-version-missing");
        assertEquals("9", missing.details().get("wanted"));
        assertEquals("1.0, 2.0", missing.details().get("offered"));
        assertEquals(2, missing.span().orElseThrow().line());
        files.put("vendor/recipes-x/tool/tool_git.bb", "PV = \"${GITVERSION}\"\n");
        assertFalse(kinds(open(files)).contains("preferred-version-missing"), "its version may be any");
    }

    @Test
    void statedVersionsAndPreferencesCount() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/tool/tool_git.bb", "PV = \"3.1\"\nA = \"git\"\n");
        assertEquals("git", version(files));
        files.put("vendor/recipes-x/tool/tool_git.bb", "PV = \"3.1\"\nDEFAULT_PREFERENCE = \"-1\"\n");
        assertEquals("2.0", version(files));
        files.put("vendor/recipes-x/tool/tool_1.0.bb", "DEFAULT_PREFERENCE = \"1\"\n");
        assertEquals("1.0", version(files));
    }

    @Test
    void versionsAreOrderedAsPackageManagersDo() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/tool/tool_10.0.bb", "A = \"ten\"\n");
        assertEquals("10.0", version(files));
        files.put("vendor/recipes-x/tool/tool_10.0.1.bb", "A = \"ten\"\n");
        assertEquals("10.0.1", version(files));
    }

    @Test
    void recipesAreFoundByOtherNames() {
        Map<String, String> files = project();
        local(files, "PREFERRED_PROVIDER_virtual/tool = \"tool\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals("2.0", workspace.recipe("virtual/tool").orElseThrow().version());
        assertEquals(
                "1.0",
                workspace
                        .recipe("vendor/recipes-x/tool/tool_1.0.bb")
                        .orElseThrow()
                        .version());
        assertEquals("native", workspace.recipe("tool-native").orElseThrow().variant());
        assertEquals(
                "nativesdk", workspace.recipe("nativesdk-tool").orElseThrow().variant());
        assertEquals(Optional.empty(), workspace.recipe("nothing"));
        assertEquals(Optional.empty(), workspace.recipe("nothing-native"));
    }

    @Test
    void appendsApplyByNameAndVersion() {
        Map<String, String> files = project();
        files.put("acme/recipes-x/tool/tool_%.bbappend", "A:append = \" any\"\n");
        files.put("acme/recipes-x/tool/tool_2.0.bbappend", "A:append = \" two\"\n");
        files.put("acme/recipes-x/tool/tool.bbappend", "A:append = \" none\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(
                List.of("acme/recipes-x/tool/tool_%.bbappend", "acme/recipes-x/tool/tool_2.0.bbappend"),
                workspace.recipe("tool").orElseThrow().appends());
        assertEquals(Value.known("2 any two"), value(workspace, "tool", "A"));
        Observation unused = seen(workspace, "append-without-recipe");
        assertEquals("acme/recipes-x/tool/tool.bbappend", unused.details().get("append"));
        assertEquals("acme", unused.details().get("layer"));
        assertEquals(
                1,
                kinds(workspace).stream()
                        .filter("append-without-recipe"::equals)
                        .count());
    }

    @Test
    void masksTakeRecipesAway() {
        Map<String, String> files = project();
        local(files, "BBMASK = \"/tool_2 nothing-else\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals("1.0", workspace.recipe("tool").orElseThrow().version());
        Observation masked = seen(workspace, "recipe-masked");
        assertEquals("vendor/recipes-x/tool/tool_2.0.bb", masked.details().get("file"));
        assertEquals("/tool_2", masked.details().get("mask"));
        assertEquals(2, masked.span().orElseThrow().line());
    }

    @Test
    void prioritiesComeFromDependenciesWhereNoneAreGiven() {
        Map<String, String> files = project();
        files.put(
                "acme/conf/layer.conf",
                layer("acme", 8).replace("BBFILE_PRIORITY_acme = \"8\"", "LAYERDEPENDS_acme = \"vendor (>= 1)\""));
        files.put("acme/recipes-x/tool/tool_0.5.bb", "A = \"low version\"\n");
        assertEquals("0.5", version(files), "a layer counts more than what it depends on");
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("BBFILE_PRIORITY_acme = \"8\"", ""));
        assertEquals("2.0", version(files), "without dependencies it is one above the least");
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("\"8\"", "\"-1\""));
        assertEquals("2.0", version(files));
    }

    @Test
    void whatALayerDependsOnHasToBeThere() {
        Map<String, String> files = project();
        files.put("acme/conf/layer.conf", layer("acme", 8) + "LAYERDEPENDS_acme = \"core (>= 1) gone\"\n");
        YoctoWorkspace workspace = open(files);
        Observation missing = seen(workspace, "layer-dependency-missing");
        assertEquals(Map.of("layer", "acme", "dependency", "gone"), missing.details());
        assertEquals(7, missing.span().orElseThrow().line());
        assertTrue(workspace.diagnostics().stream()
                .anyMatch(one -> one.message().contains("depends on layer gone, but this layer is not enabled")));
        files.put("acme/conf/layer.conf", layer("acme", 8) + "LAYERRECOMMENDS_acme = \"gone\"\n");
        assertFalse(kinds(open(files)).contains("layer-dependency-missing"));
    }

    @Test
    void layersAreToldByTheirCollections() {
        YoctoWorkspace workspace = open(project());
        assertEquals(
                List.of("core", "vendor", "acme"),
                workspace.layers().stream().map(Layer::path).toList());
        assertEquals(List.of("vendor"), workspace.layers().get(1).collections());
        Map<String, String> files = project();
        files.put("other/README", "no layer\n");
        files.put("build/conf/bblayers.conf", "BBPATH = \"${TOPDIR}\"\nBBLAYERS = \"core vendor acme other\"\n");
        YoctoWorkspace bare = open(files);
        assertEquals(List.of("other"), bare.layers().get(3).collections());
        assertEquals("other", seen(bare, "layer-without-conf").details().get("layer"));
    }

    @Test
    void twoLayersOfOneNameAreAnError() {
        Map<String, String> files = project();
        files.put("twin/conf/layer.conf", layer("acme", 9));
        files.put("build/conf/bblayers.conf", "BBPATH = \"${TOPDIR}\"\nBBLAYERS = \"core vendor acme twin\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(
                "acme", seen(workspace, "layer-duplicate-collection").details().get("layer"));
        assertTrue(workspace.diagnostics().stream()
                .anyMatch(one -> one.message().equals("duplicated BBFILE_COLLECTIONS 'acme'")));
    }

    @Test
    void aLayerThatNamesNoSeriesIsSeen() {
        Map<String, String> files = project();
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("LAYERSERIES_COMPAT_acme = \"kirkstone\"", ""));
        YoctoWorkspace workspace = open(files);
        assertEquals("acme", seen(workspace, "layer-series-missing").details().get("layer"));
        assertEquals(List.of(), workspace.diagnostics());
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("\"kirkstone\"", "\"dunfell gatesgarth\""));
        Observation mismatch = seen(open(files), "layer-series-mismatch");
        assertEquals("kirkstone", mismatch.details().get("core"));
        assertEquals("dunfell gatesgarth", mismatch.details().get("compatible"));
    }

    /** Layers of isar say {@code next}; their core is no openembedded-core. A file that is missing may name any series. */
    @Test
    void withoutCoreNoLayerIsOfAnotherSeries() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("core/"));
        for (String layer : List.of("acme", "vendor")) {
            String conf = layer(layer, 8).replace("\"kirkstone\"", "\"next\"");
            files.put(layer + "/conf/layer.conf", conf + "require packages-of-" + layer + ".inc\n");
        }
        YoctoRequest request = YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board");
        assertTrue(YoctoWorkspace.open(new MemoryTree(files), request).observations().stream()
                .noneMatch(one -> one.kind().equals("layer-series-mismatch")));
    }

    @ParameterizedTest
    @CsvSource({
        "1.46.0,1.46",
        "1.48.0,1.46",
        "1.50.0,1.50",
        "1.52.0,2.0",
        "2.0.0,2.0",
        "2.1.0,2.2",
        "2.2.0,2.2",
        "2.3.0,2.4",
        "2.4.0,2.4",
        "2.6.0,2.4",
        "2.8.1,2.8",
        "2.10.0,2.8",
        "2.12.0,2.12"
    })
    void bitBakeBesideCoreTellsItsVersion(String stated, String version) {
        Map<String, String> files = project();
        files.put("bitbake/lib/bb/__init__.py", "__version__ = \"" + stated + "\"\n");
        assertEquals(version, open(files).bitbakeVersion(), stated);
    }

    @Test
    void withoutCoreTheNewestSeriesThatALayerNamesCounts() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("core/"));
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("\"kirkstone\"", "\"dunfell kirkstone scarthgap\""));
        YoctoRequest request = YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board");
        assertEquals("2.8", YoctoWorkspace.open(new MemoryTree(files), request).bitbakeVersion());
    }

    @Test
    void aDistroOfTheCommandLineBeatsTheConfiguration() {
        Map<String, String> files = project();
        files.put("vendor/conf/distro/fancy.conf", "FROM_DISTRO = \"yes\"\n");
        YoctoWorkspace workspace = YoctoWorkspace.open(
                new MemoryTree(files), YoctoRequest.ofBuild("build").withDistro("fancy"));
        assertEquals(Value.known("fancy"), workspace.config().options().value("DISTRO"));
        assertEquals(Value.known("yes"), workspace.config().options().value("FROM_DISTRO"));
    }

    @Test
    void layersOfTheCommandLineReplaceThoseOfTheBuild() {
        YoctoWorkspace workspace = YoctoWorkspace.open(
                new MemoryTree(project()), YoctoRequest.ofBuild("build").withLayers(List.of("core", "vendor")));
        assertEquals(
                List.of("core", "vendor"),
                workspace.layers().stream().map(Layer::path).toList());
        assertEquals(Value.known("2"), value(workspace, "tool", "A"));
    }

    @Test
    void requiredFilesThatAreMissingStopOnlyWithCore() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/tool/tool_2.0.bb", "require gone.inc\nA = \"2\"\n");
        YoctoWorkspace workspace = open(files);
        assertTrue(workspace.evaluate(workspace.recipe("tool").orElseThrow()).errors().stream()
                .anyMatch(one -> one.message().equals("Could not include required file gone.inc")));
        files.keySet().removeIf(path -> path.startsWith("core/"));
        YoctoWorkspace bare = YoctoWorkspace.open(
                new MemoryTree(files),
                YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board"));
        var evaluation = bare.evaluate(bare.recipe("tool").orElseThrow());
        assertEquals(List.of(), evaluation.errors());
        assertTrue(evaluation.observations().stream()
                .anyMatch(one -> one.kind().equals("bitbake-file-missing")
                        && one.details().get("file").equals("gone.inc")));
        assertFalse(evaluation.options().value("MAY_BE_SET_THERE").isUnset());
    }

    @Test
    void withoutCoreListsThatItAddsToAreKnownInPart() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("core/"));
        files.put("vendor/recipes-x/tool/tool_2.0.bb", "DEPENDS = \"own\"\nA = \"2\"\n");
        YoctoWorkspace bare = YoctoWorkspace.open(
                new MemoryTree(files),
                YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board"));
        var options = bare.evaluate(bare.recipe("tool").orElseThrow()).options();
        assertEquals(
                "own…", bare.certain(options.get("DEPENDS")).value().partial().toString());
        assertEquals(Value.known("2"), bare.certain(options.get("A")).value());
        assertEquals(Value.known("tool"), options.value("PN"));
        assertEquals(Value.known("2.0"), options.value("PV"));
        assertEquals(Value.known("tool-2.0"), options.value("BP"));
        assertEquals(Value.known("nodistro"), options.value("DISTRO"));
        YoctoWorkspace whole = open(project());
        var depends = whole.config().options().get("MACHINEOVERRIDES");
        assertEquals(depends, whole.certain(depends));
    }

    @Test
    void withoutCoreATuneTellsTheArchitecture() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("core/"));
        files.put("vendor/conf/machine/board.conf", "DEFAULTTUNE = \"cortexa7thf-neon-vfpv4\"\n");
        YoctoRequest request = YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board");
        var options =
                YoctoWorkspace.open(new MemoryTree(files), request).config().options();
        assertEquals(
                Value.known("arm vfp cortexa7 neon vfpv4 thumb callconvention-hard"), options.value("TUNE_FEATURES"));
        files.put("vendor/conf/machine/board.conf", "DEFAULTTUNE = \"cortexa35\"\n");
        options = YoctoWorkspace.open(new MemoryTree(files), request).config().options();
        assertFalse(options.value("TUNE_FEATURES").isKnown(), "kirkstone has no such tune");
        String newer = layer("acme", 8).replace("\"kirkstone\"", "\"scarthgap\"");
        files.put("acme/conf/layer.conf", newer);
        options = YoctoWorkspace.open(new MemoryTree(files), request).config().options();
        assertEquals(Value.known("aarch64 armv8a crc cortexa35"), options.value("TUNE_FEATURES"));
        assertEquals(Value.known("aarch64"), options.value("TRANSLATED_TARGET_ARCH"));
    }

    @Test
    void pythonLooksIntoTheTree() {
        Map<String, String> files = project();
        files.put("acme/lib/acme/names.py", "PREFIX = 'acme-'\n\ndef full(name):\n    return PREFIX + name\n");
        files.put("vendor/files/there.txt", "x\n");
        files.put("vendor/recipes-x/tool/tool_2.0.bb", """
                A = "${@'yes' if os.path.exists('vendor/files/there.txt') else 'no'}"
                B = "${@'yes' if os.path.exists('vendor/files/gone.txt') else 'no'}"
                C = "${@'yes' if os.path.exists('/somewhere/else') else 'no'}"
                D = "${@'yes' if os.path.isdir('vendor/files') else 'no'}"
                E = "${@'yes' if os.path.isfile('vendor/files') else 'no'}"
                F = "${@bb.utils.which('core:vendor/files', 'there.txt')}"
                G = "${@bb.utils.which('core', 'there.txt')}"
                python () {
                    import acme.names
                    d.setVar('H', acme.names.full('x'))
                }
                """);
        YoctoWorkspace workspace = open(files);
        assertEquals(Value.known("yes"), value(workspace, "tool", "A"));
        assertEquals(Value.known("no"), value(workspace, "tool", "B"));
        assertFalse(value(workspace, "tool", "C").isKnown());
        assertEquals(Value.known("yes"), value(workspace, "tool", "D"));
        assertEquals(Value.known("no"), value(workspace, "tool", "E"));
        assertTrue(value(workspace, "tool", "F").partial().toString().endsWith("vendor/files/there.txt"));
        assertEquals(Value.known(""), value(workspace, "tool", "G"));
        assertEquals(Value.known("acme-x"), value(workspace, "tool", "H"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "recipes-*/*/*.bb~2",
                "recipes-x/tool/tool_1.0.bb~1",
                "recipes-x/tool/tool_[12].0.bb~2",
                "recipes-x/tool/tool_[!1].0.bb~1",
                "recipes-?/t*/tool_?.0.bb~2",
                "recipes-*/none/*.bb~0",
                "recipes-x~3",
                "gone/*.bb~0",
            })
    void filesAreFoundAsPythonsGlobDoes(String pattern, int recipes) {
        Map<String, String> files = project();
        files.put(
                "vendor/conf/layer.conf",
                layer("vendor", 6).replaceFirst("(?m)^BBFILES.*$", "BBFILES += \"\\${LAYERDIR}/" + pattern + "\""));
        files.put("vendor/recipes-x/tool/.hidden_1.bb", "A = \"1\"\n");
        assertEquals(recipes, open(files).recipes().size(), pattern);
    }
}
