#!/usr/bin/env python3
"""Random BitBake files, evaluated by BitBake itself and by bsplint, and compared.

Writes COUNT random recipes and configuration files (with an include and a class each) to a folder, asks the given
BitBake's own parser what they come to, asks `bsplint eval bitbake`, and shows what differs. The same seed gives the
same files. What bsplint calls unknown is counted, not shown.
"""

import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile

import bitbake_values
import compare
import values

NAMES = ["A", "B", "C", "DEPENDS", "SRC_URI", "V"]
WORDS = ["a", "b", "x", "usb", "wifi", "1", "0", "foo-bar", "a b", "b  a", "", " ", "x y z", "/p/q", "k=v"]
OVERRIDES = ["x", "y", "z", "pn-a", "class-target", "o1"]
OPERATORS = ["=", "=", "=", "?=", "??=", ":=", "+=", "=+", ".=", "=."]
FLAGS = ["f", "doc", "type"]
TOO_LONG = "took too long"


class Generator:
    """Statements of one dialect; `sep` separates overrides."""

    def __init__(self, rnd, sep):
        self.rnd = rnd
        self.sep = sep

    def pick(self, items):
        return self.rnd.choice(items)

    def chance(self, percent):
        return self.rnd.randrange(100) < percent

    def value(self, depth=0):
        parts = []
        for _ in range(self.rnd.randrange(4)):
            kind = self.rnd.randrange(10)
            if kind < 5:
                parts.append(self.pick(WORDS))
            elif kind < 7:
                parts.append("${%s}" % self.name())
            elif kind < 8:
                parts.append("${UNDEFINED}")
            else:
                parts.append(self.inline())
        return self.pick(["", " "]) + self.pick([" ", " ", ""]).join(parts)

    def inline(self):
        name, word = self.pick(NAMES), self.pick(["a", "x", "usb"])
        return self.pick([
            "${@bb.utils.contains('%s', '%s', 'yes', 'no', d)}" % (name, word),
            "${@d.getVar('%s') or 'none'}" % name,
            "${@'1' if d.getVar('%s') == '%s' else '2'}" % (name, word),
            "${@' '.join(sorted((d.getVar('%s') or '').split()))}" % name,
            "${@(d.getVarFlag('%s', 'f') or '-').upper()}" % name,
            "${@bb.utils.filter('%s', 'a x usb', d)}" % name,
            "${@len((d.getVar('%s') or '').split())}" % name,
            "${@d.getVar('%s', False)}" % name,
            "${@(d.getVar('%s') or 'q')[-1:]}" % name,
            "${@d.expand('${%s}') + '%s'}" % (name, word),
            "${@oe_undefined('%s')}" % name if self.chance(3) else "${@'%s'}" % word,
        ])

    def name(self):
        name = self.pick(NAMES)
        for _ in range(self.pick([0, 0, 0, 1, 1, 2])):
            name += self.sep + self.pick(OVERRIDES)
        return name

    def target(self):
        name = self.name()
        if self.chance(25):
            name += self.sep + self.pick(["append", "prepend", "remove"])
            if self.chance(50):
                name += self.sep + self.pick(OVERRIDES)
        if self.chance(6):
            name = self.pick(NAMES) + self.sep + "${%s}" % self.pick(NAMES)
        return name

    def assignment(self):
        quote = self.pick("\"\"\"'")
        text = self.value()
        if quote == "'":
            text = text.replace("'", '"') if self.chance(50) else re.sub(r"\$\{@.*?\}", "", text).replace("'", "")
        if self.chance(8):
            text = text.replace(" ", " \\\n    ", 1)
        if self.chance(10):
            return "%s[%s] %s %s%s%s" % (self.name(), self.pick(FLAGS), self.pick(OPERATORS), quote, text, quote)
        export = "export " if self.chance(3) else ""
        return "%s%s %s %s%s%s" % (export, self.target(), self.pick(OPERATORS), quote, text, quote)

    def overrides(self):
        parts = self.rnd.sample(OVERRIDES, self.rnd.randrange(1, 4))
        if self.chance(25):
            parts.append("${%s}" % self.pick(["V", "B"]))
        return 'OVERRIDES %s "%s"' % (self.pick(["=", "=", ".=", ":=", "=."]), ":".join(parts))

    def statement(self, recipe):
        kind = self.rnd.randrange(100)
        if kind < 70:
            return self.assignment()
        if kind < 78:
            return self.overrides()
        if kind < 82:
            return self.pick(["unset %s" % self.name(), "unset %s[ff]" % self.name(), "export %s" % self.pick(NAMES)])
        if kind < 85:
            return self.pick(["# a comment", "", "  ", "include none.inc", 'A = "1" # no', "A ?=\"t\"", 'B="u"'])
        if kind < 88:
            return "include part.inc"
        if not recipe:
            return self.assignment()
        if kind < 90:
            return self.pick(["inherit base2", "addtask t after do_x before do_y", "do_x[depends] += \"b:do_y\""])
        if kind < 93:
            return "do_x%s() {\n    echo ${A}\n}" % self.pick(["", self.sep + "append", self.sep + "prepend" + self.sep + "x"])
        return "python() {\n%s}" % "".join("    %s\n" % self.python() for _ in range(self.rnd.randrange(1, 5)))

    def python(self):
        name, text = self.name(), self.pick(["w", " w", "a", ""])
        if self.chance(20):
            text = "${%s}" % self.pick(NAMES)
        return self.pick([
            "d.setVar('%s', '%s')" % (name, text),
            "d.appendVar('%s', '%s')" % (name, text),
            "d.prependVar('%s', '%s')" % (name, text),
            "d.delVar('%s')" % name,
            "d.renameVar('%s', '%s')" % (name, self.name()),
            "d.setVarFlag('%s', 'f', '%s')" % (name, text),
            "d.appendVarFlag('%s', 'f', '%s')" % (name, text),
            "d.delVarFlag('%s', 'f')" % name,
            "d.setVar('%s', d.getVar('%s') or '')" % (name, self.name()),
            "d.setVar('%s', d.getVar('%s', False) or '')" % (name, self.name()),
            "d.setVar('%s%sappend', ' %s')" % (name, self.sep, text),
            "d.setVar('%s', ' '.join([w for w in (d.getVar('%s') or '').split() if w != 'a']))" % (name, self.name()),
            "if 'a' in (d.getVar('%s') or ''): d.setVar('%s', '%s')" % (self.name(), name, text),
            "for w in (d.getVar('%s') or '').split(): d.appendVar('%s', '-' + w)" % (self.name(), name),
        ])

    def file(self, recipe):
        lines = []
        if self.chance(85):
            lines.append(self.overrides().replace(".=", "=").replace("=.", "=").replace(":=", "="))
        lines += [self.statement(recipe) for _ in range(self.rnd.randrange(4, 22))]
        return "\n".join(lines) + "\n"


def write_files(folder, seed, count, sep):
    """The random files, each in a folder of its own, and their paths."""
    paths = []
    for number in range(count):
        generator = Generator(random.Random(f"{seed} {number} {sep}"), sep)
        place = os.path.join(folder, str(number))
        os.makedirs(os.path.join(place, "classes"))
        recipe = number % 3 != 0
        for name, text in (
            ("part.inc", "\n".join(generator.assignment() for _ in range(3)) + "\n"),
            ("classes/base2.bbclass", "\n".join(generator.assignment() for _ in range(3)) + "\n"),
            ("a_1.0.bb" if recipe else "a.conf", generator.file(recipe)),
        ):
            with open(os.path.join(place, name), "w") as out:
                out.write(text)
        paths.append(os.path.join(place, "a_1.0.bb" if recipe else "a.conf"))
    return paths


def too_long(*_):
    raise TimeoutError(TOO_LONG)


def truths(bb, paths):
    """BitBake's own answers."""
    signal.signal(signal.SIGALRM, too_long)
    import bb.siggen

    for path in paths:
        store = bb.data.init()
        store.setVar("BBPATH", os.path.dirname(path))
        store.setVar("__bbclasstype", "recipe")
        bb.parse.siggen = bb.siggen.init(store)
        os.chdir(os.path.dirname(path))
        signal.alarm(20)  # some texts grow without end in BitBake
        try:
            parsed = bb.parse.handle(path, store, not path.endswith(".bb"))
            if path.endswith(".bb"):
                store = parsed[""]
        except BaseException as failure:  # SystemExit and whatever the files' own Python raises
            yield values.document("bitbake", path, {}, [{"message": str(failure) or type(failure).__name__}])
            continue
        try:
            yield values.document("bitbake", path, bitbake_values.read_store(store, lambda file: file, False))
        except TimeoutError:
            yield values.document("bitbake", path, {}, [{"message": TOO_LONG}])
        finally:
            signal.alarm(0)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bitbake", required=True, metavar="DIR", help="BitBake's source tree")
    parser.add_argument("--series", required=True, help="the series that bsplint is to take it for: dunfell, kirkstone, …")
    parser.add_argument("--bsplint", default="./bsplint", help="the program")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--keep", metavar="DIR", help="write the files here and leave them")
    args = parser.parse_args()
    folder = os.path.abspath(args.keep) if args.keep else tempfile.mkdtemp()
    paths = write_files(folder, args.seed, args.count, "_" if args.series == "dunfell" else ":")
    command = [os.path.abspath(args.bsplint), "eval", "bitbake", *paths, "--series", args.series, "--format", "json", "--no-trace"]
    ours = subprocess.run(command, capture_output=True, text=True)
    answers = {doc["unit"]: doc for doc in map(json.loads, filter(None, ours.stdout.splitlines()))}
    counts = dict.fromkeys((*compare.KINDS, "both stop", "only BitBake stops", "only bsplint stops"), 0)
    sys.stdout.flush()
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    bb = bitbake_values.load_bitbake(args.bitbake)
    for truth in truths(bb, paths):
        mine = answers.get(truth["unit"], {"values": {}, "errors": ["no answer"]})
        if TOO_LONG in str(truth.get("errors")):
            continue
        stops, mine_stops = bool(truth.get("errors")), bool(mine.get("errors"))
        if stops or mine_stops:
            kind = "both stop" if stops and mine_stops else "only BitBake stops" if stops else "only bsplint stops"
            counts[kind] += 1
            if kind != "both stop":
                print(truth["unit"], kind, truth.get("errors") or mine.get("errors"), file=out)
            continue
        true_values, my_values = compare.flat(truth, True), compare.flat(mine, True)
        for name in sorted(true_values.keys() | my_values.keys()):
            func = re.fullmatch(r"do_.*|TOPDIR|.*\[(doc|func|python|task|lineno|filename|deps|export_func)\]", name)
            verdict = None if func else compare.judge(true_values.get(name), my_values.get(name), False)
            if verdict:
                counts[verdict] += 1
            if verdict in ("wrong", "missing", "extra"):
                print(truth["unit"], verdict, name, "BitBake:", compare.said(true_values.get(name)), "bsplint:", compare.said(my_values.get(name)), file=out)
    print(" ".join(f"{kind} {count}" for kind, count in counts.items()), file=out)
    out.flush()
    os._exit(1 if counts["wrong"] or counts["only BitBake stops"] or counts["only bsplint stops"] else 0)


if __name__ == "__main__":
    main()
