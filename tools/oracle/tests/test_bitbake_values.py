import logging
import sys
import unittest
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parents[1]))
import bitbake_values


class Store:
    """A stand-in for BitBake's data store: values, flags and history."""

    def __init__(self, contents, flags=None, history=None):
        self.contents, self.flags = contents, flags or {}
        self.varhistory = SimpleNamespace(variable=lambda name: (history or {}).get(name, []))

    def keys(self):
        return self.contents.keys()

    def getVar(self, name):
        value = self.contents[name]
        if isinstance(value, Exception):
            raise value
        return value

    def getVarFlags(self, name):
        return self.flags.get(name)

    def getVarFlag(self, name, flag, expand=True):
        return self.flags.get(name, {}).get(flag)


def read(*args, **named):
    return bitbake_values.read_store(Store(*args, **named), lambda file: file.replace("/layers/", ""), True)


class ReadStore(unittest.TestCase):
    def test_known_unset_and_failing(self):
        found = read({"A": "a", "B": None, "C": ValueError("boom\nmore")})
        self.assertEqual([found[n]["state"] for n in "ABC"], ["known", "unset", "error"])
        self.assertEqual(found["C"]["reason"], "boom")

    def test_functions_and_bookkeeping_are_left_out(self):
        found = read({"do_compile": "x", "__depends": [], "BB_ORIGENV": "", "A": "a"}, {"do_compile": {"func": "1"}})
        self.assertEqual(list(found), ["A"])

    def test_flags(self):
        found = read({"A": "a"}, {"A": {"dt": "x,y", "doc": "about", "_append": [], "lineno": 3, "func": None}})
        self.assertEqual(found["A"]["flags"], {"dt": "x,y"})

    def test_history_in_the_tools_own_words(self):
        history = {"A": [
            {"op": "set", "file": "/layers/a.conf", "line": 3, "detail": "1"},
            {"op": "set", "flag": "dt", "file": "/layers/a.conf", "line": 4, "detail": "f"},
            {"op": "set?", "flag": "_defaultval", "file": "/layers/a.conf", "line": 5, "detail": "w"},
            {"op": "append", "file": "/layers/b.inc", "line": 9, "detail": "2"}]}
        found = read({"A": "1 2"}, history=history)
        self.assertEqual(
            [(s["op"], s["file"], s["line"], s["value"]) for s in found["A"]["trace"]],
            [("set", "a.conf", 3, "1"), ("set?", "a.conf", 5, "w"), ("append", "b.inc", 9, "2")])
        self.assertEqual(found["A"]["origin"], "file")


class Errors(unittest.TestCase):
    def test_place_of_a_logged_error(self):
        log = bitbake_values.ErrorLog()
        for text in ("ParseError at /l/a.bb:3: unparsed line: 'x'", "Unable to parse /l/b.conf", "no place"):
            log.handle(logging.makeLogRecord({"msg": text, "levelno": logging.ERROR}))
        self.assertEqual([(e.get("file"), e.get("line")) for e in log.take()], [("/l/a.bb", 3), ("/l/b.conf", None), (None, None)])
        self.assertEqual(log.take(), [])


if __name__ == "__main__":
    unittest.main()
