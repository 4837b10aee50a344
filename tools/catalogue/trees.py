"""What the device trees of a component say at one version: the facts that rules read, by tree, through bsplint's own reader.

Where a symbol of the configuration decides a fact, the tree is listed with each set of such symbols: `TREE` with none of them
defined, `TREE+SYMBOL` with it.
"""
import glob
import itertools
import json
import os
import re
import subprocess

BSPLINT = os.environ.get("BSPLINT", os.path.join(os.path.dirname(__file__), "..", "..", "bsplint"))
FOLDERS = {"optee": ("core/arch/arm/dts",), "u-boot": ("arch/arm/dts",),
           "linux": ("arch/arm/boot/dts", "arch/arm/boot/dts/st", "arch/arm64/boot/dts/st")}


def sources(component, tree):
    """The board's device trees of the platforms that facts are known of."""
    return sorted(path for folder in FOLDERS[component] for path in glob.glob("%s/%s/stm32mp*.dts" % (tree, folder)))


def read(component, paths, symbols):
    """By name of the tree: its facts, the symbols that decide what nothing tells, and whether all of it could be followed."""
    words = [word for name, on in sorted(symbols.items()) for word in ("--define" if on else "--undefine", name)]
    run = subprocess.run([BSPLINT, "eval", "device-tree", "--component", component, "--format", "json", "--no-trace", *words, *paths],
                         text=True, capture_output=True)
    documents = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if len(documents) != len(paths):
        raise SystemExit("%s: %d answers for %d trees: %s" % (component, len(documents), len(paths), run.stderr[-500:]))
    found = {}
    for path, document in zip(paths, documents):
        facts = {name: value["value"] if value["state"] == "known" else "unset" if value["state"] == "unset" else "?"
                 for name, value in document["values"].items()}
        output = document.get("output", [])
        open_names = [line.split(": ", 1)[1] for line in output if line.startswith("open: ")]
        whole = not document["errors"] and not any(line.startswith("missing: ") for line in output)
        found[re.sub(r"\.dts$", "", os.path.basename(path))] = facts, open_names, whole
    return found


def tree_facts(catalogue, tree):
    """The result for tools/catalogue/options.py: a platform is a tree, with the symbols that are defined behind it."""
    component = catalogue.rsplit("-", 1)[0]
    paths = sources(component, tree)
    found = read(component, paths, {}) if paths else {}
    whole = {name: facts for name, (facts, _, complete) in found.items() if complete}
    undecided = {name for name, facts in whole.items() if "?" in facts.values()}
    symbols = sorted({symbol for name in undecided for symbol in found[name][1] if symbol.startswith("CONFIG_")})
    each = {}
    for on in itertools.product((False, True), repeat=len(symbols)):
        if symbols:
            again = read(component, [path for path in paths if os.path.basename(path)[:-4] in undecided], dict(zip(symbols, on)))
            each[on] = {name: facts for name, (facts, _, _) in again.items()}
    deciding = [symbol for at, symbol in enumerate(symbols)
                if any(each[on] != each[on[:at] + (True,) + on[at + 1:]] for on in each if not on[at])]
    result = {name: facts for name, facts in whole.items() if name not in undecided or not symbols}
    for on, trees in each.items():
        names = [symbol for symbol, is_on in zip(symbols, on) if is_on]
        if all(symbol in deciding for symbol in names):
            for name, facts in trees.items():
                result["+".join([name] + names)] = facts
    facts = {fact for known in result.values() for fact in known}
    # a fact that says nothing stands there as unset, as for options
    defaults = {name: {fact: value for fact, value in known.items() if value != "unset"} for name, known in result.items()}
    return {"names": facts, "defaults": defaults, "readers": {fact: "tree" for fact in facts}, "needs": {}}
