#!/usr/bin/env python3
"""Compares the boot chain that bsplint assembles from Yocto build folders with BitBake's own answers.

    tools/releases/chain.py BUILD=TRUTH...    TRUTH: tools/oracle/bitbake_values.py's answers for the build folder, may be .gz

Looked at: machine, component versions, boot schemes, the secure monitor, every word of the recipes' EXTRA_OEMAKE and of the
TF_A_CONFIG flags for the scheme and device that is booted, every Yocto value that a rule reads, and that each known value has
a story. Everything that rules read is counted (options of each component and boot configuration, the kernel's too, device
trees, what is known of the board), and what of it is undetermined is listed by its reason. BSPLINT names the program; ends
with 1 if anything is wrong, or if in one build 5 % or more of what rules read is undetermined.
"""
import collections
import gzip
import json
import os
import re
import shlex
import subprocess
import sys

BSPLINT = os.environ.get("BSPLINT", os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "bsplint"))
RECIPES = {"tf-a": "tf-a-stm32mp", "optee": "optee-os-stm32mp", "u-boot": "u-boot-stm32mp", "linux": "linux-stm32mp"}
MOST = 5.0  # percent


def truth_of(path):
    with (gzip.open(path, "rt") if path.endswith(".gz") else open(path)) as lines:
        return {document["unit"]: document["values"] for document in map(json.loads, lines)}


def report_of(folder):
    operations = [word for name in ("build", "provision-otp", "close-device", "release") for word in ("--operation", name)]
    run = subprocess.run([BSPLINT, "report", "--format", "json", *operations, "."], cwd=folder, text=True, capture_output=True)
    return json.loads(run.stdout)


def text(values, name):
    value = values.get(name, {})
    return value.get("value") if value.get("state") == "known" else None


def normal(version):
    version = re.sub(r"^v", "", version or "")
    version = re.sub(r"^(\d+\.\d+(?:\.\d+)?)\.r(\d+(?:\.\d+)*)$", r"\1-stm32mp-r\2", version)
    return re.sub(r"^(2\.\d+)\.\d+(-stm32mp.*)", r"\1\2", version)


def words(value):
    try:
        parts = shlex.split(value or "")
    except ValueError:
        return {}
    return dict(part.split("=", 1) for part in parts if re.match(r"[A-Za-z_]\w*=", part))


def passed(component, truth, scheme):
    """What BitBake hands to the component's make, as far as variables tell it."""
    recipe = truth.get(RECIPES[component], {})
    expected = words(text(recipe, "EXTRA_OEMAKE"))
    if component == "tf-a":
        flags = recipe.get("TF_A_CONFIG", {}).get("flags", {})
        listed = (text(recipe, "TF_A_CONFIG") or "").split()
        chosen = [name for name in listed if name == scheme or name.startswith(scheme + "-")][:1]
        for name in chosen:
            fields = flags.get(name, "").split(",")
            expected.update(words(fields[1] if len(fields) > 1 else ""))
    return expected


def compare(folder, truth):
    report, wrong = report_of(folder), []
    context, config = report["context"], truth["config"]
    counts = collections.Counter()

    def check(what, ours, theirs):
        counts["compared"] += 1
        if ours != theirs:
            wrong.append("%s: said %r, is %r" % (what, ours, theirs))

    check("machine", context.get("machine", {}).get("value"), text(config, "MACHINE"))
    for component, recipe in RECIPES.items():
        pv = text(truth.get(recipe, {}), "PV")
        if pv and "${" not in pv:
            check(component + " version", normal(context["versions"].get(component, {}).get("value")), normal(pv))
    labels = (text(config, "BOOTSCHEME_LABELS") or "").split()
    values = next(iter(report["values"].values()))
    monitor = values.get("boot", {}).get("secure-monitor", {}).get("value")
    check("secure monitor", monitor, "optee" if {"optee", "opteemin"} & set(labels) else "sp_min" if labels else monitor)
    scheme = values.get("boot", {}).get("scheme", {}).get("value", "")
    for component in ("optee", "tf-a"):
        expected = passed(component, truth, scheme)
        for name, value in values.get(component, {}).items():
            if name in expected and value["state"] == "known" and "${" not in expected[name]:
                check("%s.%s" % (component, name), value["value"], expected[name])
    for component, of in values.items():
        store = config if component == "yocto" else truth.get(component[6:]) if component.startswith("yocto/") else None
        for name, value in of.items():
            if store is not None and value["state"] == "known" and text(store, name) is not None and "[" not in name:
                check("%s.%s" % (component, name), value["value"], text(store, name))
    everything = [("", values)] + [
        (" in " + one["name"], one["values"]) for ones in report.get("configurations", {}).values() for one in ones]
    unknown, read = [], 0
    for where, components in everything:
        for component, of in components.items():
            for name, value in of.items():
                read += 1
                if value["state"] == "unknown":
                    unknown.append((component + "." + name, value.get("reason", "")))
                elif value["state"] == "known" and not (value.get("file") or value.get("origin")):
                    wrong.append("%s.%s%s has no story" % (component, name, where))
    return context, counts["compared"], wrong, read, unknown, labels


def plain(reason):
    """A reason without the version it speaks of, so that builds compare."""
    return re.sub(r" (OP-TEE|TF-A|U-Boot|Linux) v?\d\S*", r" \1", reason)


def main(arguments):
    print("| build | ecosystem | compared | wrong | values that rules read | undetermined |\n|---|---|---|---|---|---|")
    reasons, failures = collections.defaultdict(collections.Counter), []
    for argument in arguments:
        folder, _, truth = argument.partition("=")
        context, compared, wrong, read, unknown, _ = compare(folder, truth_of(truth))
        share = 100.0 * len(unknown) / max(1, read)
        print("| %s | %s | %d | %d | %d | %d (%.1f %%) |" % (
            os.path.basename(folder), context.get("ecosystem", {}).get("value", "?"), compared, len(wrong), read, len(unknown), share),
            flush=True)
        failures += ["%s: %s" % (os.path.basename(folder), one) for one in wrong]
        failures += ["%s: %.1f %% undetermined" % (os.path.basename(folder), share)] if share >= MOST else []
        for name, reason in unknown:
            reasons[plain(reason)][name] += 1
    print("\nundetermined, by reason, and how often each in %d builds:\n" % len(arguments))
    for reason, names in sorted(reasons.items(), key=lambda item: -sum(item[1].values())):
        print("* %s: %s" % (reason, ", ".join("%s (%d)" % one for one in sorted(names.items()))))
    for one in failures:
        print("WRONG " + one)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
