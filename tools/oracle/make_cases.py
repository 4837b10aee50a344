#!/usr/bin/env python3
"""Fills in what GNU make prints for each case of a file of cases (src/test/resources/make/*.json), in place.

A case is a makefile with other files, words of the command line and environment; `stdout` and `stderr` become what make
4.3 prints while it reads it, without the lines about goals. Run it where `make --version` is 4.3.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ABOUT_GOALS = re.compile(r"make: (\*\*\* No (targets|rule to make target)\b.*|'.*' is up to date\.|Nothing to be done for '.*'\.)$")


def run(case):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**case.get("files", {}), "Makefile": case["makefile"]}.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        env = {"PATH": os.environ["PATH"], "LC_ALL": "C", **case.get("env", {})}
        # with `-q` no recipe is printed or run: only what reading prints is asked for
        words = ["make", "--no-print-directory", "-q", *case.get("args", [])]
        done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=60)
    return [[line for line in text.splitlines() if not ABOUT_GOALS.match(line)] for text in (done.stdout, done.stderr)]


def main():
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        cases = json.loads(path.read_text())
        for case in cases:
            case["stdout"], case["stderr"] = run(case)
        path.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
