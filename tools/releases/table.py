#!/usr/bin/env python3
"""What bsplint reports of untouched vendor releases: the tables of docs/official-releases.md.

    tools/releases/table.py TREES [--bsplint COMMAND] [--only TAG] [--summary] > tables.md

TREES holds a folder per release, named as the vendor's tag, with the layers as the release's manifest pins them
(meta-st-stm32mp, openembedded-core, meta-openembedded, and meta-qt5 and meta-st-openstlinux where the distribution is
to be looked at too). For each machine of meta-st-stm32mp a build folder with nothing but MACHINE and the layers is
written beside them (TREES/TAG/build-MACHINE[-DISTRO]); every machine is checked for operation build, the first one also
with the vendor's distribution, and one of each SoC family for the other operations. Nothing of the trees is written
anywhere else.
"""
import argparse
import collections
import json
import pathlib
import re
import shlex
import subprocess
import sys

OPERATIONS = ["build", "provision-otp", "close-device", "release"]
DISTRO = "openstlinux-weston"
PLAIN = ["openembedded-core/meta", "meta-openembedded/meta-oe", "meta-openembedded/meta-python"]
FULL = ["meta-openembedded/meta-" + name for name in
        ("gnome", "initramfs", "multimedia", "networking", "webserver", "filesystems", "perl")] + ["meta-qt5"]


def build_folder(tree, machine, distro):
    folder = tree / ("build-" + machine + ("" if distro == "nodistro" else "-" + distro))
    layers = PLAIN + ([] if distro == "nodistro" else FULL) + ["meta-st-stm32mp"]
    layers += [] if distro == "nodistro" else ["meta-st-openstlinux"]
    layers = [tree / layer for layer in layers if (tree / layer / "conf/layer.conf").exists()]
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    (folder / "conf/bblayers.conf").write_text(
        'BBPATH = "${TOPDIR}"\nBBFILES ?= ""\nBBLAYERS ?= "%s"\n' % " ".join(map(str, layers)))
    (folder / "conf/local.conf").write_text('MACHINE ??= "%s"\nDISTRO ?= "%s"\n' % (machine, distro))
    return folder


def check(command, folder, operation):
    words = command + ["check", str(folder), "--format", "json", "--fail-on", "never", "--no-cache", "--operation", operation]
    run = subprocess.run(words, capture_output=True, text=True)
    if run.returncode not in (0, 3):
        sys.exit("%s: status %d\n%s" % (" ".join(words), run.returncode, run.stderr[-2000:]))
    return json.loads(run.stdout)


def order(tag):
    return re.sub(r"^.*?v?(\d\d)[.-](\d\d)[.-](\d\d)$", r"\1\2\3", tag)


def family(document):
    return document["context"].get("platform", {}).get("value", "")


def short(message):
    return re.sub(r"\(([^()\s]*/)?([^/()\s]+:\d+)\)", r"(\2)", message)


def row(operation, finding):
    return "| %s | [%s](rules/%s.md) | %s | %s |" % (
        operation, finding["rule"], finding["rule"], finding["severity"], short(finding["message"]).replace("|", "\\|"))


def release(command, tree, summary):
    machines = sorted(path.stem for path in (tree / "meta-st-stm32mp/conf/machine").glob("*.conf"))
    distros = ["nodistro"] + ([DISTRO] if (tree / "meta-st-openstlinux/conf/distro" / (DISTRO + ".conf")).exists() else [])
    built, families = [], {}
    for distro in distros:
        for machine in machines if distro == "nodistro" else machines[:1]:
            document = check(command, build_folder(tree, machine, distro), "build")
            counts = document["summary"]
            built.append((machine, distro, document))
            print("%s %s %s: %d errors, %d warnings, %d infos, %d problems" % (
                tree.name, machine, distro, counts["error"], counts["warning"], counts["info"], len(document["problems"])),
                file=sys.stderr, flush=True)
            if distro == "nodistro" and family(document):
                families.setdefault(family(document), machine)
    ecosystem = next((d["context"]["ecosystem"]["value"] for _, _, d in built if "ecosystem" in d["context"]), "?")
    print("## %s: ecosystem %s\n" % (tree.name, ecosystem))
    print("| machine | distribution | errors | warnings | notes |\n|---|---|---|---|---|")
    for machine, distro, document in built:
        counts = document["summary"]
        print("| %s | %s | %d | %d | %d |" % (machine, distro, counts["error"], counts["warning"], counts["info"]))
    said = collections.OrderedDict()
    for machine, distro, document in built:
        for finding in document["findings"]:
            place = "%s:%s" % (finding.get("file", ""), finding.get("line", ""))
            said.setdefault((finding["rule"], short(finding["message"]), place), finding)
    if said:
        print("\nOperation `build`:\n\n| rule | severity | |\n|---|---|---|")
        for (rule, message, _), finding in said.items():
            print("| [%s](rules/%s.md) | %s | %s |" % (rule, rule, finding["severity"], message.replace("|", "\\|")))
    for soc, machine in ({} if summary else families).items():
        print("\n%s (`%s`), other operations:\n\n| operation | rule | severity | |\n|---|---|---|---|" % (soc, machine))
        known = {key[:2] for key in said}
        for operation in OPERATIONS[1:]:
            for finding in check(command, build_folder(tree, machine, "nodistro"), operation)["findings"]:
                if (finding["rule"], short(finding["message"])) not in known:
                    print(row(operation, finding))
    print(flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", type=pathlib.Path)
    parser.add_argument("--bsplint", default=str(pathlib.Path(__file__).resolve().parents[2] / "bsplint"))
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--summary", action="store_true", help="operation build only")
    arguments = parser.parse_args()
    trees = [path for path in arguments.trees.resolve().iterdir() if (path / "meta-st-stm32mp").is_dir()]
    for tree in sorted(trees, key=lambda path: order(path.name)):
        if not arguments.only or tree.name in arguments.only:
            release(shlex.split(arguments.bsplint), tree, arguments.summary)


if __name__ == "__main__":
    main()
