#!/usr/bin/env python3
"""A conf.mk that OP-TEE's own build has generated, as bsplint-values/1: what the build really used."""

import argparse
import re
import sys
from pathlib import Path

import values


def read_conf(path):
    """{name: entry} of the lines `NAME=value` that mk/checkconf.mk writes; other lines are comments."""
    found = {}
    for number, line in enumerate(Path(path).read_text().splitlines(), 1):
        given = re.match(r"([A-Za-z_][\w.-]*)\s*:?=(.*)$", line)
        if given:
            place = values.step(str(path), number, "=", given[2])
            found[given[1]] = values.known(given[2], "file", [place])
    return found


def version(found):
    numbers = [found.get(f"CFG_OPTEE_REVISION_{part}", {}).get("value") for part in ("MAJOR", "MINOR")]
    return ".".join(numbers) if all(numbers) else None


def documents(args):
    for path in args.conf:
        found = read_conf(path)
        yield values.document("optee", args.unit or path, found, version=version(found), file=path)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("conf", nargs="+", help="core's conf.mk in an output folder")
    parser.add_argument("--unit", help="name of the unit instead of the file's path")
    values.write(documents(parser.parse_args(argv)), sys.stdout)


if __name__ == "__main__":
    main()
