#!/usr/bin/env python3
"""How time and memory grow with projects of many shapes: the founding sample with more and more of one thing, checked twice.

usage: tools/bench/growth.py [--times N] [SHAPE]...     shapes: all; --times 10: both sizes ten times larger
Prints CPU seconds and peak memory of both, and how often the smaller one's share beyond the sample itself fits into the larger.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = HOME / "samples/close-device-ecosystem-3.0"
ACME = "layers/meta-acme/"
APPEND = ACME + "recipes-security/optee/optee-os-stm32mp_%.bbappend"
MACHINE = ACME + "conf/machine/acme-mp1.conf"
LOCAL = "build/conf/local.conf"
SCRIPT = "provision/close.cmd"
OPTEE = "sources/optee_os/core/arch/arm/"
BASELINE = "baseline.json"


def each(count, text):
    return "".join(text.replace("{i}", str(i)).replace("{next}", str(i + 1)) for i in range(count))


def files(count, path, text):
    return {path.replace("{i}", str(i)): text.replace("{i}", str(i)).replace("{next}", str(i + 1)) for i in range(count)}


def layers(n, more):
    """Further layers, each with these files."""
    made = {"build/conf/bblayers.conf": '\nBBLAYERS += "' + each(n, "${TOPDIR}/../layers/meta-l{i} ") + '"\n'}
    made.update(files(n, "layers/meta-l{i}/conf/layer.conf", (SAMPLE / ACME / "conf/layer.conf").read_text()
                      .replace("acme", "l{i}")))
    for path, text in more.items():
        made.update(files(n, "layers/meta-l{i}/" + path, text))
    return made


def plain_layers(n):
    return layers(n, {})


def layers_with_appends(n):
    return layers(n, {"recipes-security/optee/optee-os-stm32mp_%.bbappend":
                      'SRC_URI += "file://p{i}.patch"\nEXTRA_OEMAKE += "CFG_X{i}=y"\n'})


def layers_with_classes(n):
    return layers(n, {"classes/k{i}.bbclass": 'K{i} = "1"\n',
                      "recipes-security/optee/optee-os-stm32mp_%.bbappend": 'inherit k{i}\nEXTRA_OEMAKE += "CFG_X{i}=${K{i}}"\n'})


def layers_with_fragments(n):
    return layers(n, {"recipes-bsp/u-boot/files/f{i}.cfg": "CONFIG_F{i}=y\n",
                      "recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend": 'SRC_URI += "file://x.cfg"\n'})


def layers_with_slips(n):
    return layers(n, {"conf/machine/ml{i}.conf": 'MACHINEOVERRIDES .= ":ov{i}"\nMACHINE_FEATURE{i} = "1"\nA:ov{i}x = "1"\n'})


def whole_layers(n):
    """As products have them: machine, distro, class, ten recipes, appends, a fragment, an image, a script, a kas file."""
    recipe = ('SUMMARY = "r"\nLICENSE = "MIT"\nDEPENDS = "r{i}-0"\ninherit c{i}\nSRC_URI = "file://a.patch"\n'
              'PACKAGECONFIG ??= "a"\nPACKAGECONFIG[a] = "-a,-b,c"\nFOO:append:stm32mp = " x"\n')
    return {**files(n, "kas/p{i}.yml", "header:\n  version: 11\nmachine: m{i}\ndistro: d{i}\nrepos:\n"
                                       "  l{i}:\n    path: layers/meta-l{i}\n"),
            **layers(n, {
                "conf/machine/m{i}.conf": 'require conf/machine/include/vendor-stm32mp.inc\nMACHINEOVERRIDES .= ":l{i}common"\n'
                                          'STM32MP_DEVICETREE = "stm32mp157c-l{i}"\nX{i}:append:l{i} = "2"\n',
                "conf/distro/d{i}.conf": 'DISTRO = "d{i}"\nDISTRO_FEATURES:append = " l{i}"\nDISTROOVERRIDES .= ":l{i}"\n',
                "classes/c{i}.bbclass": 'C{i} ?= "1"\nA_{i} = "${@bb.utils.contains(\'MACHINE_FEATURES\', \'x\', \'1\', \'0\', d)}"\n',
                **{f"recipes-x/r{j}/r{{i}}-{j}_1.0.bb": recipe for j in range(10)},
                "recipes-security/optee/optee-os-stm32mp_%.bbappend":
                    'SRC_URI += "file://p{i}.patch"\nEXTRA_OEMAKE += "CFG_X{i}=y"\n',
                "recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend": 'SRC_URI += "file://f{i}.cfg"\n',
                "recipes-bsp/u-boot/files/f{i}.cfg": "CONFIG_F{i}=y\n# CONFIG_G{i} is not set\n",
                "recipes-core/images/image{i}.bb": 'inherit core-image\nIMAGE_INSTALL += "a b"\n',
                "recipes-bsp/script/boot{i}.cmd": "setenv a{i} 1\nload mmc 0:4 0xc0000000 uImage\n"})}


def collections(n):
    return {ACME + "conf/layer.conf": each(n, 'BBFILE_COLLECTIONS += "k{i}"\nBBFILE_PATTERN_k{i} = "^${LAYERDIR}/k{i}/"\n'
                                              'BBFILE_PRIORITY_k{i} = "5"\nLAYERDEPENDS_k{i} = "acme"\n')}


def kas(n):
    return {"all.yml": "header:\n  version: 11\nmachine: acme-mp1\nrepos:\n  a:\n    path: layers/meta-vendor-stm32mp\n"
                       "  b:\n    path: layers/meta-acme\n" + each(n, "  p{i}:\n    path: layers/meta-l{i}\n")
                       + "local_conf_header:\n" + each(n, '  h{i}: |\n    H{i} = "1"\n'),
            "bsplint.yaml": "yocto: {build: all.yml}\n", **layers(n, {})}


def words(n):
    return {APPEND: each(n, 'EXTRA_OEMAKE += "CFG_P{i}=y"\n')}


def appended(n):
    return {APPEND: each(n, 'EXTRA_OEMAKE_append_o{i} = " CFG_P{i}=y"\nEXTRA_OEMAKE_append = " CFG_Q{i}=y"\n'
                            'EXTRA_OEMAKE_remove = "CFG_R{i}=y"\n')}


def read_variables(n):
    return {APPEND: each(n, 'V{i} = "CFG_V{i}=y"\nEXTRA_OEMAKE += "${V{i}}"\n')}


def inline(n):
    return {APPEND: each(n, "EXTRA_OEMAKE += \"${@bb.utils.contains('MACHINE_FEATURES', 'f{i}', 'CFG_A{i}=y', 'CFG_A{i}=n', d)}\"\n")}


def overrides(n):
    return {LOCAL: each(n, 'OVERRIDES_append = ":o{i}"\nA_o{i} = "x"\n'), APPEND: each(n, 'EXTRA_OEMAKE_append_o{i} = " CFG_P{i}=y"\n')}


def includes(n):
    return {APPEND: each(n, "require i{i}.inc\n"), **files(n, ACME + "recipes-security/optee/i{i}.inc", 'EXTRA_OEMAKE += "CFG_I{i}=y"\n')}


def classes(n):
    return {APPEND: "inherit " + each(n, "c{i} ") + "\n",
            **files(n, ACME + "classes/c{i}.bbclass", 'C{i} ?= "1"\nEXTRA_OEMAKE += "CFG_C{i}=${C{i}}"\n')}


def recipes(n):
    return files(n, ACME + "recipes-s/r{i}/r{i}_1.0.bb", 'SUMMARY = "r{i}"\nDEPENDS = "r{next}"\n')


def fragment(n):
    return {ACME + "recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend": 'SRC_URI += "file://f.cfg"\n',
            ACME + "recipes-bsp/u-boot/files/f.cfg": each(n, "CONFIG_A_{i}=y\n# CONFIG_B_{i} is not set\n")}


def fragments(n):
    return {ACME + "recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend": each(n, 'SRC_URI += "file://f{i}.cfg"\n'),
            **files(n, ACME + "recipes-bsp/u-boot/files/f{i}.cfg", "CONFIG_F{i}=y\nCONFIG_SAME=y\n")}


def defconfigs(n):
    return files(n, "u-boot/configs/b{i}_defconfig", each(20, "CONFIG_D{i}=y\n"))


def makefile(n):
    return {OPTEE + "plat-stm32mp1/conf.mk": each(n, "CFG_P{i} ?= y\nifeq ($(CFG_P{i}),y)\n$(call force,CFG_Q{i},y)\nendif\n")}


def device_tree(n):
    return {OPTEE + "dts/stm32mp157c-acme.dts": "/dts-v1/;\n/ {\n" + each(
        n, 'n{i}: node@{i} { compatible = "a,b{i}"; reg = <{i} 1>; status = "okay"; };\n') + "};\n"}


def boards(n):
    return {MACHINE: 'STM32MP_DEVICETREE = "' + each(n, " stm32mp157c-b{i}") + '"\n',
            **files(n, OPTEE + "dts/stm32mp157c-b{i}.dts", '/dts-v1/;\n/ { compatible = "b{i}", "st,stm32mp157"; };\n')}


def conditions(n):
    return {SCRIPT: each(n, "if test ${a{i}} = 1; then setenv boot{i} 'run boot{next}'; else setenv boot{i} 'mmc rescan'; fi\n")}


def loops(n):
    return {SCRIPT: each(n, "for x in a b; do if test -e mmc 0:$x f{i}; then load mmc 0:$x 0xc0000000 f{i}; fi; done\n")}


def scripts(n):
    return files(n, "provision/s{i}.cmd", each(10, "setenv a{i} 1\n") + "if test ${q} = 1; then echo hello; else run bootcmd; fi\n")


def patterns(n):
    return {"bsplint.yaml": "images:\n  one:\n    scripts:\n" + each(n, "    - p{i}/*.cmd\n"),
            **files(n, "p{i}/a.cmd", "echo {i}\n")}


def images(n):
    return {"bsplint.yaml": "images:\n" + each(n, '  img{i}: {components: {optee: {set: {CFG_IMG: "{i}"}}}}\n')}


def findings(n):
    return files(n, ACME + "recipes-s/r{i}/optee-os-stm32mp_%.bbappend",
                 'EXTRA_OEMAKE = "CFG_TEE_CORE_LOG_LEVL={i}"\nEXTRA_OEMAKE_append = "CFG_Z{i}=y"\n')


def waivers(n):
    return {"bsplint.yaml": "waivers:\n" + each(
        n, '  - {rule: otp-write-refused-by-optee, image: img{i}, reason: "r", owner: "o", expires: 2099-01-01}\n')}


def baseline(n):
    entry = {"rule": "unknown-option", "component": "optee", "option": "CFG_A", "image": "default", "reason": "r", "owner": "o"}
    entries = [{**entry, "fingerprint": f"{i:032x}"} for i in range(n)]
    return {"bsplint.yaml": "baseline: " + BASELINE + "\n",
            BASELINE: json.dumps({"schema": "bsplint-baseline/1", "entries": entries})}


def manifest(n):
    return {"default.xml": '<manifest>\n<remote name="g" fetch="https://example.org"/>\n'
                           + each(n, '<project name="p/{i}" path="layers/p-{i}" revision="abc{i}"/>\n') + "</manifest>\n"}


SHAPES = {plain_layers: 20, layers_with_appends: 20, layers_with_classes: 20, layers_with_fragments: 20, layers_with_slips: 20,
          whole_layers: 10, collections: 100, kas: 20, words: 300, appended: 200, read_variables: 300, inline: 200,
          overrides: 200, includes: 30, classes: 50, recipes: 200, fragment: 1000, fragments: 50, defconfigs: 20,
          makefile: 300, device_tree: 1000, boards: 5, conditions: 100, loops: 100, scripts: 20, patterns: 20, images: 3,
          findings: 30, waivers: 100, baseline: 200, manifest: 200}


def lay(root, more):
    """The sample, with further files, and further text at the end of its own."""
    everything = {str(path.relative_to(SAMPLE)): path.read_text() for path in SAMPLE.rglob("*") if path.is_file()}
    for path, text in more.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(everything.pop(path, "") + text)
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
        sample = lay(pathlib.Path(scratch) / "sample", {})
        check(sample)
        least = min(check(sample)[0] for _ in range(3))
        for shape, size in SHAPES.items():
            if given.shape and shape.__name__ not in given.shape:
                continue
            sizes = (size * given.times, size * given.times * 10)
            (cpu, memory), (more_cpu, more_memory) = (
                check(lay(pathlib.Path(scratch) / f"{shape.__name__}-{n}", shape(n))) for n in sizes)
            print(f"{shape.__name__:22} {sizes[0]:6} -> {sizes[1]:7}  CPU {cpu:6.2f} -> {more_cpu:6.2f} s"
                  f"  ratio {more_cpu / cpu:5.1f}, beyond the sample {(more_cpu - least) / max(cpu - least, 0.05):5.1f}"
                  f"  memory {memory:4.0f} -> {more_memory:4.0f} MB  ratio {more_memory / memory:4.1f}", flush=True)


if __name__ == "__main__":
    main()
