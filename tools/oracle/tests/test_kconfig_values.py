import contextlib
import importlib.util
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import kconfig_values

# A tree in miniature: a `conf` that sorts, lets the last line of a name win and marks that it ran; a merge by text.
MAKEFILE = """
%_defconfig:
	cp configs/$@ $(O)/.config
	$(MAKE) olddefconfig
olddefconfig:
	test ! -e broken || { echo 'Kconfig:1: syntax error' >&2; exit 1; }
	echo CONFIG_RUNS=y >> $(O)/.config
	tac $(O)/.config | awk -F'[= ]' '{ n = $$1 == "#" ? $$2 : $$1 } !(n in seen) { seen[n]; print }' | sort > $(O)/.sorted
	mv $(O)/.sorted $(O)/.config
"""
MERGE = 'shift; shift; out=$1; shift; cat "$@" > "$out/.config"\n'


class Trees(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.dir = Path(folder.name)
        self.write("Makefile", MAKEFILE)
        self.write("scripts/kconfig/merge_config.sh", MERGE)
        self.write("configs/board_defconfig", 'CONFIG_A=y\n# CONFIG_B is not set\nCONFIG_S="a b"\n')

    def write(self, name, text):
        file = self.dir / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def run_main(self, *options):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            kconfig_values.main([str(self.dir), *map(str, options)])
        return [json.loads(line) for line in out.getvalue().splitlines()]

    def test_defconfig(self):
        (doc,) = self.run_main("--defconfig", "board")
        self.assertEqual(
            {n: v["value"] for n, v in doc["values"].items()},
            {"CONFIG_A": "y", "CONFIG_B": "n", "CONFIG_S": '"a b"', "CONFIG_RUNS": "y"})
        self.assertEqual((doc["unit"], doc["errors"]), ("board", []))
        self.assertFalse((self.dir / ".config").exists(), "the tree stays as it is")

    def test_defconfig_from_elsewhere(self):
        with tempfile.NamedTemporaryFile("w", suffix="_defconfig") as other:
            other.write("CONFIG_A=y\n")
            other.flush()
            (doc,) = self.run_main("--defconfig", other.name)
        self.assertEqual({n: v["value"] for n, v in doc["values"].items()}, {"CONFIG_A": "y", "CONFIG_RUNS": "y"})

    def test_fragments_in_order(self):
        one, two = self.write("one.cfg", "CONFIG_B=y\nCONFIG_C=1\n"), self.write("two.cfg", "CONFIG_C=2\n# CONFIG_A is not set\n")
        for merge in ("config", "defconfig"):
            (doc,) = self.run_main("--defconfig", "board_defconfig", "--fragment", one, "--fragment", two, "--merge", merge)
            self.assertEqual({n: doc["values"][f"CONFIG_{n}"]["value"] for n in "ABC"}, {"A": "n", "B": "y", "C": "2"}, merge)
            self.assertEqual(doc["unit"], "board_defconfig one.cfg two.cfg")

    def test_a_tree_that_stops(self):
        self.write("broken", "")
        (doc,) = self.run_main("--defconfig", "board")
        self.assertEqual((doc["values"], len(doc["errors"])), ({}, 1))

    def test_unknown_defconfig(self):
        with self.assertRaises(SystemExit):
            self.run_main("--defconfig", "nosuch")

    @unittest.skipUnless(importlib.util.find_spec("kconfiglib"), "python3-kconfiglib is not there")
    def test_kconfiglib(self):
        self.write("Kconfig", 'config A\n\tbool "a"\nconfig B\n\tbool "b"\n\tdefault y\n\tdepends on A\nconfig S\n\tstring "s"\n')
        (doc,) = self.run_main("--defconfig", "board", "--tool", "kconfiglib", "--fragment", self.write("f.cfg", "CONFIG_A=y\n"))
        self.assertEqual({n: v["value"] for n, v in doc["values"].items()}, {"CONFIG_A": "y", "CONFIG_B": "n", "CONFIG_S": '"a b"'})


if __name__ == "__main__":
    unittest.main()
