#!/usr/bin/env python3
"""What a recipe's do_compile calls make with, pass by pass: the shell code itself, run with make replaced by a printer.

    make_passes.py VALUES.jsonl RECIPE FILE.inc...   [--function do_compile] [--set NAME=VALUE]...

VALUES is what bitbake_values.py wrote (or .gz): BitBake's own value of every variable of RECIPE. The function's text is
taken from the files, ${NAME} replaced where BitBake knows NAME, as BitBake does when it writes run.do_compile, and run by
sh in an empty folder with B, S and WORKDIR there. A line of JSON a call of oe_runmake: {"unit": RECIPE, "argv": [...]},
EXTRA_OEMAKE first, as base.bbclass calls make.
"""
import argparse
import gzip
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile


def function(name, files):
    """The text of a shell function, with what is prepended and appended."""
    parts = {"_prepend": "", "": "", "_append": ""}
    for file in files:
        text = pathlib.Path(file).read_text()
        for match in re.finditer(rf"^{name}([_:](?:append|prepend))?[ \t]*\(\)[ \t]*{{\n(.*?)^}}", text, re.M | re.S):
            key = (match.group(1) or "").replace(":", "_")
            parts[key] = match.group(2) if key == "" else parts[key] + match.group(2)
    return parts["_prepend"] + parts[""] + parts["_append"]


def values(path, recipe):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt") as lines:
        for line in lines:
            document = json.loads(line)
            if document["unit"] == recipe:
                return {n: v["value"] for n, v in document["values"].items() if v.get("state") == "known"}
    sys.exit(f"{path} holds no {recipe}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("values")
    arguments.add_argument("recipe")
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--function", default="do_compile")
    arguments.add_argument("--set", action="append", default=[])
    options = arguments.parse_args()
    known = values(options.values, options.recipe)
    known.update(word.split("=", 1) for word in options.set)
    with tempfile.TemporaryDirectory() as folder:
        known.update({"B": folder, "S": folder, "WORKDIR": folder})
        body = re.sub(r"\$\{([A-Za-z0-9_.+/-]+)\}", lambda m: known.get(m.group(1), m.group(0)),
                      function(options.function, options.files))
        script = (
            'oe_runmake() { for w in "$@"; do printf "%s\\037" "$w" >&3; done; printf "\\036" >&3; }\n'
            "bbfatal() { exit 1; }; bbnote() { :; }; bbwarn() { :; }\n" + body)
        run = subprocess.run(["bash", "-c", f"exec 3>calls; cd {shlex.quote(folder)}; {script}"], cwd=folder,
                             env={"PATH": "/usr/bin:/bin"}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        calls = (pathlib.Path(folder) / "calls").read_text()
        if not calls:
            sys.exit(run.stderr.decode()[-500:])
        for call in calls.split("\036")[:-1]:
            argv = shlex.split(known.get("EXTRA_OEMAKE", "")) + call.split("\037")[:-1]
            print(json.dumps({"unit": options.recipe, "argv": [w.replace(folder, "${B}") for w in argv]}))


if __name__ == "__main__":
    main()
