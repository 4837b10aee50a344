#!/usr/bin/env python3
"""Compares what the catalogue says of device trees with the trees as cpp and dtc build them.

    tools/catalogue/check_trees.py optee|u-boot|linux ORIGIN:VERSION=TREE...

TREE is a whole source tree of the component, or its device trees and headers. Facts are looked up in the compiled tree by this
script alone. Ends with 1 if a fact is wrong; trees that cpp or dtc refuse (a header that is absent) are listed.
"""
import os
import re
import struct
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check  # noqa: E402
import trees  # noqa: E402

INCLUDES = {"optee": ("core/include",), "u-boot": ("arch/arm/dts", "arch/arm/dts/include", "include"),
            "linux": ("include", "scripts/dtc/include-prefixes")}
SCMI = {"arm,scmi", "arm,scmi-smc", "linaro,scmi-optee"}


def compiled(component, tree, path, symbols):
    """The flattened tree, with the labels of its nodes; None if a tool refuses it."""
    folder = os.path.dirname(path)
    text = open(path, encoding="utf-8").read()
    own = path[:-4] + "-u-boot.dtsi"
    if component == "u-boot" and os.path.isfile(own):
        text += '\n#include "%s"\n' % os.path.basename(own)
    words = [word for name in ("", *INCLUDES[component]) for word in ("-I", os.path.join(tree, name) if name else folder)]
    cpp = subprocess.run(["cpp", "-nostdinc", "-undef", "-D__DTS__", "-D__ASSEMBLY__", "-x", "assembler-with-cpp", "-P", *words,
                          *("-D%s=1" % symbol for symbol in symbols), "-"], input=text, text=True, capture_output=True, cwd=folder)
    if cpp.returncode:
        return None, cpp.stderr.strip().splitlines()[0]
    dtc = subprocess.run(["dtc", "-q", "-@", "-I", "dts", "-O", "dtb", "-i", folder, "-"], input=cpp.stdout.encode(), capture_output=True)
    return (dtc.stdout, "") if not dtc.returncode else (None, dtc.stderr.decode().strip().splitlines()[0])


def nodes(blob):
    """Every node of a flattened tree: path and properties, in order (Devicetree Specification, chapter 5)."""
    _, _, struct_at, strings_at = struct.unpack(">4I", blob[:16])
    at, path, found = struct_at, [], []
    while True:
        token = struct.unpack(">I", blob[at:at + 4])[0]
        at += 4
        if token == 1:
            end = blob.index(b"\0", at)
            path.append(blob[at:end].decode())
            found.append(("/".join(path) or "/", {}))
            at = (end + 4) & ~3
        elif token == 2:
            path.pop()
        elif token == 3:
            length, name = struct.unpack(">2I", blob[at:at + 8])
            start = strings_at + name
            dict_of(found, path)[blob[start:blob.index(b"\0", start)].decode()] = blob[at + 8:at + 8 + length]
            at = (at + 8 + length + 3) & ~3
        elif token == 9:
            return found


def dict_of(found, path):
    wanted = "/".join(path) or "/"
    return next(properties for name, properties in reversed(found) if name == wanted)


def texts(value):
    return value.decode(errors="replace").split("\0")[:-1]


def is_on(properties):
    return "status" not in properties or texts(properties["status"])[0] in ("ok", "okay")


def facts(component, blob):
    found = nodes(blob)
    by_path = dict(found)
    if component == "optee":
        labels = by_path.get("/__symbols__", {})
        rcc = by_path.get(texts(labels["rcc"])[0], {}) if "rcc" in labels else {}
        named = texts(rcc.get("compatible", b"\0"))
        words = []
        for _, properties in found:
            if "st,non-secure-otp" in properties or "st,non-secure-otp-provisioning" in properties:
                offset, length = struct.unpack(">2I", properties["reg"])
                words += [str(word) for word in range(offset // 4, offset // 4 + (length + 3) // 4)]
        secure = "secure" if "st,stm32mp1-rcc-secure" in named else "non-secure" if "st,stm32mp1-rcc" in named else "unset"
        return {"device-tree.optee-rcc": secure, "device-tree.otp-grants": set(words)}
    scmi = any(SCMI & set(texts(properties.get("compatible", b"\0"))) and is_on(properties) for _, properties in found)
    memory = [(path, properties) for path, properties in found
              if re.match(r"/reserved-memory/optee[^/]*$", path) and "shm" not in path and is_on(properties)]
    own = [one for one in memory if re.search(r"/optee(@[^/]*)?$", one[0])] or memory
    start = size = "unset"
    if own:
        cells = struct.unpack(">%dI" % (len(own[0][1]["reg"]) // 4), own[0][1]["reg"])
        half = len(cells) // 2
        start, size = (hex(int("".join("%08x" % cell for cell in part), 16)) for part in (cells[:half], cells[half:]))
    name = "device-tree.%s-" % component
    return {name + "scmi": "yes" if scmi else "no", name + "optee": start, name + "optee-size": size}


def main(arguments):
    component = arguments[0]
    with open(check.FILE % (component + "-trees")) as text:
        catalogue = check.Catalogue(text.read())
    compared = wrong = 0
    refused = {}
    for argument in arguments[1:]:
        key, _, tree = argument.partition("=")
        origin, version = key.split(":")
        paths = {os.path.basename(path)[:-4]: path for path in trees.sources(component, os.path.abspath(tree))}
        platforms = [platform for (platform, where), spans in catalogue.evaluated.items()
                     if where == origin and catalogue.within(spans if spans == "*" else "%s:%s" % (origin, spans), origin, version)]
        for platform in platforms:
            name, *symbols = platform.split("+")
            blob, reason = compiled(component, os.path.abspath(tree), paths[name], symbols)
            if blob is None:
                refused[reason] = refused.get(reason, 0) + 1
                continue
            for fact, true in facts(component, blob).items():
                said = next((value for among, spans, value in catalogue.entries[fact]["values"]
                             if platform in among and catalogue.within(spans, origin, version)), "unset")
                compared += said != "?"
                same = set(said.split()) == true if isinstance(true, set) else said == true
                if said != "?" and not same:
                    wrong += 1
                    print("%s %s of %s: said %s, is %s" % (key, fact, platform, said, true))
    print("%s: %d facts of device trees compared, %d wrong, %d trees refused" % (component, compared, wrong, sum(refused.values())))
    for reason, count in sorted(refused.items(), key=lambda item: -item[1])[:5]:
        print("  %d: %s" % (count, reason[:150]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
