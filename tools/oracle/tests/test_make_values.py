import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import make_values
import optee_conf


def run(main, *argv):
    """The documents that a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main([str(word) for word in argv])
    return [json.loads(line) for line in out.getvalue().splitlines()]


class MakeFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name)

    def make(self, text, *options):
        file = self.dir / "t.mk"
        file.write_text(text)
        (doc,) = run(make_values.main, "make", file, *options)
        return doc

    def test_values_origins_and_places(self):
        doc = self.make("A ?= a\nB := $(A) # kept blank\noverride C = $(B)\nD += d\n", "--set", "D=c", "--env", "A=e")
        said = {name: (v["value"], v["origin"]) for name, v in doc["values"].items()}
        self.assertEqual(
            said, {"A": ("e", "environment"), "B": ("e ", "file"), "C": ("e ", "override"), "D": ("c", "command-line")})
        self.assertEqual(doc["values"]["B"]["trace"], [{"file": "t.mk", "line": 2, "op": ":=", "value": "e "}])
        self.assertEqual(doc["errors"], [])

    def test_values_of_many_lines_and_odd_characters(self):
        doc = self.make("define A\none | two\n\tthree\nendef\nB := $(subst x,$(A),-x-)\n")
        self.assertEqual(doc["values"]["B"]["value"], "-one | two\n\tthree-")

    def test_error_stops(self):
        doc = self.make("A := 1\n\n$(error no good: $(A))\n")
        self.assertEqual(doc["errors"], [
            {"file": "t.mk", "line": 3, "message": "no good: 1", "console": "t.mk:3: *** no good: 1.  Stop."}])
        self.assertEqual(doc["values"], {})

    def test_a_name_that_cannot_be_expanded_spoils_only_itself(self):
        doc = self.make("A = $(B)\nB = $(A)\nC = $(error boom)\nD = d\n")
        states = {name: v["state"] for name, v in doc["values"].items()}
        self.assertEqual(states, {"A": "error", "B": "error", "C": "error", "D": "known"})
        self.assertEqual(doc["values"]["C"]["reason"], "boom")

    def test_macros_are_not_expanded_as_values(self):
        doc = self.make("define M\n$(eval N := changed)\nendef\nN := kept\n")
        self.assertNotIn("M", doc["values"])
        self.assertEqual(doc["values"]["N"]["value"], "kept")

    def test_output(self):
        doc = self.make("$(info one)\n$(warning two)\nall:\n\techo no\n")
        self.assertEqual(doc["output"], ["one", "t.mk:2: two"])

    def test_environment_overrides(self):
        doc = self.make("A = file\n", "--env", "A=env", "--env-overrides")
        self.assertEqual(doc["values"]["A"]["value"], "env")


class Trees(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name)
        for name, text in {
            "Makefile": "include core/arch/arm/plat-$(PLATFORM)/conf.mk\ninclude mk/config.mk\nall:\n\tfalse\n",
            "mk/config.mk": "CFG_X ?= n\nCFG_PLACE := $(abspath x)\nNOT_ASKED := 1\nCFG_OPTEE_REVISION_MAJOR = 3\nCFG_OPTEE_REVISION_MINOR = 12\n",
            "core/arch/arm/plat-one/conf.mk": "CFG_X ?= y\n",
            "core/arch/arm/plat-two/conf.mk": "$(error two is broken)\n",
        }.items():
            file = self.dir / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)

    def test_every_platform(self):
        one, two = run(make_values.main, "optee", self.dir, "--all-platforms")
        self.assertEqual((one["unit"], one["version"]), ("one", "3.12"))
        self.assertEqual(one["values"]["CFG_X"]["value"], "y")
        self.assertEqual(one["values"]["CFG_X"]["trace"][0]["file"], "core/arch/arm/plat-one/conf.mk")
        self.assertNotIn("NOT_ASKED", one["values"])
        self.assertNotIn("CFG_PLACE", one["values"], "a value that holds the tree's place is no configuration")
        self.assertEqual(two["errors"][0]["message"], "two is broken")

    def test_matrix(self):
        matrix = self.dir / "matrix"
        matrix.write_text("# comment\nPLATFORM=one 'CFG_X=a b'\n\nPLATFORM=one CFG_Y=1\n")
        docs = run(make_values.main, "optee", self.dir, "--matrix", matrix)
        self.assertEqual([doc["unit"] for doc in docs], ["PLATFORM=one 'CFG_X=a b'", "PLATFORM=one CFG_Y=1"])
        self.assertEqual(docs[0]["values"]["CFG_X"], {"state": "known", "value": "a b", "origin": "command-line", "trace": []})

    def test_nothing_is_built_or_left_behind(self):
        before = sorted(p for p, _, _ in os.walk(self.dir))
        run(make_values.main, "optee", self.dir, "--platform", "one")
        self.assertEqual(sorted(p for p, _, _ in os.walk(self.dir)), before)


class TfA(unittest.TestCase):
    def test_which_names_are_configuration(self):
        for name in ("TRUSTED_BOARD_BOOT", "STM32MP_SDMMC", "ERRATA_A9_794073", "BL2_AT_EL3", "SPD"):
            self.assertTrue(make_values.TF_A.wants(name), name)
        for name in ("BL2_SOURCES", "TF_CFLAGS", "CC", "PLAT_INCLUDES", "MAKEFLAGS", "lower", "COMPILE.c"):
            self.assertFalse(make_values.TF_A.wants(name), name)


class Conf(unittest.TestCase):
    def test_generated_conf(self):
        with tempfile.NamedTemporaryFile("w", suffix=".mk") as conf:
            conf.write("# auto-generated\nCFG_A=y\nCFG_B=(256 * 1024)\nCFG_C=\n")
            conf.flush()
            (doc,) = run(optee_conf.main, conf.name, "--unit", "stm32mp1")
        self.assertEqual({n: v["value"] for n, v in doc["values"].items()}, {"CFG_A": "y", "CFG_B": "(256 * 1024)", "CFG_C": ""})
        self.assertEqual(doc["unit"], "stm32mp1")


if __name__ == "__main__":
    unittest.main()
