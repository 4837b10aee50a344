"""What the vendor's recipes make of a kernel: the options that rules read, for every set of fragments that a recipe may merge.

A tree is `SOURCES+FRAGMENTS`: the kernel's Kconfig files and configs with the vendor's patches, and the folder of the vendor's
layer that holds the fragments of this kernel. The recipe takes the architecture's defconfig, the fragments of the sources
(arch/ARCH/configs/fragment-*) and those of the layer, each of the layer's but `modules` only under some condition.
"""
import hashlib
import itertools
import json
import os
import re
import subprocess

import names

BSPLINT = os.environ.get("BSPLINT", os.path.join(os.path.dirname(__file__), "..", "..", "bsplint"))
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
ALWAYS = "modules"
SOMETIMES = ("systemd", "signature", "nosmp")  # others (efi) stand for features that no machine of the layer has
# variables of the recipe: the defconfig it starts from, the fragments it merges
RECIPE = ("KERNEL_DEFCONFIG", "KERNEL_CONFIG_FRAGMENTS")
DEFCONFIG = {"arm": "multi_v7_defconfig", "arm64": "defconfig"}  # KBUILD_DEFCONFIG of arch/ARCH/Makefile: `make defconfig`


def read_by_rules():
    """The kernel's options that some rule reads."""
    found = set()
    for folder, _, entries in os.walk(os.path.join(ROOT, "rules")):
        for entry in entries:
            if entry.endswith(".yaml"):
                with open(os.path.join(folder, entry)) as text:
                    found.update(re.findall(r"\blinux\.(CONFIG_[A-Z0-9_]+)", text.read()))
    return found


def digest(path):
    """Of the lines of a fragment that count, in eight digits: a file with other lines is another fragment."""
    with open(path, encoding="utf-8") as text:
        lines = [line.strip() for line in text]
    counting = [line for line in lines if re.match(r"CONFIG_\w+=|# CONFIG_\w+ is not set$", line)]
    return hashlib.sha256("".join(line + "\n" for line in counting).encode()).hexdigest()[:8]


def label(path):
    name = re.sub(r"^(optional-)?fragment-\d+-|\.config$", "", os.path.basename(path))
    return "nosmp" if name == "smp" else name  # its old name


def number(path):
    return int(re.search(r"fragment-(\d+)", os.path.basename(path)).group(1))


def configurations(tree):
    """Every set of fragments: (name, architecture, the files of it in order, those of the sources by name alone)."""
    sources, _, layer = tree.partition("+")
    own = sorted((os.path.join(layer, name) for name in os.listdir(layer) if name.endswith(".config")), key=number)
    optional = [path for path in own if label(path) in SOMETIMES]
    for arch in DEFCONFIG:
        folder = os.path.join(sources, "arch", arch, "configs")
        here = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.startswith("fragment-"))
        for chosen in itertools.product((False, True), repeat=len(optional)) if here else ():
            taken = [path for path, wanted in zip(optional, chosen) if wanted]
            layers = [path for path in own if path in taken or label(path) == ALWAYS]
            yield "+".join([arch] + [label(path) for path in taken]), arch, here, layers


def evaluate(sources, arch, fragments):
    words = [word for fragment in fragments for word in ("--fragment", os.path.abspath(fragment))]
    run = subprocess.run([BSPLINT, "eval", "kconfig", sources, "--arch", arch, "--defconfig", DEFCONFIG[arch], "--probes", "gcc",
                          "--format", "json", "--no-trace", *words], text=True, capture_output=True)
    return json.loads(run.stdout)["values"]


def kernel_tree(_, tree):
    sources = tree.partition("+")[0]
    wanted, symbols = read_by_rules(), names.symbols(sources)
    kinds = {"CONFIG_" + name: kind for name, kind in symbols.items() if "CONFIG_" + name in wanted}
    defaults, made = {}, {}
    for name, arch, here, layers in configurations(tree):
        values = evaluate(sources, arch, here + layers)
        defaults[name] = {option: value["value"] if value["state"] == "known" else "?" for option, value in values.items()
                          if option in kinds and value["state"] in ("known", "unknown") and value.get("value") != "n"}
        made[name] = ["defconfig"] + [os.path.basename(path) for path in here] + [
            "%s:%s" % (os.path.basename(path), digest(path)) for path in layers]
    return {"names": set(kinds), "defaults": defaults, "readers": kinds, "needs": {}, "configurations": made}
