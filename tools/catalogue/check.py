#!/usr/bin/env python3
"""Compares every entry of a catalogue of options with source trees and with the answers of the real tools.

    tools/catalogue/check.py [--with WORD]... optee|tf-a ORIGIN:VERSION=TREE...        GNU make evaluates the trees (tools/oracle/make_values.py)
    tools/catalogue/check.py u-boot ORIGIN:VERSION=TREE[,TRUTH]...    TRUTH: kconfig_values.py's answers, a defconfig each
    tools/catalogue/check.py linux ORIGIN:VERSION=SOURCES+FRAGMENTS...  the sources' own conf evaluates every configuration

Existence is looked up in the words of the trees' files, values in what the tool says for the platforms' configurations.
`--with WORD` (repeatable, first) adds a word of make to each configuration: entries that do not hang on it must be as before.
Ends with 1 if an entry is wrong. Trees are executed by make: use trees that are trusted.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.insert(0, os.path.join(HERE, "..", "oracle"))
import kconfig_values  # noqa: E402
import kernels  # noqa: E402
import names  # noqa: E402
import options  # noqa: E402

FILE = os.path.join(HERE, "..", "..", "rules", "facts", "catalogue", "%s.txt")
ORACLE = os.path.join(HERE, "..", "oracle", "make_values.py")


class Catalogue:
    """The file, read without the program's own reader."""

    def __init__(self, text):
        self.versions, self.evaluated, self.entries, self.bases = {}, {}, {}, {}
        name = None
        for line in text.splitlines():
            words = line.split(" ")
            if line.startswith("#"):
                continue
            if line.startswith("versions "):
                self.versions[words[1]] = words[2:]
            elif line.startswith("evaluated "):
                self.evaluated[words[1], words[2]] = words[3]
            elif re.match("complete |recipe |configuration ", line):
                base = re.match(r"configuration (\S+) .* (\w+)_defconfig ", line)
                if base:
                    self.bases[base.group(1)] = base.group(2)
            elif line.startswith(" needs "):
                self.entries[name]["needs"] = words[2:]
            elif line.startswith(" "):
                where, _, value = line[1:].partition(" =")
                platforms, _, spans = where.partition(" ")
                self.entries[name]["values"].append((platforms.split(","), spans, value[1:]))
            else:
                name, kind, spans = line.split(" ", 2)
                self.entries[name] = {"kind": kind, "in": spans, "values": [], "needs": []}

    def within(self, spans, origin, version):
        """Is the version in `*`, or in the spans of its origin?"""
        if spans == "*":
            return version in self.versions[origin]
        for part in spans.split(" "):
            if part.startswith(origin + ":"):
                return self.stretch(part[len(origin) + 1:], origin, version)
        return False

    def stretch(self, text, origin, version):
        known = self.versions[origin]
        if text == "*":
            return True
        at = known.index(version)
        for one in text.split(","):
            first, dots, last = one.partition("..")
            last = last or (known[-1] if dots else first)
            if known.index(first) <= at <= known.index(last):
                return True
        return False

    def value(self, name, platform, origin, version):
        for platforms, spans, value in self.entries[name]["values"]:
            if platform in platforms and self.within(spans, origin, version):
                return value
        return self.value(name, self.bases[platform], origin, version) if platform in self.bases else "unset"


def words(component, tree):
    """What the tree's files hold, taken apart without any idea of options."""
    found = set()
    ends = {"optee": (".mk", "Makefile", ".c", ".h", ".S", ".py"), "tf-a": (".mk", "Makefile")}.get(component, ())
    for folder, folders, entries in os.walk(tree):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for entry in entries:
            if entry.endswith(ends) if ends else entry.startswith("Kconfig"):
                with open(os.path.join(folder, entry), errors="replace") as text:
                    found.update(re.findall(r"[A-Za-z0-9_]+", text.read()))
    return found


def existence(catalogue, component, origin, version, tree):
    have, wrong = words(component, tree), []
    by_kconfig = component in ("u-boot", "linux")
    mentioned = {"CONFIG_" + n for n in names.symbols(tree)} if by_kconfig else names.names(component, tree)
    for name, entry in catalogue.entries.items():
        word = name[7:] if by_kconfig else name
        said = catalogue.within(entry["in"], origin, version)
        if said and word not in have:
            wrong.append("%s is said to exist" % name)
        if not said and name in mentioned:
            wrong.append("%s exists" % name)
    return wrong


def make_truth(component, tree, lines):
    text = "".join(" ".join(line) + "\n" for line in lines)
    run = subprocess.run([sys.executable, ORACLE, component, tree, "--matrix", "-"], input=text, text=True, capture_output=True)
    return [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]


def hangs(catalogue, name, platform, origin, version, on, seen):
    """Does the value hang on one of these options, directly or through others?"""
    if name in on:
        return True
    if name in seen or name not in catalogue.entries:
        return False
    seen.add(name)
    others = catalogue.entries[name]["needs"] + re.findall(r"\$\((\w+)\)", catalogue.value(name, platform, origin, version))
    return any(hangs(catalogue, other, platform, origin, version, on, seen) for other in others)


def values(catalogue, platform, origin, version, document, line, more=()):
    """Disagreements, and how many entries were compared."""
    wrong, compared = [], 0
    on = {word.partition("=")[0] for word in more}
    given = {word.partition("=")[0] for word in line}
    truth = document["values"]
    for name in catalogue.entries:
        said = catalogue.value(name, platform, origin, version)
        if said == "?" or catalogue.entries[name]["kind"] == "?" or name in given or not catalogue.within(catalogue.entries[name]["in"], origin, version):
            continue
        if on and hangs(catalogue, name, platform, origin, version, on, set()):
            continue
        of = truth.get(name, {"state": "unset"})
        if of["state"] not in ("known", "unset"):
            continue
        if of["state"] == "unset" and name not in truth and said != "unset":
            continue  # the oracle leaves out what holds paths, tools and lists
        expected = expand(said, truth)
        if expected is None:
            continue
        actual = of["value"] if of["state"] == "known" else "unset"
        compared += 1
        if expected != actual:
            wrong.append("%s on %s: said %s, is %s (%s)" % (name, platform, said, actual, " ".join(line)))
    return wrong, compared


def expand(text, truth):
    parts = re.split(r"\$\((\w+)\)", text)
    for index in range(1, len(parts), 2):
        of = truth.get(parts[index], {"state": "unset"})
        if of["state"] not in ("known", "unset"):
            return None
        parts[index] = of.get("value", "")
    return "".join(parts)


def u_boot_values(catalogue, origin, version, truth):
    wrong, compared = [], 0
    with open(truth) as lines:
        documents = [json.loads(line) for line in lines]
    for document in documents:
        platform = re.sub(r"_defconfig.*", "", document.get("unit", ""))
        where = catalogue.evaluated.get((platform, origin))
        if where is None or not catalogue.stretch(where, origin, version):
            continue
        for name in catalogue.entries:
            said = catalogue.value(name, platform, origin, version)
            if said == "?" or re.match(r"CONFIG_(GCC_|CLANG_|CC_|HOST_|LD_|AS_)", name):
                continue
            actual = document["values"].get(name, {}).get("value", "n")
            compared += 1
            if ("n" if said == "unset" else said) != actual:
                wrong.append("%s in %s: said %s, is %s" % (name, platform, said, actual))
    return wrong, compared


def kernel_values(catalogue, origin, version, tree):
    """Every configuration as the tree's own conf makes it."""
    wrong, compared, sources = [], 0, tree.partition("+")[0]
    for platform, arch, here, layers in kernels.configurations(tree):
        fragments = [kconfig_values.Path(path).resolve() for path in here + layers]
        base = kconfig_values.Path(sources, "arch", arch, "configs", kernels.DEFCONFIG[arch]).resolve()
        with tempfile.TemporaryDirectory() as scratch:
            conf = kconfig_values.Conf(sources, arch, kconfig_values.CROSS[arch], scratch)
            truth = kconfig_values.read_config(
                conf.config(base, fragments, "config"))
        where = catalogue.evaluated.get((platform, origin))
        for name in catalogue.entries if where and catalogue.stretch(where, origin, version) else ():
            said = catalogue.value(name, platform, origin, version)
            actual = truth.get(name, {}).get("value", "n")
            compared += said != "?"
            if said != "?" and ("n" if said == "unset" else said) != actual:
                wrong.append("%s in %s: said %s, is %s" % (name, platform, said, actual))
    return wrong, compared


def main(arguments):
    more = []
    while arguments[0] == "--with":
        more.append(arguments[1])
        arguments = arguments[2:]
    component = arguments[0]
    with open(FILE % component) as text:
        catalogue = Catalogue(text.read())
    failures, total, checked = 0, 0, 0
    for argument in arguments[1:]:
        key, _, tree = argument.partition("=")
        origin, _, version = key.partition(":")
        tree, _, truth = tree.partition(",")
        wrong, compared = existence(catalogue, component, origin, version, tree.partition("+")[0]), 0
        total += len(catalogue.entries)
        if component == "u-boot":
            if truth:
                more, compared = u_boot_values(catalogue, origin, version, truth)
                wrong += more
        elif component == "linux":
            more, compared = kernel_values(catalogue, origin, version, tree)
            wrong += more
        else:
            for soc in options.SOCS:
                where = catalogue.evaluated.get((soc, origin))
                if where is None or not catalogue.stretch(where, origin, version):
                    continue
                lines = (options.optee_lines if component == "optee" else options.tf_a_lines)(soc, tree)
                lines = [line + more for line in lines[:: max(1, len(lines) // 4)]]
                for document, line in zip(make_truth(component, tree, lines), lines):
                    if not document.get("errors"):
                        found, count = values(catalogue, soc, origin, version, document, line, more)
                        wrong, compared = wrong + found, compared + count
        checked += compared
        failures += len(wrong)
        print("%s %s: %d values compared, %d wrong" % (component, key, compared, len(wrong)), flush=True)
        for text in sorted(set(wrong))[:40]:
            print("  " + text)
    print("%s: %d existences and %d values compared, %d wrong" % (component, total, checked, failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
