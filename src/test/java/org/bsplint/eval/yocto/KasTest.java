package org.bsplint.eval.yocto;

import static org.bsplint.eval.yocto.YoctoWorkspaceTest.project;
import static org.bsplint.eval.yocto.YoctoWorkspaceTest.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.bsplint.source.MemoryTree;
import org.bsplint.value.Option;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** kas project files, by kas' docs/userguide/project-configuration.rst. */
class KasTest {
    private static Map<String, String> files() {
        Map<String, String> files = project();
        files.keySet().removeIf(path -> path.startsWith("build/"));
        return files;
    }

    private static final String REPOS =
            "repos:\n  a-core: {path: core}\n  b-vendor: {path: vendor}\n  own: {layers: {acme: }}\n";

    private static YoctoWorkspace open(Map<String, String> files) {
        return YoctoWorkspace.open(new MemoryTree(files), YoctoRequest.ofKas("kas.yml"));
    }

    private static Value config(Map<String, String> files, String name) {
        return open(files).config().options().value(name);
    }

    private static List<String> layers(Map<String, String> files) {
        return open(files).layers().stream().map(Layer::path).toList();
    }

    @Test
    void piecesStandInTheOrderOfTheirNamesAndKeepTheirLines() {
        Map<String, String> files = files();
        files.put(
                "kas.yml",
                "header: {version: 14}\nmachine: board\ndistro: nodistro\n" + REPOS
                        + "local_conf_header:\n  b: |\n    A .= \"b\"\n  a: |\n    A .= \"a\"\n    B = \"1\"\n  plain: C = \"one line\"\n");
        Option a = open(files).config().options().get("A");
        assertEquals(Value.known("ab"), a.value());
        assertEquals("kas.yml", a.place().orElseThrow().path());
        assertEquals(10, a.place().orElseThrow().line());
        assertEquals(Value.known("1"), config(files, "B"));
        assertEquals(Value.known("one line"), config(files, "C"));
        assertEquals(Value.known("board"), config(files, "MACHINE"));
    }

    @Test
    void includedFilesComeBeforeAndMayBeOverridden() {
        Map<String, String> files = files();
        files.put(
                "kas.yml",
                "header: {version: 14, includes: [base.yml, {repo: own, file: more.yml}, gone.yml]}\n"
                        + "machine: board\nlocal_conf_header: {x: 'A = \"main\"'}\n");
        files.put(
                "base.yml",
                "header: {version: 14}\nmachine: other\ndistro: nodistro\n" + REPOS
                        + "local_conf_header: {x: 'A = \"base\"', y: 'B = \"base\"'}\n");
        files.put("more.yml", "header: {version: 14}\nlocal_conf_header: {z: 'C = \"more\"'}\n");
        YoctoWorkspace workspace = open(files);
        assertEquals(Value.known("board"), workspace.config().options().value("MACHINE"));
        assertEquals(Value.known("main"), workspace.config().options().value("A"));
        assertEquals(Value.known("base"), workspace.config().options().value("B"));
        assertEquals(Value.known("more"), workspace.config().options().value("C"));
        assertTrue(workspace.diagnostics().stream()
                .anyMatch(one -> one.message().contains("the included file `gone.yml` is not here")));
        assertEquals(List.of("core", "vendor", "acme"), layers(files));
    }

    @Test
    void layersMayBeSwitchedOff() {
        Map<String, String> files = files();
        files.put(
                "kas.yml",
                "header: {version: 14}\nmachine: board\ndistro: nodistro\nrepos:\n  a: {path: core}\n"
                        + "  own: {layers: {vendor: , acme: excluded}}\n");
        assertEquals(List.of("core", "vendor"), layers(files));
        assertEquals(Value.known("2"), value(open(files), "tool", "A"));
    }

    @Test
    void aRepositoryOfElsewhereLiesInAFolderOfItsName() {
        Map<String, String> files = files();
        files.put(
                "kas.yml",
                "header: {version: 14}\nmachine: board\ndistro: nodistro\nrepos:\n"
                        + "  core: {url: 'https://example.org/core.git'}\n  vendor: {url: 'https://example.org/v.git', path: vendor}\n"
                        + "  own: {layers: {acme: }}\n");
        assertEquals(List.of("core", "acme", "vendor"), layers(files), "in the order of the repositories' names");
    }

    @Test
    void withoutMachineAndDistroKassDefaultsHold() {
        Map<String, String> files = files();
        files.put("kas.yml", "header: {version: 14}\n" + REPOS);
        assertEquals(Value.known("qemux86-64"), config(files, "MACHINE"));
        assertEquals(Value.known("nodistro"), config(files, "DISTRO"), "core's own default is no weak one");
    }

    @Test
    void filesThatOthersIncludeAreNoBuilds() {
        Map<String, String> files = files();
        files.put("kas.yml", "header: {version: 14, includes: [base.yml]}\n");
        files.put("base.yml", "header: {version: 14}\n");
        files.put("other.yml", "header: {version: 14}\n");
        assertEquals(
                List.of("kas.yml", "other.yml"),
                YoctoWorkspace.kasBuilds(new MemoryTree(files), List.of("kas.yml", "base.yml", "other.yml")));
    }

    @Test
    void layersThatAreNotWhereKasWouldPutThemMayLieElsewhere() {
        Map<String, String> files = files();
        files.put(
                "kas.yml",
                "header: {version: 14}\nmachine: board\ndistro: nodistro\nrepos:\n"
                        + "  poky: {url: 'https://example.org/poky.git', layers: {core: }}\n  own: {layers: {vendor: , acme: }}\n");
        YoctoWorkspace workspace = YoctoWorkspace.open(
                new MemoryTree(files), YoctoRequest.ofKas("kas.yml").withLayers(List.of("core", "vendor", "acme")));
        assertEquals(
                List.of("vendor", "acme", "core"),
                workspace.layers().stream().map(Layer::path).toList());
    }
}
