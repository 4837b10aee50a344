#!/usr/bin/env python3
"""Whole processes beside their peers in the same run, round-robin: medians of wall and CPU seconds, peak memory, ratios.

usage: tools/bench/processes.py [--rounds N] [WORK]...
  --start                    a check of the founding sample, without and with the cache, in this checkout and as packages install
                             it, beside a JVM that says hello
  --commands                 what else is typed first, on the same sample, beside a JVM that says hello
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
import hashlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
BSPLINT = str(HOME / "bsplint")
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin/java") if "JAVA_HOME" in os.environ else "java"
SAMPLE = str(HOME / "samples/close-device-ecosystem-3.0")
COMMANDS = (
    "--version", "--help", "check --help", "completion bash", "explain otp-write-refused-by-optee", "rules list",
    "explain nosuch", "nosuch", "check --nosuch", "diagnose SAMPLE/provision/close.cmd", "init --stdout SAMPLE",
    "why MACHINE SAMPLE", "why-not otp-write-refused-by-optee SAMPLE", "report SAMPLE", "upgrade SAMPLE --to 4.1",
    "diff SAMPLE SAMPLE", "eval u-boot-script SAMPLE/provision/close.cmd", "check SAMPLE --no-cache")


def fail(message):
    sys.exit(f"processes.py: {message}")


def tried(name, command, env, done):
    """A run whose time says nothing is worse than none: each command is looked at once before it is measured."""
    try:
        ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, cwd=HOME, text=True,
                               errors="replace")
    except FileNotFoundError:
        fail(f"{name}: there is no {command[0]}: install it, or leave this work out")
    if not done(ended.returncode, ended.stderr):
        last = "\n  ".join(ended.stderr.strip().splitlines()[-3:])
        fail(f"{name}: {' '.join(command[:4])} … ended with {ended.returncode}:\n  {last}")


def finds(status, _):
    """Findings are a result, too."""
    return status in (0, 1)


def ends(status, _):
    return status == 0


def ends_or_complains(status, _):
    """Wrong usage is answered, too."""
    return status in (0, 1, 2)


def without_trace(_, err):
    """oelint-adv's status is the number of what it finds."""
    return "Traceback" not in err and "No module named" not in err


def stops_at_end(_, err):
    """GNU make reads all makefiles and then is told to stop."""
    return "*** END" in err


def run(command, env):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env, cwd=HOME)
    _, _, usage = os.wait4(process.pid, 0)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, rounds, *rows):
    """rows: (name, command, environment, whether it did its work); the first is what ratios are against."""
    for name, command, env, done in rows:
        tried(name, command, {**os.environ, **env}, done)
    print(f"\n{title}", flush=True)
    taken = [[] for _ in rows]
    for _ in range(rounds):
        for i, (_, command, env, _) in enumerate(rows):
            taken[i].append(run(command, {**os.environ, **env}))
    medians = [[statistics.median(column) for column in zip(*one)] for one in taken]
    for (name, *_), (wall, cpu, memory), one in zip(rows, medians, taken):
        least = min(wall_of for wall_of, _, _ in one)
        print(f"  {name:28} wall {wall:7.3f} s (least {least:7.3f})  CPU {cpu:7.3f} s  memory {memory:5.0f} MB"
              f"  ratio wall {wall / medians[0][0]:5.2f} CPU {cpu / medians[0][1]:5.2f} memory {memory / medians[0][2]:5.2f}",
              flush=True)
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
            {"PYTHONPATH": ":".join(paths)}, without_trace)


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


def folder(path, *wanted):
    """A path as seen from where the user is, for commands that run elsewhere; it must hold what makes it a work."""
    whole = pathlib.Path(path).resolve()
    for name in wanted or (".",):
        if not (whole / name).exists():
            fail(f"{path}: no such folder" if name == "." else f"{path}: there is no {name} in it")
    return str(whole)


def installed(work):
    """The program as a package lays it out: no look whether sources are newer."""
    jar = pathlib.Path(HOME / "target/bsplint.jar").read_bytes()
    (work / "bin").mkdir()
    (work / "lib/archives").mkdir(parents=True)
    shutil.copy(BSPLINT, work / "bin/bsplint")
    (work / "lib/bsplint.jar").write_bytes(jar)
    (work / "lib/build").write_text(hashlib.sha256(jar).hexdigest()[:16] + "\n")
    return str(work / "bin/bsplint")


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--start", action="store_true")
    words.add_argument("--commands", action="store_true")
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
    if rounds < 1 or not any(work for name, work in vars(given).items() if name not in ("rounds", "oelint", "bitbake")):
        fail("which work? see --help")
    layer = folder(given.layer) if given.layer else ""
    peer = folder(given.oelint) if given.oelint else ""
    bitbake = folder(given.bitbake, "bin/bitbake") if given.bitbake else ""
    trees = [folder(path) for path in given.files or []]
    build = folder(given.build[0], "conf/bblayers.conf") if given.build else ""
    optee = folder(given.optee[0], "mk/config.mk") if given.optee else ""
    u_boot = folder(given.u_boot[0], "Kconfig") if given.u_boot else ""
    tried("bsplint", [BSPLINT, "check", SAMPLE], dict(os.environ), finds)  # builds, fills caches
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        if given.start:
            compare("start", rounds, ("JVM hello world", hello(work), {}, ends),
                    ("check, nothing cached", [BSPLINT, "check", SAMPLE, "--no-cache"], {}, finds),
                    ("the same, as installed", [installed(work), "check", SAMPLE, "--no-cache"], {}, finds),
                    ("check, files unchanged", [BSPLINT, "check", SAMPLE], {}, finds))
        if given.commands:
            lines = [(line.replace("SAMPLE", "…"), [BSPLINT, *line.replace("SAMPLE", SAMPLE).split()], {}, ends_or_complains)
                     for line in COMMANDS]
            compare("commands", rounds, ("JVM hello world", hello(work), {}, ends), *lines)
        if layer:
            ours = ("bsplint check, all rules", [BSPLINT, "check", layer, "--no-cache", "--quiet"], {}, finds)
            again = ("bsplint, files unchanged", [BSPLINT, "check", layer, "--quiet"], {}, finds)
            recipes = [path for path in bitbake_files([layer]) if path.endswith((".bb", ".bbappend"))]
            peers = [oelint(peer, recipes)] if peer else []
            evaluate = [BSPLINT, "eval", "bitbake", "--format", "json", "--no-cache", *recipes]
            each = ("bsplint, each evaluated", evaluate, {}, ends)
            compare(f"layer, {len(recipes)} recipes", rounds, *peers, ours, again, each)
        if trees:
            files = bitbake_files(trees)
            if not any(path.endswith(".bb") for path in files):
                fail(f"{' '.join(given.files)}: no recipes")
            size = sum(os.path.getsize(path) for path in files)
            evaluate = [BSPLINT, "eval", "bitbake", "--format", "json", "--no-trace"]
            compare(f"{len(files)} files, {size / 1e6:.1f} MB", rounds, ("wc -l", ["wc", "-l", *files], {}, ends),
                    ("each evaluated", [*evaluate, "--no-cache", *files], {}, ends),
                    ("the same, one job", [*evaluate, "--no-cache", "--jobs", "1", *files], {}, ends),
                    ("the same, files unchanged", [*evaluate, *files], {}, ends),
                    ("the same, one file edited", edited(work, files, evaluate), {}, ends))
        if build:
            recipes = given.build[1:]
            command = [BSPLINT, "eval", "yocto", build, "--format", "json"]
            command += [word for recipe in recipes for word in ("--recipe", recipe)]
            peers = []
            if bitbake:
                peers = [("bitbake -e " + " ".join(recipes[:1]), [f"{bitbake}/bin/bitbake", "-e", *recipes[:1]],
                          {"BBPATH": build, "PYTHONPATH": f"{bitbake}/lib"}, ends)]
            compare(f"configuration and {len(recipes)} recipes", rounds, *peers, ("eval yocto", command, {}, ends))
        if optee:
            tree, platform = optee, given.optee[1]
            (work / "wrapper.mk").write_text("include Makefile\n$(error END)\n")
            compare("OP-TEE " + platform, rounds,
                    ("GNU make", ["make", "-C", tree, "-f", str(work / "wrapper.mk"), f"PLATFORM={platform}", f"O={work}/out",
                                  "CROSS_COMPILE32=arm-linux-gnueabihf-", "CROSS_COMPILE64=aarch64-linux-gnu-"], {}, stops_at_end),
                    ("eval optee", [BSPLINT, "eval", "optee", tree, "--platform", platform, "--format", "json"], {}, ends))
        if u_boot:
            tree, defconfig = u_boot, given.u_boot[1]
            conf = pathlib.Path(tree) / "scripts/kconfig/conf"
            peers = []
            if conf.is_file():
                peers = [("make " + defconfig, ["make", "-C", tree, f"O={work}/u-boot", defconfig], {}, ends)]
            else:
                print(f"\n{given.u_boot[0]}: scripts/kconfig/conf is not built (make {defconfig} builds it): no peer")
            compare("U-Boot " + defconfig, rounds, *peers,
                    ("eval kconfig", [BSPLINT, "eval", "kconfig", tree, "--defconfig", defconfig, "--format", "json"], {},
                     ends))
        if given.growth:
            few, many = (project(work / str(layers), layers) for layers in (10, 100))
            compare("growth", rounds, ("10 layers, 200 recipes", [BSPLINT, "check", few, "--no-cache"], {}, finds),
                    ("100 layers, 2000 recipes", [BSPLINT, "check", many, "--no-cache"], {}, finds))


if __name__ == "__main__":
    sys.exit(main())
