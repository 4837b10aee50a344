#!/usr/bin/env python3
"""Runs bsplint over real trees and compares what it says with what was last accepted: for use on every change.

    tools/corpus/run.py FOLDER...            each subfolder of FOLDER is a product; status 1 where anything differs
    tools/corpus/run.py --accept FOLDER...   takes today's results as accepted

A result is a line for each finding, verdict and value, in words of this project; of values only a digest, so that no text
of others is kept. It lies in tools/corpus/accepted/FOLDER-SUBFOLDER.txt. BSPLINT names another program than ./bsplint.
"""
import argparse
import difflib
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

HOME = pathlib.Path(__file__).resolve().parent
ROOT = HOME.parent.parent


def report(product):
    command = shlex.split(os.environ.get("BSPLINT", str(ROOT / "bsplint")))
    run = subprocess.run(
        command + ["report", "--format", "json", "--fail-on", "never", str(product)], capture_output=True, text=True
    )
    if run.returncode == 3:
        return None
    if run.returncode not in (0, 1, 4):
        raise SystemExit(f"{product}: bsplint ended with {run.returncode}\n{run.stderr[-2000:]}")
    return json.loads(run.stdout)


def digest(value):
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:12]


def lines(document):
    told = []
    context = document.get("context", {})
    for name in ("platform", "machine", "ecosystem"):
        if name in context:
            told.append(f"context {name} {context[name]['value']}")
    for name, version in context.get("versions", {}).items():
        told.append(f"version {name} {version['value']}")
    for finding in document.get("findings", []):
        told.append(
            "finding {severity} {rule} image={image} {component} [{subjects}] at {place}".format(
                severity=finding["severity"], rule=finding["rule"], image=finding.get("image", ""),
                component=finding.get("component", ""), subjects=", ".join(finding.get("subjects", [])),
                place=digest([finding.get("file"), finding.get("line"), finding.get("message")]),
            )
        )
    for result in document.get("verdicts", []):
        if result["verdict"] != "not-applicable":
            told.append(f"verdict {result['verdict']} {result['rule']} image={result.get('image', '')}")
    for problem in document.get("problems", []):
        told.append(f"problem {digest([problem.get('file'), problem.get('line'), problem.get('message')])}")
    for image, components in document.get("values", {}).items():
        for component, options in components.items():
            for name, option in options.items():
                known = " " + digest(option["value"]) if "value" in option else ""
                told.append(f"value {option['state']} image={image} {component}.{name}{known}")
    return sorted(told)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    changed = []
    for folder in arguments.folders:
        for product in sorted(path for path in folder.iterdir() if path.is_dir()):
            document = report(product)
            if document is None:
                print(f"{product}: nothing recognised")
                continue
            now = lines(document)
            accepted = HOME / "accepted" / f"{folder.resolve().name}-{product.name}.txt"
            before = accepted.read_text().splitlines() if accepted.exists() else []
            if now == before:
                print(f"{product}: as accepted ({len(now)} lines)")
                continue
            if arguments.accept:
                accepted.write_text("".join(line + "\n" for line in now))
                print(f"{product}: accepted ({len(now)} lines)")
                continue
            changed.append(product)
            print(f"{product}: differs from what was accepted")
            for line in difflib.unified_diff(before, now, "accepted", "now", n=0, lineterm=""):
                print("  " + line)
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
