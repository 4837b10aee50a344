package org.bsplint.eval.bitbake.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Set;
import org.bsplint.eval.bitbake.DataStore;
import org.bsplint.eval.bitbake.file.BitbakeFiles;
import org.bsplint.eval.bitbake.file.PlainFiles;
import org.bsplint.eval.bitbake.python.run.Surroundings;
import org.bsplint.source.MemoryTree;
import org.bsplint.syntax.bitbake.Dialect;
import org.bsplint.value.Value;
import org.junit.jupiter.api.Test;

/** Anonymous functions of a recipe, and what they leave in its store. */
class FunctionRunTest {
    private static DataStore store(String recipe) {
        BitbakeFiles files = new BitbakeFiles(new MemoryTree(Map.of("a_1.0.bb", recipe)), Dialect.KIRKSTONE);
        return new PlainFiles(files, new InlinePython(Surroundings.none())).store("a_1.0.bb", Map.of());
    }

    private static void assertValue(String expected, DataStore store, String name) {
        assertEquals(Value.known(expected), store.value(name), name);
    }

    private static void assertUnknown(DataStore store, String... names) {
        for (String name : names) {
            assertFalse(store.value(name).isKnown(), name);
        }
    }

    @Test
    void methodsOfClassesTakeTheirObjectAsAnArgument() {
        DataStore store = store("""
                python() {
                    missing = set.difference(set(["pam"]), set(["acl", "x11"]))
                    if missing:
                        raise bb.parse.SkipRecipe("missing %s" % " ".join(missing))
                    d.setVar("A", "1")
                }
                python() {
                    d.setVar("B", "1")
                }
                """);
        assertEquals(Value.UNSET, store.value("A"));
        assertEquals(Value.UNSET, store.value("B"));
    }

    @Test
    void whatFollowsASkipThatNobodyCanDecideIsUnknown() {
        DataStore store = store("""
                A = "0"
                python() {
                    import subprocess
                    d.setVar("A", "1")
                    if subprocess.call("true"):
                        raise bb.parse.SkipRecipe("no")
                    d.setVar("B", "1")
                }
                python() {
                    d.setVar("C", "1")
                }
                """);
        assertValue("1", store, "A");
        assertUnknown(store, "B", "C");
    }

    @Test
    void aTryMayBeLeftWhereSomethingUnknownIsCalled() {
        DataStore store = store("""
                A = "0"
                B = "0"
                python() {
                    try:
                        f = open("/somewhere")
                        d.setVar("A", "1")
                    except IOError:
                        d.setVar("B", "1")
                    d.setVar("C", "1")
                    try:
                        d.setVar("D", str(int("5")))
                    except ValueError:
                        d.setVar("D", "")
                }
                """);
        assertUnknown(store, "A", "B");
        assertValue("1", store, "C");
        assertValue("5", store, "D");
    }

    @Test
    void aRoundOverASetThatReadsWhatAnotherWroteDependsOnTheOrder() {
        DataStore store = store("""
                python() {
                    for word in set(["a", "b"]):
                        if not d.getVar("FIRST"):
                            d.setVar("FIRST", word)
                    found = False
                    for word in set(["a", "b"]):
                        if not found:
                            d.setVar("X_%s" % word, "1")
                            found = True
                    for word in set(["a", "b"]):
                        d.setVar("EACH_%s" % word, word)
                }
                """);
        assertUnknown(store, "FIRST", "X_a");
        assertValue("a", store, "EACH_a");
        assertValue("b", store, "EACH_b");
    }

    @Test
    void setsMayBeFilledAndEmptiedInAnyOrder() {
        DataStore store = store("""
                python() {
                    left = set(["x", "y", "a", "b"])
                    for word in set(["a", "b"]):
                        left -= set([word])
                    d.setVar("LEFT", " ".join(sorted(list(left))))
                    words = ["m"]
                    for word in set(["z", "c"]):
                        words.append(word)
                    d.setVar("HAS", "z" in words)
                    d.setVar("LOOSE", " ".join(words))
                    words.sort()
                    d.setVar("SORTED", " ".join(words))
                }
                """);
        assertValue("x y", store, "LEFT");
        assertValue("c m z", store, "SORTED");
        assertUnknown(store, "LOOSE");
    }

    @Test
    void aListOfUnknownOrderThatIsChangedStaysUnknown() {
        DataStore store = store("""
                python() {
                    words = list(set(["z", "c"]))
                    words.append("b")
                    words.sort()
                    d.setVar("A", " ".join(words))
                    other = list(set(["z", "c"]))
                    other[0] = "q"
                    other.sort()
                    d.setVar("B", " ".join(other))
                }
                """);
        assertUnknown(store, "A", "B");
    }

    @Test
    void objectsStayInVariables() {
        DataStore store = store("""
                N = "x y"
                python() {
                    class Extender:
                        def __init__(self, name):
                            self.name = name
                        def extend(self, word):
                            return self.name + "-" + word
                    d.setVar("EXTENDER", Extender("lib32"))
                    d.setVar("A", " ".join([d.getVar("EXTENDER").extend(w) for w in d.getVar("N").split()]))
                }
                """);
        assertValue("lib32-x lib32-y", store, "A");
        assertUnknown(store, "EXTENDER");
    }

    @Test
    void revisionsThatAreStatedInFullNeedNoServer() {
        String revision = "0123456789abcdef0123456789abcdef01234567";
        String srcpv = "PN = \"a\"\nSRCPV = \"${@bb.fetch2.get_srcrev(d)}\"\n";
        DataStore one = store(
                srcpv + "SRC_URI = \"git://a.example/x;branch=main file://p.patch\"\nSRCREV = \"" + revision + "\"\n");
        assertValue("AUTOINC+0123456789", one, "SRCPV");
        DataStore two = store(srcpv
                + "SRC_URI = \"git://a.example/x;branch=m;name=x git://a.example/y;branch=m;name=xy\"\n"
                + "SRCREV_FORMAT = \"x_xy\"\nSRCREV_x = \"" + revision + "\"\nSRCREV_xy:pn-a = \"f"
                + revision.substring(1)
                + "\"\n");
        assertValue("AUTOINC+0123456789_f123456789", two, "SRCPV");
        for (String unclear : Set.of("SRCREV = \"v1.0\"", "SRCREV = \"AUTOINC\"", "", "SRCREV = \"INVALID\"")) {
            assertUnknown(store(srcpv + "SRC_URI = \"git://a.example/x;branch=m\"\n" + unclear + "\n"), "SRCPV");
        }
        assertUnknown(store(srcpv + "SRC_URI = \"svn://a.example/x\"\nSRCREV = \"" + revision + "\"\n"), "SRCPV");
    }
}
