package org.bsplint.eval.bitbake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bsplint.diagnostic.Diagnostic;
import org.bsplint.source.SourceFile;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Cause;
import org.bsplint.value.Text;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** What is done to a store is done again only where an answer that it depends on differs. */
class ContinuationTest {
    private static final PythonEvaluator NO_PYTHON = new PythonEvaluator() {
        @Override
        public Optional<Value> evaluate(Text code, Variables variables) {
            return Optional.empty();
        }

        @Override
        public Run run(PythonFunction function, DataStore store, Set<Cause> doubts) {
            return new Run.NotModelled();
        }
    };

    private static DataStore store(Consumer<DataStore> filled) {
        DataStore below = new DataStore(Dialect.KIRKSTONE, NO_PYTHON, new Notes());
        below.put("OVERRIDES", "x");
        DataStore store = below.copy();
        store.set("READ", Text.of("1"), Place.NONE);
        store.set("COPIED", Text.of("1"), Place.NONE);
        filled.accept(store);
        return store;
    }

    private static void work(DataStore store) {
        if (store.value("READ").equals(Value.known("1"))) {
            store.append("COPIED", Text.of("2"), Place.NONE);
        }
        store.notes().add(Diagnostic.error(SourceFile.of("f", "").span(0, 0), "told"));
    }

    private static boolean again(Consumer<DataStore> work, Consumer<DataStore> before, Consumer<DataStore> after) {
        return !Continuation.of(store(before), NO_PYTHON, work).holdsFor(store(after));
    }

    private static boolean again(Consumer<DataStore> work, Consumer<DataStore> after) {
        return again(work, store -> {}, after);
    }

    private static Consumer<DataStore> sets(String name, String text) {
        return store -> store.set(name, Text.of(text), Place.NONE);
    }

    private static Place place() {
        return Place.at(SourceFile.of("f", "a").span(0, 1));
    }

    @Test
    void whatIsNotAskedForMayChange() {
        Consumer<DataStore> other = sets("UNREAD", "9");
        assertFalse(again(ContinuationTest::work, other));
        DataStore start = store(other);
        DataStore end = Continuation.of(store(any -> {}), NO_PYTHON, ContinuationTest::work)
                .after(start);
        assertEquals(Value.known("12"), end.value("COPIED"));
        assertEquals(Value.known("9"), end.value("UNREAD"));
        assertEquals(
                List.of("told"),
                start.notes().diagnostics().stream().map(Diagnostic::message).toList());
    }

    @Test
    void valuesThatWereRead() {
        assertTrue(again(ContinuationTest::work, sets("READ", "2")));
        assertTrue(again(ContinuationTest::work, sets("READ:x", "2")));
        assertFalse(again(ContinuationTest::work, sets("READ", "1")), "set anew, to the same");
        assertTrue(again(ContinuationTest::work, store -> store.taint("READ", Cause.of(Cause.Kind.UNSUPPORTED, "?"))));
        assertTrue(again(ContinuationTest::work, store -> store.setFlag("READ", "doc", Text.of("d"), Place.NONE)));
        assertTrue(again(store -> store.value("NOWHERE"), sets("NOWHERE", "1")));
    }

    @Test
    void historiesOfWhatWasCopied() {
        Consumer<DataStore> elsewhere = store -> store.set("COPIED", Text.of("1"), place());
        assertTrue(again(ContinuationTest::work, elsewhere));
        assertFalse(again(store -> store.value("COPIED"), elsewhere));
        assertTrue(again(store -> store.history("COPIED"), elsewhere));
        assertTrue(again(store -> store.rename("COPIED", "MOVED", Place.NONE), elsewhere));
    }

    @Test
    void listsOfNames() {
        assertTrue(again(DataStore::names, sets("NEW", "1")));
        assertTrue(again(DataStore::names, sets("NEW", "1"), store -> {}));
        assertFalse(again(DataStore::names, sets("READ", "2")));
        assertTrue(again(DataStore::openNames, sets("A_${PN}", "1")));
        Consumer<DataStore> taints = store -> store.taintAll("A_", Cause.of(Cause.Kind.UNSUPPORTED, "?"));
        assertTrue(again(taints, sets("A_B", "1")));
        assertFalse(again(taints, sets("B_A", "1")));
    }

    @Test
    void functionsAndWhatRuns() {
        PythonFunction function =
                new PythonFunction("f", "f", "", "", SourceFile.of("f", "").span(0, 0));
        assertTrue(again(store -> store.function("f"), store -> store.define(function)));
        assertTrue(again(store -> {}, store -> store.agenda().anonymous().add(function)));
        assertTrue(again(store -> {}, store -> store.suspect(any -> true, Cause.of(Cause.Kind.UNSUPPORTED, "?"))));
    }

    @Test
    void aCopyAsksToo() {
        assertTrue(again(store -> store.fork().value("READ"), sets("READ", "2")));
        assertTrue(again(DataStore::copy, store -> {}), "what is asked through it is not known");
    }
}
