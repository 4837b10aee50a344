package org.bsplint.eval.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Observation;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** A small Yocto project: a core of a few lines, a vendor's layer and a customer's layer. */
class YoctoWorkspaceTest {
    private static final String BITBAKE_CONF = """
            PN = "${@bb.parse.vars_from_file(d.getVar('FILE', False),d)[0] or 'defaultpkgname'}"
            PV = "${@bb.parse.vars_from_file(d.getVar('FILE', False),d)[1] or '1.0'}"
            MACHINEOVERRIDES = "${MACHINE}"
            OVERRIDES = "pn-${PN}:${MACHINEOVERRIDES}:${DISTRO}"
            DISTRO ?= "nodistro"
            include conf/local.conf
            require conf/machine/${MACHINE}.conf
            include conf/distro/${DISTRO}.conf
            """;

    static Map<String, String> project() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "build/conf/bblayers.conf",
                "BBPATH = \"${TOPDIR}\"\nBBFILES ?= \"\"\nBBLAYERS = \"core vendor acme\"\n");
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\n");
        files.put("core/conf/layer.conf", layer("core", 5) + "LAYERSERIES_CORENAMES = \"kirkstone\"\n");
        files.put("core/conf/bitbake.conf", BITBAKE_CONF);
        files.put("core/classes/base.bbclass", "BASE = \"yes\"\n");
        files.put("vendor/conf/layer.conf", layer("vendor", 6));
        files.put("vendor/conf/machine/board.conf", "MACHINEOVERRIDES =. \"soc:\"\nVENDOR_OPTS ?= \"-O2\"\n");
        files.put(
                "vendor/recipes-x/tool/tool_1.0.bb", "A = \"1\"\nA:append:soc = \" soc\"\nOPTS = \"${VENDOR_OPTS}\"\n");
        files.put("vendor/recipes-x/tool/tool_2.0.bb", "A = \"2\"\n");
        files.put("acme/conf/layer.conf", layer("acme", 8));
        files.put("acme/recipes-x/tool/tool_1.%.bbappend", "A:append = \" acme\"\nHERE := \"${FILE}\"\n");
        return files;
    }

    static String layer(String name, int priority) {
        return """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "NAME"
                BBFILE_PATTERN_NAME = "^${LAYERDIR}/"
                BBFILE_PRIORITY_NAME = "NUMBER"
                LAYERSERIES_COMPAT_NAME = "kirkstone"
                """.replace("NAME", name).replace("NUMBER", Integer.toString(priority));
    }

    static YoctoWorkspace open(Map<String, String> files) {
        return YoctoWorkspace.open(new MemoryTree(files), YoctoRequest.ofBuild("build"));
    }

    static Value value(YoctoWorkspace workspace, String recipe, String name) {
        return workspace
                .evaluate(workspace.recipe(recipe).orElseThrow())
                .options()
                .value(name);
    }

    static List<String> kinds(YoctoWorkspace workspace) {
        return workspace.observations().stream().map(Observation::kind).toList();
    }

    @Test
    void configurationHasMachineDistroAndLayers() {
        YoctoWorkspace workspace = open(project());
        Evaluation config = workspace.config();
        assertEquals(Value.known("board"), config.options().value("MACHINE"));
        assertEquals(Value.known("soc:board"), config.options().value("MACHINEOVERRIDES"));
        assertEquals(Value.known("-O2"), config.options().value("VENDOR_OPTS"));
        assertEquals(Value.known("yes"), config.options().value("BASE"));
        assertEquals(Value.known("build:core:vendor:acme"), config.options().value("BBPATH"));
        assertEquals("2.0", workspace.bitbakeVersion());
        assertEquals(List.of("board"), workspace.machines());
        assertEquals(List.of(), workspace.diagnostics());
    }

    @Test
    void theNewestVersionIsBuiltUnlessAnotherIsPreferred() {
        Map<String, String> files = project();
        assertEquals("2.0", open(files).recipe("tool").orElseThrow().version());
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\nPREFERRED_VERSION_tool = \"1.%\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals("1.0", workspace.recipe("tool").orElseThrow().version());
        assertEquals(
                List.of("acme/recipes-x/tool/tool_1.%.bbappend"),
                workspace.recipe("tool").orElseThrow().appends());
        assertEquals(Value.known("1 soc acme"), value(workspace, "tool", "A"));
        assertEquals(Value.known("-O2"), value(workspace, "tool", "OPTS"));
        assertEquals(Value.known("tool"), value(workspace, "tool", "PN"));
        assertEquals(Value.known("acme/recipes-x/tool/tool_1.%.bbappend"), value(workspace, "tool", "HERE"));
    }

    @Test
    void aPreferredVersionThatNobodyOffersIsSeen() {
        Map<String, String> files = project();
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\nPREFERRED_VERSION_tool = \"3.%\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals("2.0", workspace.recipe("tool").orElseThrow().version());
        assertTrue(kinds(workspace).contains("preferred-version-missing"));
    }

    @Test
    void aMulticonfigIsAConfigurationOfItsOwn() {
        Map<String, String> files = project();
        files.put(
                "core/conf/bitbake.conf",
                "include conf/multiconfig/${BB_CURRENT_MC}.conf\n" + files.get("core/conf/bitbake.conf"));
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\nBBMULTICONFIG = \"second\"\n");
        files.put("build/conf/multiconfig/second.conf", "VARIANT = \"two\"\nTMPDIR = \"two\"\n");
        YoctoRequest request = YoctoRequest.ofBuild("build");
        YoctoWorkspace main = YoctoWorkspace.open(new MemoryTree(files), request);
        assertEquals(List.of("second"), main.multiconfigs());
        assertEquals(Value.UNSET, main.config().options().value("VARIANT"));
        YoctoWorkspace second = YoctoWorkspace.open(new MemoryTree(files), request.withMulticonfig("second"));
        assertEquals(Value.known("two"), second.config().options().value("VARIANT"));
        assertEquals(Value.known("second"), second.config().options().value("BB_CURRENT_MC"));
        assertEquals(Value.known("two"), value(second, "tool", "VARIANT"));
    }

    @Test
    void appendsWithoutRecipeAndMaskedFilesAreSeen() {
        Map<String, String> files = project();
        files.put("acme/recipes-x/gone/gone_%.bbappend", "A = \"1\"\n");
        files.put("build/conf/local.conf", "MACHINE ?= \"board\"\nBBMASK = \"tool_2\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals("1.0", workspace.recipe("tool").orElseThrow().version());
        assertTrue(kinds(workspace).contains("append-without-recipe"));
        assertTrue(kinds(workspace).contains("recipe-masked"));
    }

    @Test
    void aLayerOfAnotherSeriesStopsBitBake() {
        Map<String, String> files = project();
        files.put("acme/conf/layer.conf", layer("acme", 8).replace("= \"kirkstone\"", "= \"dunfell\""));
        YoctoWorkspace workspace = open(files);
        assertTrue(kinds(workspace).contains("layer-series-mismatch"));
        assertTrue(workspace.diagnostics().stream().anyMatch(diagnostic -> diagnostic.stops()));
    }

    @Test
    void aMissingLayerIsOneDiagnosticAndTheRestIsEvaluated() {
        Map<String, String> files = project();
        files.put("build/conf/bblayers.conf", "BBPATH = \"${TOPDIR}\"\nBBLAYERS = \"core vendor nowhere\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(1, workspace.diagnostics().size());
        assertEquals(Value.known("2"), value(workspace, "tool", "A"));
    }

    @Test
    void aMachineOfTheCommandLineBeatsTheConfiguration() {
        Map<String, String> files = project();
        files.put("vendor/conf/machine/other.conf", "VENDOR_OPTS = \"-O3\"\n");
        files.put("build/conf/local.conf", "MACHINE = \"board\"\n");
        YoctoWorkspace workspace = YoctoWorkspace.open(
                new MemoryTree(files), YoctoRequest.ofBuild("build").withMachine("other"));
        assertEquals(List.of("board", "other"), workspace.machines());
    }

    @Test
    void dynamicFilesCountOnlyBesideTheirLayer() {
        Map<String, String> files = project();
        files.put("acme/dynamic/vendor/extra_1.bb", "A = \"dynamic\"\n");
        String dynamic = "BBFILES_DYNAMIC += \"vendor:${LAYERDIR}/dynamic/vendor/*.bb\"\n";
        files.put("acme/conf/layer.conf", layer("acme", 8) + dynamic);
        assertEquals(Value.known("dynamic"), value(open(files), "extra", "A"));
        files.put("acme/conf/layer.conf", layer("acme", 8) + dynamic.replace("vendor:", "!vendor:"));
        assertFalse(open(files).recipe("extra").isPresent());
    }

    @Test
    void anEmptyElementOfTheSearchPathIsTheBuildFolder() {
        Map<String, String> files = project();
        files.put("build/conf/bblayers.conf", "BBLAYERS = \"core vendor acme\"\n");
        files.put("build/conf/local.conf", "MACHINE = \"board\"\nFROM_LOCAL = \"1\"\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(Value.known("1"), workspace.config().options().value("FROM_LOCAL"));
        assertEquals(List.of(), workspace.diagnostics());
    }

    @Test
    void withoutCoreLayersAreStillEvaluated() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("core/"));
        files.put(
                "vendor/recipes-x/tool/tool_1.0.bb",
                "inherit kernel\nA = \"1\"\nA:append:soc = \" soc\"\nB = \"${WORKDIR}/x\"\n");
        files.remove("vendor/recipes-x/tool/tool_2.0.bb");
        YoctoWorkspace workspace = YoctoWorkspace.open(
                new MemoryTree(files),
                YoctoRequest.ofLayers(List.of("vendor", "acme")).withMachine("board"));
        assertEquals(Value.known("1 soc acme"), value(workspace, "tool", "A"));
        assertFalse(value(workspace, "tool", "B").isKnown());
        assertEquals(
                List.of(),
                workspace.evaluate(workspace.recipe("tool").orElseThrow()).errors());
    }

    @Test
    void aLayerThatSetsNoFilesOffersAll() {
        Map<String, String> files = project();
        files.put("bare/recipes-y/deep/down/thing_1.bb", "A = \"deep\"\n");
        files.put("build/conf/bblayers.conf", "BBPATH = \"${TOPDIR}\"\nBBLAYERS = \"core vendor acme bare\"\n");
        assertEquals(Value.known("deep"), value(open(files), "thing", "A"));
    }

    @Test
    void aKasProjectIsRead() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("build/"));
        files.put("kas.yml", """
                header: {version: 14}
                machine: board
                distro: nodistro
                repos:
                  a-core: {path: core}
                  b-vendor: {path: vendor}
                  own: {layers: {acme: }}
                local_conf_header:
                  tool: |
                    PREFERRED_VERSION_tool = "1.0"
                """);
        YoctoWorkspace workspace = YoctoWorkspace.open(new MemoryTree(files), YoctoRequest.ofKas("kas.yml"));
        assertEquals(Value.known("1 soc acme"), value(workspace, "tool", "A"));
    }

    @Test
    void anonymousFunctionsAreInterpreted() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/fn/fn_1.bb", """
                CONFIG = "a b"
                CONFIG[a] = "x,1"
                CONFIG[b] = "y,2"
                python () {
                    for name in (d.getVar('CONFIG') or '').split():
                        items = d.getVarFlag('CONFIG', name).split(',')
                        d.appendVar('OUT', ' ' + items[0])
                        if items[1] == '2':
                            d.setVar('TWO', name)
                }
                """);
        YoctoWorkspace workspace = open(files);
        assertEquals(Value.known(" x y"), value(workspace, "fn", "OUT"));
        assertEquals(Value.known("b"), value(workspace, "fn", "TWO"));
    }

    @Test
    void anUnknownConditionMakesUnknownWhatItMaySet() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/fn/fn_1.bb", """
                A = "1"
                B = "1"
                C = "1"
                python () {
                    import subprocess
                    if subprocess.check_output(['uname']) == 'x':
                        d.setVar('A', '2')
                        d.setVar('E', '2')
                    else:
                        d.appendVar('B', ' 2')
                    d.setVar('D', '3')
                }
                """);
        YoctoWorkspace workspace = open(files);
        assertFalse(value(workspace, "fn", "A").isKnown());
        assertFalse(value(workspace, "fn", "B").isKnown());
        assertFalse(value(workspace, "fn", "E").isUnset());
        assertEquals(Value.known("1"), value(workspace, "fn", "C"));
        assertEquals(Value.known("3"), value(workspace, "fn", "D"));
    }

    @Test
    void recipeNamesAreKnownAsCoresBeforeDunfellSpellThem() {
        Map<String, String> files = project();
        files.put("core/conf/bitbake.conf", BITBAKE_CONF.replace("bb.parse.vars", "bb.parse.BBHandler.vars"));
        assertEquals(Value.known("tool"), value(open(files), "tool", "PN"));
        assertEquals(Value.known("2.0"), value(open(files), "tool", "PV"));
    }

    @Test
    void nothingIsMissedWhereTheSearchPathIsNotKnown() {
        Map<String, String> files = project();
        files.put("vendor/recipes-x/tool/tool_2.0.bb", "require ${@unknown(d)}.inc\nrequire conf/elsewhere.inc\n");
        YoctoWorkspace workspace = open(files);
        Evaluation recipe = workspace.evaluate(workspace.recipe("tool").orElseThrow());
        assertEquals(
                List.of(),
                recipe.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.message().startsWith("Could not"))
                        .toList());
    }
}
