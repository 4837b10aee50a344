#!/usr/bin/env python3
"""Writes the catalogue of a component's options from source trees, through bsplint's own evaluators.

    tools/catalogue/options.py optee|tf-a|u-boot|linux|yocto ORIGIN:VERSION=TREE... > rules/facts/catalogue/COMPONENT.txt
    tools/catalogue/options.py optee-trees|u-boot-trees|linux-trees ORIGIN:VERSION=TREE...    what their device trees say

KEEP=FOLDER in the environment keeps each tree's result for the next run. ORIGIN is upstream or vendor; the trees of each origin stand in order of version. Trees are inputs only: names, versions and
values are written, no text. The form is described in docs/facts.md; tools/catalogue/check.py compares the result with trees.
"""
import concurrent.futures
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import kernels  # noqa: E402
import makefiles  # noqa: E402
import names  # noqa: E402
import trees as device_trees  # noqa: E402

BSPLINT = os.environ.get("BSPLINT", os.path.join(os.path.dirname(__file__), "..", "..", "bsplint"))
# the device that a defconfig of the vendor's recipe (classes of meta-st-stm32mp: DEVICE:SDCARD, DEVICE:EMMC) speaks to
FASTBOOT = {"mmc0": "sdcard", "mmc1": "emmc"}
SOCS = ("stm32mp15", "stm32mp13", "stm32mp25")


def optee_lines(soc, tree):
    """The configurations that a platform's default must be the same in: boards, a board of its own, traces on and off."""
    platform = "stm32mp2" if soc == "stm32mp25" else "stm32mp1"
    if not os.path.isdir("%s/core/arch/arm/plat-%s" % (tree, platform)):
        return []
    files = {"stm32mp15": ("stm32mp157c-dk2.dts", "stm32mp157c-ev1.dts", "stm32mp157a-dk1.dts"),
             "stm32mp13": ("stm32mp135f-dk.dts",), "stm32mp25": ("stm32mp257f-ev1.dts",)}[soc]
    boards = ["CFG_EMBED_DTB_SOURCE_FILE=" + name for name in files if os.path.isfile("%s/core/arch/arm/dts/%s" % (tree, name))]
    with open("%s/core/arch/arm/plat-%s/conf.mk" % (tree, platform)) as conf:
        text = conf.read()
    if soc.upper() != "STM32MP25" and "CFG_" + soc.upper() in text:
        own = "CFG_EMBED_DTB_SOURCE_FILE=board-of-its-own.dts"
        boards += [board + " CFG_%s=y" % soc.upper() for board in boards + [own]]
    elif soc == "stm32mp15":
        boards.append("")
    elif soc == "stm32mp13":
        return []
    traces = ["", "CFG_TEE_CORE_DEBUG=y", "CFG_TEE_CORE_DEBUG=n", "CFG_TEE_CORE_LOG_LEVEL=0", "CFG_TEE_CORE_LOG_LEVEL=4",
              "CFG_TEE_TA_LOG_LEVEL=0 NOWERROR=1"]
    return [" ".join(("PLATFORM=" + platform, *words)).split() for words in varied(boards or [""], traces)]


def varied(first, *others):
    """Every value of the first dimension with the others' first values, then each other dimension's values with the first's."""
    lines = [(value, *(other[0] for other in others)) for value in first]
    for index, other in enumerate(others):
        lines += [(first[0], *(o[0] for o in others[:index]), value, *(o[0] for o in others[index + 1:])) for value in other[1:]]
    return lines


def tf_a_lines(soc, tree):
    platform = "stm32mp2" if soc == "stm32mp25" else "stm32mp1"
    if not os.path.isfile("%s/plat/st/%s/platform.mk" % (tree, platform)):
        return []
    with open("%s/plat/st/%s/platform.mk" % (tree, platform)) as file:
        text = file.read()
    if soc == "stm32mp25":
        base, monitors = "PLAT=stm32mp2 ARCH=aarch64", ("SPD=opteed", "")
    elif soc == "stm32mp13":
        if "STM32MP13" not in text:
            return []
        base, monitors = "PLAT=stm32mp1 ARCH=aarch32 ARM_ARCH_MAJOR=7 STM32MP13=1", ("AARCH32_SP=optee",)
    else:
        base, monitors = "PLAT=stm32mp1 ARCH=aarch32 ARM_ARCH_MAJOR=7", ("AARCH32_SP=sp_min", "AARCH32_SP=optee")
        if "STM32MP15" in text:
            base += " STM32MP15=1"
    boards = ("DTB_FILE_NAME=%s-board-of-its-own.dtb" % soc, "DTB_FILE_NAME=" + {
        "stm32mp15": "stm32mp157c-ev1.dtb", "stm32mp13": "stm32mp135f-dk.dtb", "stm32mp25": "stm32mp257f-ev1.dtb"}[soc])
    devices = ("STM32MP_SDMMC=1", "STM32MP_EMMC=1", "STM32MP_SDMMC=1 STM32MP_EMMC=1", "STM32MP_RAW_NAND=1", "STM32MP_SPI_NAND=1",
               "STM32MP_SPI_NOR=1", "STM32MP_USB_PROGRAMMER=1", "STM32MP_UART_PROGRAMMER=1")
    traces = ("", "DEBUG=1", "DEBUG=1 LOG_LEVEL=40")
    chains = [" ".join(pair) for pair in itertools.product(monitors, devices)]
    return [" ".join((base, *words)).split() for words in varied(chains, boards, traces)]


def evaluate(component, tree, lines):
    """One document a line of the matrix."""
    text = "".join(" ".join(line) + "\n" for line in lines)
    run = subprocess.run([BSPLINT, "eval", component, tree, "--matrix", "-", "--format", "json"], input=text, text=True,
                         capture_output=True)
    documents = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
    if len(documents) != len(lines):
        raise SystemExit("%s: %d answers for %d lines: %s" % (tree, len(documents), len(lines), run.stderr[-500:]))
    return documents


def winner(value):
    steps = [step for step in value.get("trace", []) if "effect" not in step]
    return steps[-1] if steps else {}


def expression(value, pattern):
    """The text that gave a value, if it is made of other options and is expanded when it is used."""
    step = winner(value)
    text = step.get("value", "")
    if step.get("op") in ("?=", "=") and re.fullmatch(r"(?:\$\(%s\)|[^$()\s])+" % pattern, text) and "$(" in text:
        return text
    return None


def agreed(documents, lines, name, pattern):
    """What an option is in each configuration that does not set it and does not stop: `?` where they differ, None if all set it."""
    seen, texts = set(), set()
    for document, line in zip(documents, lines):
        if document.get("errors") or any(word.startswith(name + "=") for word in line):
            continue
        value = document["values"].get(name, {"state": "unset"})
        seen.add(value["value"] if value["state"] == "known" else "unset" if value["state"] == "unset" else "?")
        texts.add(expression(value, pattern))
    if len(texts) == 1 and None not in texts:
        return texts.pop()
    return seen.pop() if len(seen) == 1 else "?" if seen else None


def make_tree(component, tree):
    """What one tree has: names, and by platform the value of each option that is set."""
    pattern = "CFG_[A-Za-z0-9_]+" if component == "optee" else "[A-Z][A-Z0-9_]+"
    found = names.names(component, tree)
    defaults = {}
    for soc in SOCS:
        lines = (optee_lines if component == "optee" else tf_a_lines)(soc, tree)
        if not lines:
            continue
        documents = evaluate(component, tree, lines)
        if all(document.get("errors") for document in documents):
            print("%s: %s stops: %s" % (tree, soc, documents[0]["errors"][0]["message"]), file=sys.stderr)
            continue
        every = set().union(*(document["values"] for document in documents)) & found
        values = {name: agreed(documents, lines, name, pattern) for name in every}
        if component == "optee":
            values.update({name: None for name in found if not name.startswith("CFG_")})
        defaults[soc] = {name: "?" if value is None else value for name, value in values.items() if value != "unset"}
    kinds = makefiles.readers(component, tree)
    needed = makefiles.needs(component, tree, {n: v for d in defaults.values() for n, v in d.items()})
    if component == "tf-a":
        # of a variable that is no option in this version nothing is said but that it exists
        defaults = {soc: {name: v for name, v in values.items() if name in kinds} for soc, values in defaults.items()}
        needed = {name: found for name, found in needed.items() if name in kinds}
    return {"names": found, "defaults": defaults, "readers": kinds,
            "needs": needed}


def u_boot_values(tree, defconfig, symbols):
    run = subprocess.run([BSPLINT, "eval", "kconfig", tree, "--arch", "arm", "--defconfig", defconfig, "--format", "json",
                          "--no-trace"], text=True, capture_output=True)
    values = json.loads(run.stdout)["values"]
    host = ("GCC_VERSION", "CLANG_VERSION", "CC_IS_", "CC_HAS_", "CC_VERSION", "HOST_", "LD_", "AS_")
    return {name: value["value"] if value["state"] == "known" else "?" for name, value in values.items()
            if name[7:] in symbols and not name[7:].startswith(host) and value["state"] in ("known", "unknown")
            and value.get("value") != "n"}


def u_boot_tree(_, tree):
    """
    Symbols with their types, and by defconfig of the platform the value of each that is set. `TREE+FRAGMENTS`: the folder of the
    vendor's layer with the fragments that its recipe writes behind a defconfig of the tree, for a defconfig of its own.
    """
    tree, _, layer = tree.partition("+")
    symbols = names.symbols(tree)
    defaults, made = {}, {}
    for entry in sorted(os.listdir(tree + "/configs")):
        match = re.match(r"(stm32mp\d+(?:_basic|_trusted|_optee)?)_defconfig$", entry)
        if match:
            defaults[match.group(1)] = u_boot_values(tree, entry, symbols)
    for fragment in sorted(os.listdir(layer)) if layer else ():
        device = re.match(r"fragment-\d+-fastboot_(mmc\d)\.fb_cfg$", fragment)
        for base in [name for name in defaults if device and re.fullmatch(r"stm32mp\d+", name)]:
            storage = FASTBOOT[device.group(1)]
            with tempfile.NamedTemporaryFile("w", suffix="_defconfig") as whole:
                for part in ("%s/configs/%s_defconfig" % (tree, base), os.path.join(layer, fragment)):
                    with open(part, encoding="utf-8") as text:
                        whole.write(text.read())
                whole.flush()
                name = "%s-fastboot-%s" % (base, storage)
                values = u_boot_values(tree, whole.name, symbols)
                # what is not as in the defconfig it is made of
                defaults[name] = {option: values.get(option, "unset") for option in {**values, **defaults[base]}
                                  if values.get(option) != defaults[base].get(option)}
            made[name] = [base + "_defconfig", "%s:%s" % (fragment, kernels.digest(os.path.join(layer, fragment))),
                          "DEVICE:%s=%s" % (storage.upper(), device.group(1))]
    return {"names": {"CONFIG_" + name for name in symbols}, "defaults": defaults,
            "readers": {"CONFIG_" + name: kind for name, kind in symbols.items()}, "needs": {}, "configurations": made}


def yocto_tree(_, trees):
    """Names of variables alone, of all layers of one release (`TREE+TREE`)."""
    found = set().union(*(names.names("yocto", tree) for tree in trees.split("+")))
    return {"names": found, "defaults": {}, "readers": {}, "needs": {}}


def spans(versions, has, among=None):
    """Stretches of the listed versions: `3.9.0..` up to the newest, `3.9.0..3.12.0`, a single one, `*` for all (that count)."""
    among = versions if among is None else among
    if among and all(has(version) for version in among):
        return "*"
    result, start, last = [], None, None
    for version in versions + [None]:
        if version is not None and has(version):
            start, last = start or version, version
        elif start:
            result.append(start + ".." if last == versions[-1] else start if start == last else start + ".." + last)
            start = None
    return ",".join(result)


def by_origin(origins, found):
    """`*` for all versions of all origins, else `ORIGIN:SPANS` of each that has any."""
    if all(found.get(origin) == "*" for origin in origins):
        return "*"
    return " ".join("%s:%s" % (origin, found[origin]) for origin in origins if found.get(origin))


def write(component, trees, out):
    origins = {}
    for origin, version in trees:
        origins.setdefault(origin, []).append(version)
    title = {"optee": "OP-TEE", "tf-a": "TF-A", "u-boot": "U-Boot", "linux": "Linux", "yocto": "Yocto layers"}[component.split("-trees")[0]]
    if component.endswith("-trees"):
        print("# Device trees of %s: what each says of what rules ask." % title, file=out)
    else:
        print("# Options of %s: which versions have each, how it is read, its value on the vendor's platforms with nothing set." % title,
              file=out)
    print("# Written by tools/catalogue/options.py from source trees; the form is described in docs/facts.md.", file=out)
    for origin, versions in origins.items():
        print("versions", origin, *versions, file=out)
    if component == "optee":
        print("complete CFG_ RPROC_SIGN_KEY", file=out)
    platforms = sorted({platform for tree in trees.values() for platform in tree["defaults"]})
    evaluated = {}
    for platform in platforms:
        for origin, versions in origins.items():
            evaluated[platform, origin] = [v for v in versions if platform in trees[origin, v]["defaults"]]
            if evaluated[platform, origin]:
                where = spans(versions, lambda v: v in evaluated[platform, origin])
                print("evaluated", platform, origin, where, file=out)
    configurations(trees, origins, out)
    every = set().union(*(tree["names"] for tree in trees.values()))
    options = set().union(*(tree["readers"] for tree in trees.values()))
    if component == "tf-a":
        for tree in trees.values():
            for values in tree["defaults"].values():
                values.update({name: "?" for name in tree["names"] & options if name not in tree["readers"]})
    for name in sorted(name for name in every if name in options or component != "tf-a" or not re.search(makefiles.INNER, name)):
        entry(name, trees, origins, platforms, evaluated, out)


def configurations(trees, origins, out):
    """The files that each configuration is made of, and the variables of a recipe that name them."""
    made = {}
    for (origin, version), tree in trees.items():
        for name, files in tree.get("configurations", {}).items():
            made.setdefault((name, " ".join(files)), {}).setdefault(origin, []).append(version)
    if any("linux" in name or not name.startswith("stm32mp") for name, _ in made):
        print("recipe", *kernels.RECIPE, file=out)
    for (name, files), found in sorted(made.items()):
        where = {origin: spans(origins[origin], lambda v: v in known) for origin, known in found.items()}  # noqa: B023
        for origin in origins:
            if origin in where:
                print("configuration", name, "%s:%s" % (origin, where[origin]), files, file=out)


def entry(name, trees, origins, platforms, evaluated, out):
    kinds = [tree["readers"][name] for tree in trees.values() if name in tree["readers"]]
    if name.startswith("CFG_"):
        kinds = ["".join(sorted(set("".join(kinds))))] if kinds else []
    has = {origin: spans(versions, lambda v: name in trees[origin, v]["names"]) for origin, versions in origins.items()}
    print(name, kinds[-1] if kinds else "-" if name.startswith("CFG_") else "?", by_origin(origins, has), file=out)
    needs = set().union(*(tree["needs"].get(name, ()) for tree in trees.values()))
    if needs:
        print(" needs", *sorted(needs), file=out)
    values = {}
    for platform in platforms:
        found = {}
        for origin, versions in origins.items():
            of = lambda v: trees[origin, v]["defaults"].get(platform, {}).get(name)  # noqa: E731
            for value in sorted({of(v) for v in versions} - {None}):
                where = spans(versions, lambda v: of(v) == value, evaluated[platform, origin])
                found.setdefault(value, {})[origin] = where
        here = [origin for origin in origins if evaluated[platform, origin]]
        for value, where in found.items():
            values.setdefault((by_origin(here, where), value), []).append(platform)
    for (where, value), found in sorted(values.items(), key=lambda item: (item[1], item[0])):
        print((" %s %s = %s" % (",".join(found), where, value)).rstrip(), file=out)


def kept(folder, key, work, *arguments):
    """A tree's result, from an earlier run where there is one: whole histories take long."""
    path = os.path.join(folder, "%s-%s-%s.json" % (arguments[0], *key)) if folder else ""
    if path and os.path.isfile(path):
        with open(path) as file:
            data = json.load(file)
        return {**data, "names": set(data["names"]), "needs": {name: set(found) for name, found in data["needs"].items()}}
    data = work(*arguments)
    if path:
        with open(path, "w") as file:
            json.dump(data, file, default=sorted)
    return data


def main(arguments):
    component = arguments[0]
    tree_of = {"u-boot": u_boot_tree, "linux": kernels.kernel_tree, "yocto": yocto_tree}.get(
        component, device_trees.tree_facts if component.endswith("-trees") else make_tree)
    jobs = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for argument in arguments[1:]:
            key, _, tree = argument.partition("=")
            key = tuple(key.split(":"))
            jobs[key] = pool.submit(kept, os.environ.get("KEEP", ""), key, tree_of, component, tree)
    write(component, {key: job.result() for key, job in jobs.items()}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])
