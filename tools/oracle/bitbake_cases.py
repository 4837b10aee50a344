#!/usr/bin/env python3
"""Fills in what BitBake computes, in place, for the files of cases that the tests read.

    tools/oracle/bitbake_cases.py --bitbake DIR [--core DIR] FILE…

A `.json` file holds cases as in src/test/resources/bitbake: files under "new", the names asked for under "ask"; "results"
becomes what this BitBake says of them, under its version. A `.tsv` file holds Python expressions, one a line, on a
datastore with the variables of STORE; after the tab comes their text, or `!` and the class of what they raise. With
--core, openembedded-core's own modules (`oe`) can be used.
"""

import argparse
import json
import os
import pathlib
import sys
import tempfile

import bitbake_values

STORE = {
    "WORDS": "alsa usb wifi",
    "ONE": "1",
    "EMPTY": "",
    "NESTED": "<${ONE}>",
    "DEPS": "a b (>= 1.2) c",
    "MACHINE": "board",
    "YES": "yes",
    "DISTRO_FEATURES": "pam systemd",
}


def expressions(bb, path):
    import fnmatch, re, collections, itertools, operator  # noqa: E401, F401

    try:
        import oe.license, oe.types, oe.utils  # noqa: E401, F401
    except ImportError:
        pass
    lines = []
    for line in path.read_text().splitlines():
        expression = line.split("\t")[0]
        store = bb.data.init()
        for name, value in STORE.items():
            store.setVar(name, value)
        try:
            said = str(eval(expression, {**globals(), **locals(), "d": store}))
            said = said.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
        except Exception as raised:
            said = "!" + type(raised).__name__
        lines.append(f"{expression}\t{said}\n")
    path.write_text("".join(lines))


def cases(bb, path):
    root = json.loads(path.read_text())
    for case in root["cases"]:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in case["new"].items():
                file = pathlib.Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)
            case["results"] = {bb.__version__: result(bb, case, folder)}
    path.write_text(json.dumps(root, indent=1, ensure_ascii=False) + "\n")


def result(bb, case, folder):
    main = case.get("opt", {}).get("main") or ("t.bb" if "t.bb" in case["new"] else "t.conf")
    store = bb.data.init()
    store.setVar("BBPATH", folder)
    store.setVar("__bbclasstype", "recipe")
    bb.parse.siggen = bb.siggen.init(store)
    os.chdir(folder)
    try:
        parsed = bb.parse.handle(os.path.join(folder, main), store, not main.endswith(".bb"))
        store = parsed[""] if main.endswith(".bb") else store
    except BaseException as failure:  # SystemExit and whatever the files' own Python raises
        return {"error": type(failure).__name__}
    values = {}
    for name in case["ask"]:
        variable, _, flag = name.rstrip("]").partition("[")
        try:
            value = store.getVarFlag(variable, flag, True) if flag else store.getVar(variable)
            values[name] = value if value is None else str(value)
        except Exception as failure:
            values[name] = {"error": type(failure).__name__}
    return {"values": values}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bitbake", required=True, metavar="DIR", help="BitBake's source tree")
    parser.add_argument("--core", metavar="DIR", help="openembedded-core")
    parser.add_argument("file", nargs="+", type=lambda name: pathlib.Path(name).absolute())
    args = parser.parse_args()
    if args.core:
        sys.path.insert(0, os.path.join(os.path.abspath(args.core), "meta", "lib"))
    bb = bitbake_values.load_bitbake(args.bitbake)
    import bb.siggen  # noqa: F401

    for path in args.file:
        (expressions if path.suffix == ".tsv" else cases)(bb, path)


if __name__ == "__main__":
    main()
