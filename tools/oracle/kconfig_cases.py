#!/usr/bin/env python3
"""Fills in, in place, the `.config` that U-Boot's own `conf` writes for each case of a file of cases.

    tools/oracle/kconfig_cases.py --conf U_BOOT/scripts/kconfig/conf src/test/resources/kconfig/own-cases.json

A case is a file Kconfig (and others), the text of a `.config` or defconfig, `conf`'s mode, and the environment.
`values` becomes what is written (`n` for "is not set"), or `error` true.
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile

SET = re.compile(r"(CONFIG_\w+)=(.*)")
NOT_SET = re.compile(r"# (CONFIG_\w+) is not set")


def run(conf, case):
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder)
        for name, text in {**case.get("files", {}), "Kconfig": case["kconfig"]}.items():
            (base / name).parent.mkdir(parents=True, exist_ok=True)
            (base / name).write_text(text)
        mode = case["mode"]
        (base / ("in" if mode == "defconfig" else ".config")).write_text(case["config"])
        env = {"PATH": "/usr/bin:/bin", "srctree": ".", **case.get("env", {})}
        words = [conf, "--defconfig=in" if mode == "defconfig" else "--" + mode, "Kconfig"]
        done = subprocess.run(words, cwd=base, env=env, capture_output=True, text=True, timeout=60)
        case.pop("error", None)
        case.pop("values", None)
        if done.returncode:
            case["error"] = True
            return
        case["values"] = {}
        for line in (base / ".config").read_text().splitlines():
            if found := NOT_SET.fullmatch(line):
                case["values"][found[1]] = "n"
            elif found := SET.fullmatch(line):
                case["values"][found[1]] = found[2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--conf", required=True, type=lambda name: str(pathlib.Path(name).absolute()))
    parser.add_argument("file", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    for path in args.file:
        root = json.loads(path.read_text())
        for case in root["cases"]:
            run(args.conf, case)
        path.write_text(json.dumps(root, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
