package org.bsplint.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bsplint.model.Bsp;
import org.bsplint.project.SettingsReader;
import org.bsplint.source.FileTree;
import org.bsplint.source.MemoryTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A product that holds its own layer only; which vendor's release it builds on is written where it fetches the rest. */
class PinnedReleaseTest {
    private static final String MANIFEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <manifest>
              <remote fetch="https://example.com" name="st"/>
              <!-- <project name="vendor" revision="refs/tags/openstlinux-5.10-dunfell-mp1-21-03-31"/> -->
              <project name="vendor/meta-vendor" path="layers/meta-vendor" remote="st" revision="REVISION"/>
            </manifest>
            """;

    @ParameterizedTest
    @CsvSource({
        "refs/tags/openstlinux-5.15-yocto-kirkstone-mp1-v22.11.23, 4.1.0",
        "refs/tags/openstlinux-5.10-dunfell-mp1-21-03-31, 3.0.0",
        "refs/heads/main-of-ours, ''"
    })
    void aManifestNamesTheRelease(String revision, String release) {
        assertEquals(release, ecosystem("default.xml", MANIFEST.replace("REVISION", revision)));
        assertEquals(release, ecosystem(".repo/manifests/default.xml", MANIFEST.replace("REVISION", revision)));
    }

    @Test
    void aKasFileNamesTheReleaseInAnyStyle() {
        String block =
                "header:\n  version: 14\nrepos:\n  vendor:\n    url: https://example.com/v.git\n    # tag: x\n    tag: ";
        assertEquals("5.0.0", ecosystem("kas.yml", block + "openstlinux-6.1-yocto-mickledore-mp1-v23.06.21\n"));
        String flow = "header: {version: 14}\nrepos: {vendor: {url: 'https://example.com/v.git', tag: TAG}}\n";
        assertEquals("3.1.0", ecosystem("kas.yml", flow.replace("TAG", "openstlinux-5.10-dunfell-mp1-21-11-17")));
    }

    @Test
    void theLayerThatBuildsTheBootChainTells() {
        String kas = """
                header: {version: 14}
                repos:
                  meta-st-openstlinux:
                    url: https://example.com/a.git
                    tag: openstlinux-5.15-yocto-kirkstone-mp1-v22.11.23
                  meta-st-stm32mp:
                    url: https://example.com/b.git
                    tag: openstlinux-5.10-dunfell-mp1-21-11-17
                """;
        assertEquals("3.1.0 kas.yml:8; meta-st-openstlinux of another release", told("kas.yml", kas));
        String manifest = """
                <manifest>
                  <project name="a/meta-st-addons" revision="refs/tags/openstlinux-5.10-dunfell-mp1-21-11-17"/>
                  <project revision="ca501bd7dbe0ca501bd7dbe0ca501bd7dbe0ca50" name="a/meta-st-stm32mp"/>
                </manifest>
                """;
        assertEquals("4.1.0 default.xml:3; meta-st-addons of another release", told("default.xml", manifest));
        String one =
                manifest.replaceAll("revision=\"[^\"]*\"", "revision=\"ca501bd7dbe0ca501bd7dbe0ca501bd7dbe0ca50\"");
        assertEquals("4.1.0 default.xml:3", told("default.xml", one));
    }

    private static String ecosystem(String path, String text) {
        return told(path, text).replaceFirst(" .*", "");
    }

    private static String told(String path, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("meta-acme/conf/layer.conf", "BBFILE_COLLECTIONS += \"acme\"\n");
        files.put(path, text);
        FileTree tree = new MemoryTree(files);
        Bsp bsp = Assembler.standard().assemble(tree, SettingsReader.read(tree).tree());
        return bsp.ecosystem()
                .map(release -> release.value() + " " + release.from())
                .orElse("");
    }
}
