#!/usr/bin/env python3
"""How time and memory grow with projects of many shapes: each is checked small and ten times as large.

usage: tools/bench/growth.py [--times N] [SHAPE]...     shapes: all; --times 10: both sizes ten times larger
Prints CPU seconds and peak memory of both, and how often the smaller one's share beyond an empty project fits into the larger.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[2]
RECIPE = 'SUMMARY = "r"\nEXTRA_OEMAKE = "PLATFORM=stm32mp1 CFG_A=y"\n'
OPTEE = "meta-a/recipes-s/optee/optee-os-stm32mp_3.16.0.bb"
SCRIPT = "../provision/boot.cmd"


def each(count, text):
    return "".join(text.format(i=i, next=i + 1) for i in range(count))


def words(n):
    return {OPTEE: RECIPE + each(n, 'EXTRA_OEMAKE += "CFG_P{i}=y"\n')}


def appended(n):
    return {OPTEE: RECIPE + each(n, 'EXTRA_OEMAKE:append:o{i} = " CFG_P{i}=y"\nEXTRA_OEMAKE:append = " CFG_Q{i}=y"\n'
                                    'EXTRA_OEMAKE:remove = "CFG_R{i}=y"\n')}


def read_variables(n):
    return {OPTEE: RECIPE + each(n, 'V{i} = "CFG_V{i}=y"\nEXTRA_OEMAKE += "${{V{i}}}"\n')}


def includes(n):
    files = {f"meta-a/recipes-s/optee/i{i}.inc": f'require i{i + 1}.inc\nEXTRA_OEMAKE += "CFG_I{i}=y"\n' for i in range(n)}
    return {OPTEE: RECIPE + "require i0.inc\n", f"meta-a/recipes-s/optee/i{n}.inc": "", **files}


def classes(n):
    made = {f"meta-a/classes/c{i}.bbclass": f'C{i} ?= "1"\nEXTRA_OEMAKE += "CFG_C{i}=${{C{i}}}"\n' for i in range(n)}
    return {OPTEE: RECIPE + "inherit " + each(n, "c{i} ") + "\n", **made}


def layers(n):
    """Each with an append of one recipe."""
    return {OPTEE: RECIPE, **{f"meta-l{i}/recipes-s/optee/optee-os-stm32mp_%.bbappend":
                              f'SRC_URI += "file://p{i}.patch"\nEXTRA_OEMAKE += "CFG_X{i}=y"\n' for i in range(n)}}


def recipes(n):
    return {f"meta-a/recipes-s/r{i}/r{i}_1.0.bb": f'SUMMARY = "r{i}"\nDEPENDS = "r{i + 1}"\n' for i in range(n)}


def fragment(n):
    return {"meta-a/recipes-b/u-boot/u-boot-stm32mp_2021.10.bb": 'SUMMARY = "u"\nSRC_URI = "file://f.cfg"\n',
            "meta-a/recipes-b/u-boot/u-boot-stm32mp/f.cfg": each(n, "CONFIG_A_{i}=y\n# CONFIG_B_{i} is not set\n")}


def conditions(n):
    return {SCRIPT: each(n, "if test ${{a{i}}} = 1; then setenv boot{i} 'run boot{next}'; else setenv boot{i} 'mmc rescan'; fi\n")}


SHAPES = {words: 300, appended: 200, read_variables: 300, includes: 30, classes: 50, layers: 20, recipes: 200, fragment: 1000,
          conditions: 100}


def lay(root, files):
    names = sorted({path.split("/")[0] for path in files if not path.startswith("..")} | {"meta-a"})
    everything = {f"layers/{path}": text for path, text in files.items()}
    everything["layers/meta-a/conf/machine/m.conf"] = 'SOC_FAMILY = "stm32mp"\n'
    everything["build/conf/local.conf"] = 'MACHINE = "m"\nDISTRO = "nodistro"\n'
    everything["build/conf/bblayers.conf"] = 'BBLAYERS = "' + " ".join(f"${{TOPDIR}}/../layers/{name}" for name in names) + '"\n'
    for name in names:
        everything[f"layers/{name}/conf/layer.conf"] = (
            'BBPATH .= ":${LAYERDIR}"\nBBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"\n'
            f'BBFILE_COLLECTIONS += "{name}"\nBBFILE_PATTERN_{name} = "^${{LAYERDIR}}/"\nLAYERSERIES_COMPAT_{name} = "kirkstone"\n')
    for path, text in everything.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return root


def check(folder):
    process = subprocess.Popen([HOME / "bsplint", "check", "--no-cache", "--quiet", folder], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"growth.py: the check of {folder} ended with {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--times", type=int, default=1)
    given.add_argument("shape", nargs="*", choices=[[], *(shape.__name__ for shape in SHAPES)])
    given = given.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        empty = lay(pathlib.Path(scratch) / "empty", {OPTEE: RECIPE})
        check(empty)
        least = min(check(empty)[0] for _ in range(3))
        for shape, size in SHAPES.items():
            if given.shape and shape.__name__ not in given.shape:
                continue
            sizes = (size * given.times, size * given.times * 10)
            (cpu, memory), (more_cpu, more_memory) = (
                check(lay(pathlib.Path(scratch) / f"{shape.__name__}-{n}", shape(n))) for n in sizes)
            print(f"{shape.__name__:15} {sizes[0]:6} -> {sizes[1]:7}  CPU {cpu:6.2f} -> {more_cpu:6.2f} s"
                  f"  ratio {more_cpu / cpu:5.1f}, beyond an empty project {(more_cpu - least) / max(cpu - least, 0.05):5.1f}"
                  f"  memory {memory:4.0f} -> {more_memory:4.0f} MB  ratio {more_memory / memory:4.1f}", flush=True)


if __name__ == "__main__":
    main()
