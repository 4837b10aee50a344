#!/usr/bin/env python3
"""Which commit is which version of a component: rules/facts/commits.txt.

    tools/releases/commits.py COMPONENT=REPOSITORY... [--layers FOLDER] > rules/facts/commits.txt

REPOSITORY is a git directory with tags, of upstream or of the vendor; COMPONENT is tf-a, optee or u-boot. FOLDER holds
checkouts of the vendor's layer: its recipes name the commits of versions that the vendor's repositories no longer have a tag for.
"""
import glob
import os
import re
import subprocess
import sys

WANTED = {
    "tf-a": re.compile(r"(?:lts-)?(v2\.\d+(?:\.\d+)?(?:-stm32mp-r\d+(?:\.\d+)*)?)"),
    "optee": re.compile(r"((?:3\.(?:[3-9]|\d\d)|[4-9]\.\d+)\.\d+(?:-stm32mp-r\d+(?:\.\d+)*)?)"),
    "u-boot": re.compile(r"(v20(?:18\.11|19\.\d\d|[2-9]\d\.\d\d)(?:\.\d+)?(?:-stm32mp-r\d+(?:\.\d+)*)?)"),
}
RECIPES = {
    "tf-a": "recipes-bsp/trusted-firmware-a/tf-a-stm32mp",
    "optee": "recipes-security/optee/optee-os-stm32mp",
    "u-boot": "recipes-bsp/u-boot/u-boot-stm32mp",
}


def tags(repository):
    run = subprocess.run(["git", "--git-dir=" + repository, "show-ref", "--tags", "-d"], text=True, capture_output=True)
    found = {}
    for line in run.stdout.splitlines():
        commit, name = line.split()
        name = name[len("refs/tags/"):]
        if name.endswith("^{}"):
            found[name[:-3]] = commit
        else:
            found.setdefault(name, commit)
    return found


def of_layer(layer):
    """Commits of the vendor's own repositories, by component; the version is the recipe's newest patch."""
    for component, prefix in RECIPES.items():
        text = "".join(open(path).read() for path in glob.glob(layer + "/" + prefix + "*") if os.path.isfile(path))
        commits = set(re.findall(r'(?m)^SRCREV[_:]class-devupstream\s*=\s*"([0-9a-f]{40})"', text))
        names = dict(re.findall(r'(?m)^(\w+_(?:VERSION|SUBVERSION|RELEASE|TARGET))\s*=\s*"([^"]*)"', text))
        version = next((value for name, value in names.items() if name.endswith("_VERSION")), "")
        release = next((value for name, value in names.items() if name.endswith("_RELEASE")), "")
        if len(commits) == 1 and version and release:
            yield component, version + "-stm32mp-" + release, commits.pop()


def main(arguments):
    rows = {}
    while arguments:
        argument = arguments.pop(0)
        if argument == "--layers":
            for layer in sorted(glob.glob(arguments.pop(0) + "/*/meta-st-stm32mp")):
                for component, version, commit in of_layer(layer):
                    rows.setdefault((component, commit[:12]), version)
            continue
        component, repository = argument.split("=", 1)
        for name, commit in sorted(tags(repository).items(), reverse=True):
            wanted = WANTED[component].fullmatch(name)
            if wanted:
                rows[(component, commit[:12])] = wanted.group(1)
    print("# Made by tools/releases/commits.py from the tags of upstream's and vendors' repositories, and from vendors' recipes.")
    key = lambda row: (row[0][0], [int(number) for number in re.findall(r"\d+", row[1])], row[0][1])
    for (component, commit), version in sorted(rows.items(), key=key):
        print(component, version, commit)


if __name__ == "__main__":
    main(sys.argv[1:])
