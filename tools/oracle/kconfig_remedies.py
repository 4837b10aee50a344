#!/usr/bin/env python3
"""Lines of fragments that do not survive, and the lines that bsplint offers for them, put to the tree's own `conf`.

A combination is a defconfig and the text of a fragment. For each, the tree's `conf` gives the `.config` (fragments merged
onto it, as Yocto does), and what bsplint reports is held against that:

  missed     `conf` loses a line of the fragment and bsplint does not report it
  invented   bsplint reports a line that `conf` keeps
  untrue     what the report says the line became, or the value of a symbol named in its chain, is not what `conf` has
  no cure    with the offered lines added, `conf` still loses the line
  costly     with the offered lines added, `conf` loses another line that it kept before

Combinations come from a file (blocks between empty lines: `defconfig NAME`, then the fragment's lines), and at random
from the tree's own symbols. It executes what the tree tells it to: use it on trees you trust.
"""

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import kconfig_values

REPORT = re.compile(
    r"^(?P<file>\S+?):(?P<line>\d+):\d+: kconfig-request-(?:dropped|changed): (?P<option>CONFIG_\w+) asked (?P<asked>.*?), "
    r"became (?P<became>.*?): (?P<because>.*?)(?: \| add: (?P<needs>.*?))?"
    r"(?: \| at the cost of: (?P<costs>.*))?$")
UNKNOWN = re.compile(r"kconfig-symbol-unknown: (CONFIG_\w+)")
LINE = re.compile(r"^(?:(CONFIG_\w+)=(.*)|# (CONFIG_\w+) is not set)$")
# what a chain claims: `A (n)`, `A is y`, `A is n by default`; not `A is set to n`, which speaks of a line
CLAIM = re.compile(r"\b([A-Z0-9_]+)(?: \(([nmy])\)| is ([nmy])\b)")


def lines_of(text):
    """{option: value} of a fragment, the last line of each; `n` for `is not set`."""
    found = {}
    for line in text.splitlines():
        match = LINE.match(line.strip())
        if match:
            found[match[1] or match[3]] = match[2] if match[1] else "n"
    return found


def blocks(path):
    """(defconfig, fragment text) of a file of combinations; lines that begin with `#:` are remarks."""
    for block in re.split(r"\n\s*\n", Path(path).read_text()):
        rows = [row for row in block.splitlines() if row.strip() and not row.startswith("#:")]
        if rows:
            yield rows[0].removeprefix("defconfig ").strip(), "\n".join(rows[1:]) + "\n"


def prompted(tree):
    """{name: type} of the symbols that have a prompt somewhere in the tree."""
    types = {}
    for file in sorted(Path(tree).rglob("Kconfig*")):
        if "scripts/kconfig" in str(file) or not file.is_file():
            continue
        name = None
        for row in file.read_text(errors="replace").splitlines():
            entry = re.match(r"\s*(?:menu)?config\s+(\w+)\s*$", row)
            kind = re.match(r"\s+(bool|tristate|int|hex|string)\s+[\"']", row)
            if entry:
                name = entry[1]
            elif kind and name:
                types.setdefault(name, kind[1])
    return types


def request(chance, name, kind, present):
    """A line that asks for something else than there is."""
    option = "CONFIG_" + name
    if kind in ("bool", "tristate"):
        off = present.get(option) == "y" and chance.random() < 0.8
        on = "m" if kind == "tristate" and chance.random() < 0.3 else "y"
        return f"# {option} is not set" if off else f"{option}={on}"
    if kind == "string":
        return f'{option}="{chance.choice(["", "a b", "x"])}"'
    number = chance.choice([0, 1, 3, 16, 4096, 99999999])
    return f"{option}={hex(number) if kind == 'hex' else number}"


def at_random(tree, defconfig, base, count, seed):
    types = prompted(tree)
    absent = sorted(name for name in types if base.get("CONFIG_" + name, "n") == "n")
    there = sorted(name for name in types if base.get("CONFIG_" + name, "n") != "n")
    for number in range(count):
        chance = random.Random(f"{seed}/{defconfig}/{number}")
        names = chance.sample(absent, min(len(absent), chance.randint(2, 6)))
        names += chance.sample(there, min(len(there), chance.randint(0, 3)))
        chance.shuffle(names)
        yield defconfig, "".join(request(chance, name, types[name], base) + "\n" for name in names)


class Judge:
    """The tree's `conf` beside bsplint."""

    def __init__(self, tree, arch, bsplint, scratch):
        self.tree, self.arch, self.bsplint, self.scratch = Path(tree).resolve(), arch, bsplint, Path(scratch)
        (self.scratch / "out").mkdir()
        cross = kconfig_values.CROSS.get(arch, "")
        self.conf = kconfig_values.Conf(tree, arch, cross, self.scratch / "out")
        self.bases = {}

    def base(self, defconfig):
        """The `.config` of a defconfig, as a file."""
        if defconfig not in self.bases:
            file = self.scratch / f"{Path(defconfig).name}.config"
            place = kconfig_values.defconfig_file(self.tree, self.arch, defconfig)
            file.write_text(self.conf.config(place, [], "config"))
            self.bases[defconfig] = file
        return self.bases[defconfig]

    def truth(self, defconfig, fragments):
        self.conf.merge(self.base(defconfig), fragments)
        self.conf.make("olddefconfig")
        return plain(self.scratch / "out/.config")

    def reports(self, defconfig, fragments):
        command = [self.bsplint, "eval", "kconfig", str(self.tree), "--defconfig", defconfig, "--var", "NONE"]
        command += ["--arch", self.arch] if self.arch else []
        for fragment in fragments:
            command += ["--fragment", str(fragment)]
        ran = subprocess.run(command, capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit(f"{' '.join(command)}: {ran.stderr}")
        return [row for row in ran.stderr.splitlines() if "kconfig-" in row]


def plain(config):
    return {name: entry["value"] for name, entry in kconfig_values.read_config(config.read_text(errors="replace")).items()}


def survives(option, asked, have):
    value = have.get(option, "n")
    return value == asked or asked == "m" and value == "y"


def judge(court, defconfig, text, per_fragment, counts, show):
    fragment = court.scratch / "fragment.cfg"
    fragment.write_text(text)
    asked = lines_of(text)
    have = court.truth(defconfig, [fragment])
    lost = {option for option, value in asked.items() if not survives(option, value, have)}
    rows = court.reports(defconfig, [fragment])
    found = [match for match in map(REPORT.match, rows) if match and match["file"] == str(fragment)]
    reported = {match["option"] for match in found}
    unknown = {match[1] for match in map(UNKNOWN.search, rows) if match}

    def note(kind, option, detail):
        counts[kind] += 1
        show(f"{kind}: {defconfig}: {option}: {detail}\n" + "".join(f"    {row}\n" for row in text.splitlines()))

    counts["combinations"] += 1
    counts["lines"] += len(asked)
    counts["lost"] += len(lost)
    for option in sorted(lost - reported - unknown):
        note("missed", option, f"asked {asked[option]}, has {have.get(option, 'nothing')}")
    for option in sorted((reported | unknown) - lost):
        note("invented", option, f"asked {asked.get(option)}, has {have.get(option, 'nothing')}")
    for match in found:
        counts["reports"] += 1
        became = "absent" if match["option"] not in have else have[match["option"]]
        if match["became"] not in (became or "empty", became.strip('"')):
            note("untrue", match["option"], f"said to become {match['became']}, is {became}")
        for name, state, other in CLAIM.findall(match["because"]):
            counts["claims"] += 1
            if have.get("CONFIG_" + name, "n") != (state or other):
                note("untrue", match["option"], f"chain says {name} is {state or other}, has {have.get('CONFIG_' + name)}")
    cures = [match for match in found if match["needs"]]
    for match in found:
        if not match["needs"]:
            counts["without remedy"] += 1
            show(f"without remedy: {defconfig}: {match['option']}={match['asked']}: {match['because']}", verbose=True)
    for match in cures[:per_fragment]:
        remedy = court.scratch / "remedy.cfg"
        remedy.write_text(match["needs"].replace(", CONFIG_", "\nCONFIG_").replace(", # CONFIG_", "\n# CONFIG_") + "\n")
        mended = court.truth(defconfig, [fragment, remedy])
        counts["remedies"] += 1
        if not survives(match["option"], asked[match["option"]], mended):
            note("no cure", match["option"], f"with {match['needs']} it is {mended.get(match['option'], 'absent')}")
        stated = set((match["costs"] or "").split(", ")) | set(lines_of(remedy.read_text()))
        for option in sorted(set(asked) - lost - stated):
            if not survives(option, asked[option], mended):
                note("costly", match["option"], f"{match['needs']} loses {option}")


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree")
    parser.add_argument("--arch")
    parser.add_argument("--bsplint", default=str(Path(__file__).resolve().parents[2] / "bsplint"))
    parser.add_argument("--combinations", action="append", default=[], metavar="FILE")
    parser.add_argument("--defconfig", action="append", default=[], metavar="NAME", help="for combinations at random")
    parser.add_argument("--random", type=int, default=6, metavar="N", help="combinations a defconfig (default 6)")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--verbose", action="store_true", help="show the lines for which no remedy is offered")
    parser.add_argument("--remedies", type=int, default=3, metavar="N", help="tried a combination (default 3)")
    args = parser.parse_args(argv)
    counts = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        court = Judge(args.tree, args.arch, args.bsplint, scratch)
        combinations = [pair for file in args.combinations for pair in blocks(file)]
        for defconfig in args.defconfig:
            combinations += at_random(court.tree, defconfig, plain(court.base(defconfig)), args.random, args.seed)

        def show(text, verbose=False):
            if args.verbose or not verbose:
                print(text, flush=True)

        for defconfig, text in combinations:
            if not (Path(defconfig).is_file() or (court.tree / "configs" / defconfig).is_file() or args.arch):
                counts["skipped"] += 1
                continue
            judge(court, defconfig, text, args.remedies, counts, show)
    kinds = ["combinations", "skipped", "lines", "lost", "reports", "claims", "remedies", "without remedy"]
    faults = ["missed", "invented", "untrue", "no cure", "costly"]
    print(" · ".join(f"{kind} {counts[kind]}" for kind in kinds + faults))
    return 1 if any(counts[kind] for kind in faults) else 0


if __name__ == "__main__":
    sys.exit(main())
