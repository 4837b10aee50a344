package org.bsplint.eval.bitbake.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.eval.Evaluation;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.Notes;
import org.bsplint.eval.bitbake.python.InlinePython;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Variants, handlers, fragments, providers, and what stays known where a file or function is not understood. */
class RecipesTest {
    private static DataStore store(Dialect dialect, String recipe, String... more) {
        Map<String, String> files = new HashMap<>(Map.of("t.bb", recipe));
        for (int i = 0; i < more.length; i += 2) {
            files.put(more[i], more[i + 1]);
        }
        return new PlainFiles(new BitbakeFiles(new MemoryTree(files), dialect), new InlinePython(Surroundings.none()))
                .store("t.bb", Map.of());
    }

    private static List<String> messages(DataStore store) {
        return store.notes().diagnostics().stream().map(Diagnostic::message).toList();
    }

    private static void assertUnknown(DataStore store, String... names) {
        for (String name : names) {
            assertFalse(store.value(name).isKnown(), name);
        }
    }

    private static final String UNMODELLED = "    x = yield from something(d)\n    async with y: pass\n";

    @Test
    void variantsInheritTheirClassAndAreNamedByIt() {
        MemoryTree tree = new MemoryTree(Map.of(
                "t.bb",
                "PN = \"t\"\nBBCLASSEXTEND = \"native special:lib32\"\nA = \"main\"\nA:class-native = \"native\"\nOVERRIDES = \"class-${V}\"\nV = \"target\"\n",
                "classes/native.bbclass",
                "V = \"native\"\nB = \"from native\"\n",
                "classes/special.bbclass",
                "C = \"${BBEXTENDVARIANT} of ${BBEXTENDCURR}\"\n"));
        DataStore empty = new DataStore(Dialect.KIRKSTONE, new InlinePython(Surroundings.none()), new Notes());
        empty.put("BBPATH", "");
        RecipeEvaluator evaluator = new RecipeEvaluator(new BitbakeFiles(tree, Dialect.KIRKSTONE), Missing.stops());
        Map<String, DataStore> stores = evaluator.evaluate(empty, "t.bb", List.of());
        assertEquals(List.of("", "native", "special:lib32"), List.copyOf(stores.keySet()));
        assertEquals(Value.known("main"), stores.get("").value("A"));
        assertEquals(Value.UNSET, stores.get("").value("B"));
        assertEquals(Value.known("native"), stores.get("native").value("A"));
        assertEquals(Value.known("from native"), stores.get("native").value("B"));
        assertEquals(Value.known("t-native"), stores.get("native").value("PN"));
        assertEquals(
                Value.known("lib32 of special"), stores.get("special:lib32").value("C"));
        assertEquals(Value.known("t"), stores.get("special:lib32").value("PN"));
    }

    @Test
    void handlersRunForTheirEvents() {
        DataStore store = store(
                Dialect.KIRKSTONE,
                "addhandler one\npython one() {\n    d.appendVar('A', '1')\n}\none[eventmask] = \"bb.event.RecipeParsed\"\n"
                        + "addhandler two\npython two() {\n    d.appendVar('A', '2')\n}\ntwo[eventmask] = \"bb.event.BuildStarted\"\n"
                        + "addhandler three\npython three() {\n    e.data.appendVar('A', '3')\n}\nthree[eventmask] = \"bb.event.RecipePreFinalise bb.event.RecipeParsed\"\n");
        assertEquals(Value.known("313"), store.value("A"));
        assertEquals(
                List.of("undefined event handler function 'gone'"),
                messages(store(Dialect.KIRKSTONE, "addhandler gone\nA = \"1\"\n")));
    }

    @Test
    void skippedRecipesSayWhy() {
        DataStore store = store(
                Dialect.KIRKSTONE,
                "python () {\n    raise bb.parse.SkipRecipe('not for this machine')\n}\npython () {\n    d.setVar('A', '1')\n}\n");
        assertEquals(Optional.of("not for this machine"), Functions.skipped(store));
        assertEquals(Value.UNSET, store.value("A"));
        assertEquals(Optional.empty(), Functions.skipped(store(Dialect.KIRKSTONE, "A = \"1\"\n")));
    }

    @Test
    void aFunctionThatIsNotUnderstoodMayOnlyDoWhatItsTextSays() {
        DataStore store = store(
                Dialect.KIRKSTONE,
                "A = \"a\"\nB = \"b\"\nC = \"c\"\nD = \"d\"\nP_x = \"1\"\nP_y = \"2\"\nF[one] = \"1\"\nF[two] = \"2\"\nG[one] = \"1\"\n"
                        + "H = \"h\"\nI = \"i\"\nJ = \"j\"\nK = \"k\"\nL = \"l\"\nM = \"m\"\nN = \"n\"\n"
                        + "def helper(d):\n    d.setVar('N', '1')\n"
                        + "python () {\n"
                        + UNMODELLED
                        + "    # d.setVar('C', 'comment')\n    d.setVar('A', 'x')\n    d.appendVar('B', ' x')\n    d.prependVar(\"D\", 'x ')\n"
                        + "    d.setVar('P_%s' % n, 'x')\n    d.setVarFlag('F', 'one', 'x')\n    d.setVarFlag('G', n, 'x')\n    d.delVar('H')\n"
                        + "    d.renameVar('I', 'J')\n    for v in ['K', 'L']:\n        d.setVar(v, 'x')\n    c = d.createCopy()\n"
                        + "    c.setVar('M', 'x')\n    helper(d)\n}\n");
        assertUnknown(store, "A", "B", "D", "P_x", "P_y", "H", "I", "J", "K", "L", "N");
        assertEquals(Value.known("c"), store.value("C"), "a comment does nothing");
        assertEquals(Value.known("m"), store.value("M"), "a copy is another store");
        assertEquals("b…", store.value("B").partial().toString());
        assertEquals("…d", store.value("D").partial().toString());
        assertFalse(store.flag("F", "one").isKnown());
        assertEquals(Value.known("2"), store.flag("F", "two"));
        assertFalse(store.flag("G", "one").isKnown());
    }

    @Test
    void aFunctionThatIsNotUnderstoodMaySetAnyNameThatItComputes() {
        DataStore store = store(
                Dialect.KIRKSTONE,
                "A = \"a\"\nAB = \"b\"\nC = \"c\"\npython () {\n" + UNMODELLED
                        + "    d.setVar(f'A{x}', '1')\n    d.setVar('C:append', ' more')\n    d.setVar('AX_{}'.format(1), '')\n}\n");
        assertUnknown(store, "A", "AB", "C");
        DataStore any = store(
                Dialect.KIRKSTONE, "A = \"a\"\npython () {\n" + UNMODELLED + "    d.setVar(compute(1, 2), '1')\n}\n");
        assertUnknown(any, "A");
    }

    @Test
    void anIncludeWhoseNameIsKnownInPartMaySetWhatItsCandidatesSet() {
        String recipe = "A = \"a\"\nB = \"b\"\nC = \"c\"\nX = \"${@open('x').read()}\"\ninclude conf/${X}-board.inc\n";
        DataStore store = store(
                Dialect.KIRKSTONE,
                recipe,
                "conf/one-board.inc",
                "A = \"1\"\nrequire conf/more.inc\n",
                "conf/more.inc",
                "B:append = \" 1\"\n",
                "conf/one-other.inc",
                "C = \"1\"\n");
        assertUnknown(store, "A", "B");
        assertEquals(Value.known("c"), store.value("C"));
        DataStore any = store(Dialect.KIRKSTONE, recipe.replace("conf/${X}-board.inc", "${X}"));
        assertUnknown(any, "A", "B", "C");
        DataStore task = store(Dialect.KIRKSTONE, recipe, "conf/one-board.inc", "A = \"1\"\nPART_${P} = \"1\"\n");
        assertUnknown(task, "A", "B", "C");
    }

    @Test
    void fragmentsAreIncludedByTheirLayersAndNames() {
        String head = "BBLAYERS = \"one two\"\nBBFILE_PATTERN_one = \"^one/\"\nBBFILE_PATTERN_two = \"^two/\"\n"
                + "FLAGGED = \"SUMMARY\"\nBUILTIN = \"machine:MACHINE distro:DISTRO\"\n";
        String add = "addfragments conf/fragments FRAGMENTS FLAGGED BUILTIN\n";
        Map<String, String> files = Map.of(
                "t.conf",
                head + "FRAGMENTS = \"two/a machine/board one/sub/b\"\n" + add,
                "one/conf/fragments/a.conf",
                "A = \"wrong layer\"\n",
                "two/conf/fragments/a.conf",
                "A = \"two's\"\nSUMMARY = \"what a does\"\n",
                "one/conf/fragments/sub/b.conf",
                "B = \"one's\"\n");
        DataStore store = conf(files);
        assertEquals(List.of(), messages(store));
        assertEquals(Value.known("two's"), store.value("A"));
        assertEquals(Value.known("one's"), store.value("B"));
        assertEquals(Value.known("board"), store.value("MACHINE"));
        assertEquals(Value.UNSET, store.value("SUMMARY"));
        assertEquals(Value.known("what a does"), store.flag("SUMMARY", "two/a"));
        assertEquals(
                List.of("could not find fragment two/gone in enabled layers"),
                messages(conf(Map.of("t.conf", head + "FRAGMENTS = \"two/gone\"\n" + add))));
        assertEquals(
                List.of("fragment plain names no layer"),
                messages(conf(Map.of("t.conf", head + "FRAGMENTS = \"plain\"\n" + add))));
        assertEquals(
                List.of("a builtin fragment machine/x is used while MACHINE has already got an assignment"),
                messages(conf(Map.of("t.conf", head + "MACHINE = \"y\"\nFRAGMENTS = \"machine/x\"\n" + add))));
        assertEquals(
                List.of("addfragments: FLAGGED is not set"),
                messages(conf(Map.of("t.conf", "BUILTIN = \"\"\nFRAGMENTS = \"one/a\"\n" + add))));
        assertEquals(
                List.of("addfragments: BUILTIN is not set"),
                messages(conf(Map.of("t.conf", "FLAGGED = \"\"\nFRAGMENTS = \"one/a\"\n" + add))));
    }

    private static DataStore conf(Map<String, String> files) {
        return new PlainFiles(
                        new BitbakeFiles(new MemoryTree(files), Dialect.MASTER), new InlinePython(Surroundings.none()))
                .store("t.conf", Map.of());
    }

    @Test
    void virtualNamesAreReplacedFromWalnascarOn() {
        String recipe = "DEPENDS = \"virtual/x other virtual/y\"\nBB_RECIPE_VIRTUAL_PROVIDERS = \"virtual/x\"\n"
                + "PREFERRED_PROVIDER_virtual/x = \"real\"\ndo_a() {\n:\n}\naddtask a\n"
                + "do_a[depends] = \"virtual/x:do_b other:do_c\"\n";
        DataStore fresh = store(Dialect.WALNASCAR, recipe);
        assertEquals(Value.known("real other virtual/y"), fresh.value("DEPENDS"));
        assertEquals(Value.known("real:do_b other:do_c"), fresh.flag("do_a", "depends"));
        DataStore old = store(Dialect.SCARTHGAP, recipe);
        assertEquals(Value.known("virtual/x other virtual/y"), old.value("DEPENDS"));
        assertEquals(Value.known(""), store(Dialect.WALNASCAR, "A = \"1\"\n").value("DEPENDS"));
    }

    @Test
    void namesThatAreKnownInPartMayBeAnyThatFit() {
        DataStore store = store(
                Dialect.KIRKSTONE,
                "X = \"${@open('x').read()}\"\nA_one = \"1\"\nB_one = \"1\"\nA_${X} = \"2\"\nOVERRIDES = \"o\"\nC = \"c\"\nC:${X} = \"3\"\nD = \"d\"\nD:never:${X} = \"4\"\n");
        assertUnknown(store, "A_one", "C");
        assertEquals(Value.known("1"), store.value("B_one"));
        assertEquals(Value.known("d"), store.value("D"));
    }

    @Test
    void overridesThatCannotBeExpandedStopBitBake() {
        DataStore store = store(Dialect.KIRKSTONE, "OVERRIDES = \"${@int('x')}\"\nA = \"1\"\n");
        assertTrue(
                messages(store).stream().anyMatch(message -> message.startsWith("cannot expand OVERRIDES: ")),
                messages(store)::toString);
    }

    @Test
    void evaluationsHoldOptionsFlagsAndInputs() {
        MemoryTree tree =
                new MemoryTree(Map.of("t.bb", "require x.inc\nA[f] = \"1\"\nA .= \"2\"\n", "x.inc", "A = \"1\"\n"));
        Evaluation evaluation = new PlainFiles(
                        new BitbakeFiles(tree, Dialect.KIRKSTONE), new InlinePython(Surroundings.none()))
                .evaluate("t.bb", Map.of("GIVEN", "yes"));
        assertEquals(Value.known("12"), evaluation.options().value("A"));
        assertEquals(Value.known("1"), evaluation.options().get("A").flags().get("f"));
        assertEquals(Value.known("yes"), evaluation.options().value("GIVEN"));
        assertEquals(
                List.of("t.bb", "x.inc"), evaluation.inputs().stream().sorted().toList());
        assertEquals(2, evaluation.options().get("A").history().size());
        assertEquals(
                "x.inc",
                evaluation
                        .options()
                        .get("A")
                        .history()
                        .get(0)
                        .span()
                        .orElseThrow()
                        .path());
    }
}
