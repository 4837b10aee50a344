#!/usr/bin/env python3
"""The first of two streams of bsplint-values/1 with every value on which the second disagrees made unknown.

Both come from the same real tool, run twice under different circumstances (hash seed, time, home folder, user): what
then differs is not decided by the sources, and no static answer can be right or wrong about it.
"""

import argparse
import sys

import values

REASON = "the tool's own answers differ between two runs"


def settle_entry(first, second):
    """`first`, or an unknown; flags are settled one by one."""
    if second is None or (first["state"], first.get("value")) != (second["state"], second.get("value")):
        entry = values.unknown(REASON)
    else:
        entry = dict(first)
    flags = first.get("flags")
    if flags:
        others = (second or {}).get("flags", {})
        entry["flags"] = {
            flag: text if others.get(flag) == text else {"state": "unknown", "reason": REASON} for flag, text in flags.items()}
    return entry


def settle(first, second):
    """A document; names that only one of the two has become unknown as well."""
    settled = dict(first)
    mine, other = first["values"], second["values"]
    entries = {name: settle_entry(entry, other.get(name)) for name, entry in mine.items()}
    entries.update({name: values.unknown(REASON) for name in other if name not in mine})
    settled["values"] = dict(sorted(entries.items()))
    return settled


def documents(first, second):
    with values.open_stream(first) as left, values.open_stream(second) as right:
        for one, two in zip(values.read(left), values.read(right), strict=True):
            if one.get("unit") != two.get("unit"):
                raise SystemExit(f"units differ: {one.get('unit')} and {two.get('unit')}")
            yield settle(one, two)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("first")
    parser.add_argument("second")
    args = parser.parse_args(argv)
    values.write(documents(args.first, args.second), sys.stdout)


if __name__ == "__main__":
    main()
