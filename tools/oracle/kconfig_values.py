#!/usr/bin/env python3
"""Kconfig's own answer for a tree (U-Boot, Linux), as bsplint-values/1: the `.config` that a defconfig gives.

The tree's own `conf` is built in a scratch folder and run there through the tree's Makefile; the tree stays as it is.
With `--tool kconfiglib` the second opinion of python3-kconfiglib is given instead (no compiler needed; it handles
backslashes in strings as Linux does, not as U-Boot does).
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import values

CROSS = {"arm": "arm-linux-gnueabihf-", "arm64": "aarch64-linux-gnu-"}


def read_config(text):
    """{name: entry} of a `.config`: text after the `=` as it stands, strings with their quotes; `is not set` is n."""
    found = {}
    for line in text.splitlines():
        given = re.match(r"(CONFIG_\w+)=(.*)$", line)
        off = re.match(r"# (CONFIG_\w+) is not set\s*$", line)
        if given:
            found[given[1]] = values.known(given[2], "file")
        elif off:
            found[off[1]] = values.known("n", "file")
    return found


def defconfig_file(tree, arch, name):
    """The file of a defconfig: a path, or a name with or without `_defconfig`."""
    if Path(name).is_file():
        return Path(name).resolve()
    file = name if name.endswith("_defconfig") else name + "_defconfig"
    for folder in (Path(tree, "configs"), Path(tree, "arch", arch or "arm", "configs")):
        if (folder / file).is_file():
            return (folder / file).resolve()
    raise SystemExit(f"{tree}: no defconfig {name}")


class Conf:
    """The tree's own Makefile and `conf`, with all output in a scratch folder."""

    def __init__(self, tree, arch, cross, scratch):
        self.tree, self.scratch = Path(tree).resolve(), Path(scratch)
        self.words = ["-s", f"O={scratch}"]
        self.words += [f"ARCH={arch}"] if arch and not (self.tree / "common/spl").is_dir() else []  # U-Boot knows by itself
        self.words += [f"CROSS_COMPILE={cross}"] if cross else []
        self.environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C"}

    def make(self, goal):
        self.run(["make", *self.words, goal])

    def run(self, command):
        ran = subprocess.run(command, cwd=self.tree, env=self.environment, capture_output=True, text=True, errors="replace")
        if ran.returncode:
            raise ChildProcessError((ran.stderr.strip() or ran.stdout.strip()).splitlines()[-1])

    def merge(self, base, fragments):
        """The tree's own script: text only, into `.config`."""
        script = self.tree / "scripts/kconfig/merge_config.sh"
        self.run(["sh", str(script), "-m", "-O", str(self.scratch), str(base), *map(str, fragments)])

    def config(self, defconfig, fragments, merge):
        """The `.config` of one configuration."""
        config = self.scratch / ".config"
        if merge == "config":
            if defconfig.is_relative_to(self.tree):
                self.make(defconfig.name)
            else:
                config.write_bytes(defconfig.read_bytes())
                self.make("olddefconfig")
            if fragments:
                before = self.scratch / "before.config"
                before.write_bytes(config.read_bytes())
                self.merge(before, fragments)
                self.make("olddefconfig")
        else:
            self.merge(defconfig, fragments)
            self.make("olddefconfig")
        return config.read_text(errors="surrogateescape")


def kconfiglib_config(tree, arch, cross, scratch):
    """A function like Conf.config, answered by python3-kconfiglib on one parsed graph."""
    import kconfiglib

    os.environ.update(
        srctree=str(Path(tree).resolve()), SRCARCH=arch or "arm", ARCH=arch or "arm", CC=f"{cross}gcc", LD=f"{cross}ld",
        HOSTCC="gcc", CC_VERSION_TEXT="gcc", UBOOTVERSION="oracle", KERNELVERSION="oracle", RUSTC="rustc")
    graph = kconfiglib.Kconfig(warn=False)

    def config(defconfig, fragments, merge):
        graph.load_config(str(defconfig))
        if merge == "config" and fragments:
            full = Path(scratch, "full")
            graph.write_config(str(full))
            graph.load_config(str(full))
        for fragment in fragments:
            graph.load_config(str(fragment), replace=False)
        out = Path(scratch, "out")
        graph.write_config(str(out))
        return out.read_text(errors="surrogateescape")

    return config


def documents(args):
    cross = CROSS.get(args.arch, "") if args.cross_compile is None else args.cross_compile
    fragments = [Path(fragment).resolve() for fragment in args.fragment]
    with tempfile.TemporaryDirectory() as scratch:
        if args.tool == "conf":
            answer = Conf(args.tree, args.arch, cross, scratch).config
        else:
            answer = kconfiglib_config(args.tree, args.arch, cross, scratch)
        for name in args.defconfig:
            unit = " ".join([Path(name).name, *(f.name for f in fragments)])
            try:
                found, errors = read_config(answer(defconfig_file(args.tree, args.arch, name), fragments, args.merge)), []
            except ChildProcessError as stopped:
                found, errors = {}, [{"message": str(stopped), "console": str(stopped)}]
            yield values.document("kconfig", unit, found, errors)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tree")
    parser.add_argument("--arch")
    parser.add_argument("--defconfig", nargs="+", required=True, metavar="NAME|FILE", help="each is a unit of its own")
    parser.add_argument("--fragment", action="append", default=[], metavar="FILE")
    parser.add_argument("--merge", choices=("config", "defconfig"), default="config",
                        help="fragments onto the .config that the defconfig gives, or onto the defconfig itself")
    parser.add_argument("--tool", choices=("conf", "kconfiglib"), default="conf")
    parser.add_argument("--cross-compile", metavar="PREFIX", help="compiler that the tree probes (by --arch)")
    values.write(documents(parser.parse_args(argv)), sys.stdout)


if __name__ == "__main__":
    main()
