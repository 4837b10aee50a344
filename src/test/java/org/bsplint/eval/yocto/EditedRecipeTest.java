package org.bsplint.eval.yocto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bsplint.eval.Evaluation;
import org.bsplint.source.MemoryTree;
import org.bsplint.source.SourceFile;

/** A recipe whose files someone edits: what is used again of the last evaluation gives what an evaluation from scratch gives. */
class EditedRecipeTest {
    private static final String APPEND = "acme/recipes-x/tool/tool_1.%.bbappend";
    private static final String RECIPE = "core/recipes-x/tool/tool_1.0.bb";

    /** Reads, lists, renames, copies, taints, defines and deletes: what finishing a recipe may do. */
    private static final String CLASS = """
            READ ?= "default"
            WORDS[doc] = "some words"
            KEYED_${PN} = "keyed"
            KEYED_${READ} = "by value"
            python () {
                if d.getVar('READ') == 'a':
                    d.setVar('SEEN', 'a')
                d.appendVar('COPIED', ' more')
                if 'EXTRA' in d.keys():
                    d.setVar('HAS_EXTRA', '1')
                d.setVarFlag('FLAGGED', 'doc', d.getVarFlag('WORDS', 'doc') or '')
                for name in (d.getVar('LISTED') or '').split():
                    d.setVar('ITEM_' + name, name)
                if d.getVar('RENAMED'):
                    d.renameVar('RENAMED', 'NEW_NAME')
                if d.getVar('FAILS'):
                    bb.fatal('failed: ' + d.getVar('FAILS'))
            }
            python handler () {
                d.setVar('EVENT', (d.getVar('READ') or '') + e.__class__.__name__)
            }
            handler[eventmask] = "bb.event.RecipePreFinalise"
            addhandler handler
            """;

    private static final List<String> LINES = List.of(
            "UNREAD = \"x\"\n",
            "UNREAD += \"y\"\n",
            "UNREAD:append:soc = \" z\"\n",
            "READ = \"a\"\n",
            "READ = \"${OTHER}\"\n",
            "OTHER = \"a\"\n",
            "READ:soc = \"b\"\n",
            "COPIED = \"c\"\n",
            "COPIED:append = \" d\"\n",
            "EXTRA = \"1\"\n",
            "EXTRA:soc = \"1\"\n",
            "WORDS[doc] = \"other words\"\n",
            "LISTED = \"p q\"\n",
            "RENAMED = \"r\"\n",
            "RENAMED:soc = \"r\"\n",
            "FAILS = \"f\"\n",
            "OVERRIDES =. \"soc:\"\n",
            "python () {\n    d.setVar('OWN', d.getVar('READ') or 'none')\n}\n",
            "python handler () {\n    d.setVar('EVENT', 'mine')\n}\n",
            "inherit other\n",
            "require more.inc\n",
            "def helper(d):\n    return d.getVar('READ')\n",
            "X = \"${@helper(d)}\"\n",
            "python () {\n    d.setVar(d.getVar('UNKNOWN_${@open(1)}') or 'ITEM_z', '1')\n}\n",
            "python () {\n    for one in os.listdir('/'):\n        d.setVar('ITEM_' + one, '1')\n}\n",
            "# a comment\n",
            "UNREAD = \"half-typed\n",
            "SRC_URI += \"file://x\"\n");

    private final Map<String, SourceFile> files = new TreeMap<>();
    private final WorkspaceMemory memory = new WorkspaceMemory();

    private void put(String path, String text) {
        files.put(path, SourceFile.of(path, text));
    }

    private void project() {
        put("build/conf/bblayers.conf", "BBPATH = \"${TOPDIR}\"\nBBFILES ?= \"\"\nBBLAYERS = \"core acme\"\n");
        put("build/conf/local.conf", "");
        put("core/conf/layer.conf", layer("core", 5));
        put(
                "core/conf/bitbake.conf",
                "PN = \"tool\"\nPV = \"1.0\"\nOVERRIDES = \"pn-${PN}:board\"\ninclude conf/local.conf\n");
        put("core/classes/base.bbclass", CLASS);
        put(
                "core/classes/other.bbclass",
                "READ = \"other\"\npython () {\n    d.setVar('SEEN_BY_OTHER', d.getVar('READ'))\n}\n");
        put(RECIPE, "A = \"1\"\nA:append:soc = \" soc\"\n");
        put("acme/conf/layer.conf", layer("acme", 8));
        put("acme/recipes-x/tool/more.inc", "LISTED = \"of more.inc\"\n");
        put(APPEND, "");
    }

    private static String layer(String name, int priority) {
        return """
                BBPATH .= ":${LAYERDIR}"
                BBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"
                BBFILE_COLLECTIONS += "NAME"
                BBFILE_PATTERN_NAME = "^${LAYERDIR}/"
                BBFILE_PRIORITY_NAME = "PRIORITY"
                LAYERSERIES_COMPAT_NAME = "kirkstone"
                """.replace("NAME", name).replace("PRIORITY", Integer.toString(priority));
    }

    private List<String> known(WorkspaceMemory with) {
        YoctoWorkspace workspace = YoctoWorkspace.open(MemoryTree.ofFiles(files), YoctoRequest.ofBuild("build"), with);
        Evaluation tool = workspace.evaluate(workspace.recipe("tool").orElseThrow());
        List<String> known = new ArrayList<>();
        tool.options().all().forEach(option -> known.add(option.toString()));
        tool.diagnostics().forEach(one -> known.add(one.toString()));
        tool.observations().forEach(one -> known.add(one.toString()));
        known.addAll(tool.inputs());
        return known;
    }

    @Provide
    Arbitrary<List<List<String>>> edits() {
        Arbitrary<List<String>> text = Arbitraries.of(LINES).list().ofMaxSize(4);
        return text.list().ofMinSize(2).ofMaxSize(6);
    }

    @Property(tries = 150)
    void whatIsUsedAgainIsWhatWouldBeMade(@ForAll("edits") List<List<String>> texts, @ForAll boolean recipe) {
        project();
        for (List<String> lines : texts) {
            put(recipe ? RECIPE : APPEND, String.join("", lines));
            assertEquals(known(new WorkspaceMemory()), known(memory));
        }
    }
}
