#!/usr/bin/env python3
"""The configurations that OP-TEE's own CI file builds, as a matrix file: a line each, words as on make's command line.

Reads the `_make WORDS` lines of .github/workflows/ci.yml, .azure-pipelines.yml, .shippable.yml or .travis.yml,
whichever the tree has first. Braces are expanded as bash does; goals and options are dropped.
"""

import argparse
import re
import shlex
import sys
from pathlib import Path

CI_FILES = (".github/workflows/ci.yml", ".azure-pipelines.yml", ".shippable.yml", ".travis.yml")


def expand_braces(word):
    """Bash's brace expansion of lists: `a{b,c{1,2}}` gives `ab ac1 ac2`."""
    start = word.find("{")
    if start < 0:
        return [word]
    depth, cuts = 0, [start]
    for at in range(start, len(word)):
        depth += {"{": 1, "}": -1}.get(word[at], 0)
        if depth == 0:
            break
        if depth == 1 and word[at] == ",":
            cuts.append(at)
    if depth or len(cuts) == 1:
        return [word]
    choices = [word[left + 1:right] for left, right in zip(cuts, [*cuts[1:], at])]
    return [word[:start] + inner + rest
            for choice in choices for inner in expand_braces(choice) for rest in expand_braces(word[at + 1:])]


def configurations(text):
    """The lines of the matrix, in the file's order, each once."""
    found, exported = [], []
    for line in text.splitlines():
        arch = re.search(r"export (ARCH=\w+)", line)
        if arch:
            exported = [arch[1]]
        made = re.search(r"(?:^|[\s;&])_make(?: ([^;&|]*))?$|(?:^|[\s;&])_make ([^;&|]*)[;&|]", line.rstrip())
        if not made or "function" in line:
            continue
        words = [w for word in shlex.split(made[1] or made[2] or "") for w in expand_braces(word)]
        words = [word for word in words if re.match(r"[A-Za-z_]\w*=", word)]
        config = shlex.join([*words, *exported])
        if config and config not in found:
            found.append(config)
    return found


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree")
    tree = Path(parser.parse_args(argv).tree)
    for name in CI_FILES:
        if (tree / name).is_file():
            print("\n".join(configurations((tree / name).read_text())))
            return
    sys.exit(f"{tree}: none of {', '.join(CI_FILES)}")


if __name__ == "__main__":
    main()
