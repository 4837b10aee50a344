#!/usr/bin/env python3
"""Which release bsplint takes each checkout of a vendor's layer for: a table of a folder of checkouts.

    tools/releases/deduce.py FOLDER [TAG=NUMBER...]    FOLDER holds a checkout a folder, named as its tag

With TAG=NUMBER the answer is compared. A second table replaces one component at a time by the one of another checkout's release
(stated in bsplint.yaml), and shows what is then said: the checkout's own release has to be nearest, and the component odd. The
script ends with 1 if something is not so. BSPLINT names the program.
"""
import json
import os
import subprocess
import sys
import tempfile

BSPLINT = os.environ.get("BSPLINT", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bsplint"))


def context(folder, *more):
    run = subprocess.run([BSPLINT, "check", "--format", "json", *more, "."], cwd=folder, text=True, capture_output=True)
    return json.loads(run.stdout)["context"] if run.stdout.startswith("{") else {}


def value(of, key):
    return of.get(key, {}).get("value", "?")


def versions(of):
    return {name: one["value"] for name, one in of.get("versions", {}).items()}


def mixed(folder, component, version):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml", delete=False) as config:
        config.write('version: 1\nversions: {%s: "%s"}\n' % (component, version))
    try:
        return context(folder, "--config", config.name)
    finally:
        os.unlink(config.name)


def main(arguments):
    folder, expected = arguments[0], dict(argument.split("=") for argument in arguments[1:])
    wrong, found = 0, {}
    print("| checkout | release | by | TF-A | OP-TEE | U-Boot |\n|---|---|---|---|---|---|")
    for tag in sorted(os.listdir(folder)):
        of = found[tag] = context(os.path.join(folder, tag))
        had = versions(of)
        print("| %s | %s | %s | %s | %s | %s |" % (tag, value(of, "ecosystem"), of.get("ecosystem", {}).get("from", ""),
                                                 had.get("tf-a"), had.get("optee"), had.get("u-boot")), flush=True)
        wrong += tag in expected and value(of, "ecosystem") != expected[tag]
    print("\n| checkout | replaced | release | by |\n|---|---|---|---|")
    tags, sets = list(found), 0
    for tag, other in zip(tags, tags[len(tags) // 2:] + tags[:len(tags) // 2]):
        for component in ("tf-a", "optee", "u-boot"):
            version = versions(found[other]).get(component)
            if version and version != versions(found[tag]).get(component):
                of = mixed(os.path.join(folder, tag), component, version)
                said = of.get("ecosystem", {}).get("from", "")
                print("| %s | %s %s | %s | %s |" % (tag, component, version, value(of, "ecosystem"), said), flush=True)
                right = value(of, "ecosystem") == value(found[tag], "ecosystem") and component + " of another release" in said
                sets, wrong = sets + 1, wrong + (not right)
    print("\n%d checkouts, %d sets, %d wrong" % (len(tags), sets, wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
