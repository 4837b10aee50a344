#!/usr/bin/env python3
"""Whole processes beside their peers in the same run, round-robin: medians of wall and CPU seconds, peak memory, ratios.

usage: tools/bench/processes.py [--rounds N] [WORK]...
  --start                    a check of the founding sample, without and with the cache, beside a JVM that says hello
  --layer DIR [--oelint DIR] all rules on a layer, beside oelint-adv (DIR: a folder with its sources and those it needs, as
                             adv, parser, data and what else; run by python3 with two jobs), or alone
  --files DIR...             every BitBake file below these folders evaluated on its own, beside `wc -l` as the floor
  --build DIR RECIPE...      a build folder's configuration and recipes [--bitbake DIR: beside `bitbake -e` of the first]
  --optee DIR PLATFORM       one OP-TEE configuration, beside GNU make
  --u-boot DIR DEFCONFIG     one U-Boot configuration, beside the tree's own conf where it is built
  --growth                   a project of 10 generated layers, and of 100
Peers run what trees tell them to: use trees that you trust.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
BSPLINT = str(HOME / "bsplint")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"
SAMPLE = str(HOME / "samples/close-device-ecosystem-3.0")


def run(command, env):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, cwd=HOME)
    _, _, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, rounds, *rows):
    """rows: (name, command, environment); the first is what ratios are against."""
    print(f"\n{title}")
    taken = [[] for _ in rows]
    for _ in range(rounds):
        for i, (_, command, env) in enumerate(rows):
            taken[i].append(run(command, {**os.environ, **env}))
    medians = [[statistics.median(column) for column in zip(*one)] for one in taken]
    for (name, _, _), (wall, cpu, memory) in zip(rows, medians):
        least = min(one[0] for one in taken[rows.index(next(r for r in rows if r[0] == name))])
        print(f"  {name:28} wall {wall:7.3f} s (least {least:7.3f})  CPU {cpu:7.3f} s  memory {memory:5.0f} MB"
              f"  ratio wall {wall / medians[0][0]:5.2f} CPU {cpu / medians[0][1]:5.2f} memory {memory / medians[0][2]:5.2f}")
    return medians


def hello(work):
    (work / "Hello.java").write_text('class Hello { public static void main(String[] a) { System.out.println("hello"); } }')
    subprocess.run(["javac", "-d", str(work), str(work / "Hello.java")], check=True)
    return [JAVA, "-cp", str(work), "Hello"]


def bitbake_files(folders):
    endings = (".bb", ".bbappend", ".bbclass", ".conf", ".inc")
    return sorted(str(path) for folder in folders for path in pathlib.Path(folder).resolve().rglob("*")
                  if path.name.endswith(endings) and path.is_file())


def oelint(folder, files):
    paths = [str(path) for path in pathlib.Path(folder).resolve().iterdir() if path.is_dir()]
    return ("oelint-adv, 2 jobs", ["/usr/bin/python3", "-m", "oelint_adv", "--jobs", "2", "--quiet", *files],
            {"PYTHONPATH": ":".join(paths)})


def edited(work, files, evaluate):
    """The files as copies, of which one gets another line before each run."""
    copies = [str(work / "copies" / path.lstrip("/")) for path in files]
    for path, copy in zip(files, copies):
        pathlib.Path(copy).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(copy).write_bytes(pathlib.Path(path).read_bytes())
    subprocess.run([*evaluate, *copies], stdout=subprocess.DEVNULL)
    one = next(copy for copy in copies if copy.endswith(".bb"))
    return ["sh", "-c", 'date "+# %N" >>"$0"; exec "$@"', one, *evaluate, *copies]


def project(folder, layers):
    (folder / "build/conf").mkdir(parents=True)
    names = [f"meta-{i:03}" for i in range(layers)]
    (folder / "build/conf/local.conf").write_text('MACHINE = "qemuarm"\nDISTRO = "nodistro"\n')
    (folder / "build/conf/bblayers.conf").write_text(
        'BBLAYERS ?= "' + " ".join(f"${{TOPDIR}}/../layers/{name}" for name in names) + '"\n')
    for name in names:
        layer = folder / "layers" / name
        (layer / "conf/machine").mkdir(parents=True)
        (layer / "conf/layer.conf").write_text(
            'BBPATH .= ":${LAYERDIR}"\nBBFILES += "${LAYERDIR}/recipes-*/*/*.bb ${LAYERDIR}/recipes-*/*/*.bbappend"\n'
            f'BBFILE_COLLECTIONS += "{name}"\nBBFILE_PATTERN_{name} = "^${{LAYERDIR}}/"\nLAYERSERIES_COMPAT_{name} = "kirkstone"\n')
        for i in range(20):
            recipe = layer / f"recipes-a/{name}-r{i}"
            recipe.mkdir(parents=True)
            (recipe / f"{name}-r{i}_1.0.bb").write_text(
                f'SUMMARY = "r{i}"\nSRC_URI = "file://a.patch"\nEXTRA_OEMAKE = "A=${{PV}} B=${{@d.getVar(\'PN\')}}"\n' * 10)
        append = layer / "recipes-security/optee"
        append.mkdir(parents=True)
        (append / "optee-os-stm32mp_%.bbappend").write_text(f'EXTRA_OEMAKE += "CFG_X_{name[5:]}=y"\n')
    return str(folder)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--start", action="store_true")
    words.add_argument("--growth", action="store_true")
    words.add_argument("--layer")
    words.add_argument("--oelint")
    words.add_argument("--bitbake")
    words.add_argument("--files", nargs="+")
    words.add_argument("--build", nargs="+")
    words.add_argument("--optee", nargs=2)
    words.add_argument("--u-boot", nargs=2)
    given = words.parse_args()
    rounds = given.rounds
    subprocess.run([BSPLINT, "check", SAMPLE], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # builds, fills caches
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        if given.start:
            compare("start", rounds, ("JVM hello world", hello(work), {}),
                    ("check, nothing cached", [BSPLINT, "check", SAMPLE, "--no-cache"], {}),
                    ("check, files unchanged", [BSPLINT, "check", SAMPLE], {}))
        if given.layer:
            ours = ("bsplint check, all rules", [BSPLINT, "check", given.layer, "--no-cache", "--quiet"], {})
            again = ("bsplint, files unchanged", [BSPLINT, "check", given.layer, "--quiet"], {})
            recipes = [path for path in bitbake_files([given.layer]) if path.endswith((".bb", ".bbappend"))]
            peers = [oelint(given.oelint, recipes)] if given.oelint else []
            each = ("bsplint, each evaluated", [BSPLINT, "eval", "bitbake", "--format", "json", "--no-cache", *recipes], {})
            compare(f"layer, {len(recipes)} recipes", rounds, *peers, ours, again, each)
        if given.files:
            files = bitbake_files(given.files)
            size = sum(os.path.getsize(path) for path in files)
            evaluate = [BSPLINT, "eval", "bitbake", "--format", "json", "--no-trace"]
            subprocess.run([*evaluate, *files], stdout=subprocess.DEVNULL)  # fills the cache
            compare(f"{len(files)} files, {size / 1e6:.1f} MB", rounds, ("wc -l", ["wc", "-l", *files], {}),
                    ("each evaluated", [*evaluate, "--no-cache", *files], {}),
                    ("the same, one job", [*evaluate, "--no-cache", "--jobs", "1", *files], {}),
                    ("the same, files unchanged", [*evaluate, *files], {}),
                    ("the same, one file edited", edited(work, files, evaluate), {}))
        if given.build:
            folder, *recipes = given.build
            command = [BSPLINT, "eval", "yocto", folder, "--format", "json"]
            command += [word for recipe in recipes for word in ("--recipe", recipe)]
            peers = []
            if given.bitbake:
                peers = [("bitbake -e " + recipes[0], [f"{given.bitbake}/bin/bitbake", "-e", recipes[0]],
                          {"BBPATH": folder, "PYTHONPATH": f"{given.bitbake}/lib"})]
            compare(f"configuration and {len(recipes)} recipes", rounds, *peers, ("eval yocto", command, {}))
        if given.optee:
            tree, platform = given.optee
            (work / "wrapper.mk").write_text("include Makefile\n$(error END)\n")
            compare("OP-TEE " + platform, rounds,
                    ("GNU make", ["make", "-C", tree, "-f", str(work / "wrapper.mk"), f"PLATFORM={platform}", f"O={work}/out",
                                  "CROSS_COMPILE32=arm-linux-gnueabihf-", "CROSS_COMPILE64=aarch64-linux-gnu-"], {}),
                    ("eval optee", [BSPLINT, "eval", "optee", tree, "--platform", platform, "--format", "json"], {}))
        if given.u_boot:
            tree, defconfig = given.u_boot
            conf = pathlib.Path(tree) / "scripts/kconfig/conf"
            peers = []
            if conf.is_file():
                peers = [("make " + defconfig, ["make", "-C", tree, f"O={work}/u-boot", defconfig], {})]
            compare("U-Boot " + defconfig, rounds, *peers,
                    ("eval kconfig", [BSPLINT, "eval", "kconfig", tree, "--defconfig", defconfig, "--format", "json"], {}))
        if given.growth:
            few, many = (project(work / str(layers), layers) for layers in (10, 100))
            compare("growth", rounds, ("10 layers, 200 recipes", [BSPLINT, "check", few, "--no-cache"], {}),
                    ("100 layers, 2000 recipes", [BSPLINT, "check", many, "--no-cache"], {}))


if __name__ == "__main__":
    sys.exit(main())
