#!/usr/bin/env python3
"""Compares two streams of bsplint-values/1: the real tool's answers (truth) and ours.

Counted per unit and in total, a name once:
  equal    both say the same text, both say unset, or both say that the real tool fails here
  unknown  ours is unknown: honest, to be driven down
  wrong    ours claims something that is not so
  missing  the truth has a value, ours says nothing
  extra    ours has a value for a name that the truth does not have
Errors that the real tool stops at are compared too (place and text of the first one). Exit status: 0 nothing wrong,
1 something wrong (or below --at-least, or a unit missing), 2 wrong usage.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from fnmatch import fnmatchcase
from pathlib import Path

import values

KINDS = ("equal", "unknown", "wrong", "missing", "extra")


class Patterns:
    """Shell patterns, from the command line or, as `@FILE`, from a file with one a line and `#` comments."""

    def __init__(self, given):
        texts = []
        for text in given:
            if text.startswith("@"):
                lines = Path(text[1:]).read_text().splitlines()
                texts += [line.split("#", 1)[0].strip() for line in lines]
            else:
                texts += text.split(",")
        self.exact = {text for text in texts if text and not re.search(r"[*?\[]", text)}
        # a flag's bracket is meant literally: NAME[flag] is not a character class
        self.shell = [text.replace("[", "[[]") for text in texts if re.search(r"[*?\[]", text)]

    def match(self, name):
        return name in self.exact or any(fnmatchcase(name, shell) for shell in self.shell)

    def __bool__(self):
        return bool(self.exact or self.shell)


def flat(doc, with_flags):
    """{name: value entry} of a document, flags as `NAME[flag]` where they are asked for."""
    found = dict(doc.get("values", {}))
    if with_flags:
        for name, entry in doc.get("values", {}).items():
            for flag, value in entry.get("flags", {}).items():
                found[f"{name}[{flag}]"] = value if isinstance(value, dict) else {"state": "known", "value": value}
    return found


def judge(truth, ours, unordered):
    """One of KINDS, or None where neither side says anything."""
    said = None if truth is None else truth["state"]
    if said == "unknown":
        return None
    if ours is None:
        return None if said in (None, "unset") else "missing"
    claimed = ours["state"]
    if said is None:
        return "extra" if claimed == "known" else None
    if claimed == "unknown":
        return "unknown"
    if said != claimed:
        return "wrong"
    if said == "known" and truth["value"] != ours["value"]:
        same_words = unordered and sorted(truth["value"].split()) == sorted(ours["value"].split())
        return "equal" if same_words else "wrong"
    return "equal"


def winning(entry):
    """(file, line) of the last step of a trace that took effect and has a place."""
    for step in reversed(entry.get("trace", [])):
        if "file" in step and step.get("effect") in (None, "applied"):
            return step["file"], step["line"]
    return None


def said(entry):
    """What an entry says, for a disagreement's line."""
    if entry is None:
        return "nothing"
    if entry["state"] == "known":
        return repr(entry["value"])
    return entry["state"] + (f" ({entry['reason']})" if entry.get("reason") else "")


def first_error(doc):
    errors = doc.get("errors") or []
    return errors[0] if errors else None


def is_missing_include(error):
    """make says this only after it has read everything, and make_values.py ends it before."""
    return bool(error) and error.get("message", "").startswith("No rule to make target '")


def same_error(truth, ours):
    """Whether two errors have the same text (blanks apart) and, where both say one, the same place."""
    def text(error):
        return " ".join(error.get("message", "").split())

    places = [(e["file"], e["line"]) for e in (truth, ours) if e.get("file") and e.get("line")]
    return text(truth) == text(ours) and (len(places) < 2 or places[0] == places[1])


class Comparison:
    """Counts and disagreements of all units."""

    def __init__(self, options):
        self.options = options
        self.units = {}
        self.groups = defaultdict(Counter)
        self.disagreements = []
        self.missing_units = []
        self.extra_units = []

    def unit(self, name, truth, ours):
        counts = self.units[name] = Counter({kind: 0 for kind in KINDS})
        true_error, our_error = first_error(truth), first_error(ours)
        if not true_error and is_missing_include(our_error):
            our_error = None
        if true_error or our_error:
            self.errors(name, counts, true_error, our_error)
        if true_error:
            return  # the real tool gave no values: nothing to compare
        true_values, our_values = flat(truth, self.options.flags), flat(ours, self.options.flags)
        for value_name in sorted(true_values.keys() | our_values.keys()):
            if self.options.ignore.match(value_name):
                continue
            if self.options.only and not self.options.only.match(value_name):
                continue
            self.value(name, counts, value_name, true_values.get(value_name), our_values.get(value_name))

    def errors(self, unit, counts, true_error, our_error):
        if true_error and our_error and same_error(true_error, our_error):
            counts["errors equal"] += 1
        elif true_error and not our_error:
            counts["errors missing"] += 1
            self.note("error-missing", unit, "", true_error.get("console") or true_error["message"], "no error")
        else:
            counts["errors wrong"] += 1
            expected = (true_error.get("console") or true_error["message"]) if true_error else "no error"
            place = f"{our_error.get('file')}:{our_error.get('line')}: " if our_error.get("file") else ""
            self.note("error-wrong", unit, "", expected, place + our_error["message"])

    def value(self, unit, counts, name, truth, ours):
        kind = judge(truth, ours, self.options.unordered.match(name))
        if kind is None:
            return
        counts[kind] += 1
        for group, patterns in self.options.groups.items():
            if patterns.match(name):
                self.groups[group][kind] += 1
        if kind != "equal":
            self.note(kind, unit, name, said(truth), said(ours))
        elif truth["state"] == "known":
            self.provenance(unit, counts, name, truth, ours)

    def provenance(self, unit, counts, name, truth, ours):
        if self.options.origin and "origin" in truth:
            same = truth["origin"] == ours.get("origin")
            counts["origin equal" if same else "origin different"] += 1
            if not same:
                self.note("origin", unit, name, truth["origin"], str(ours.get("origin")))
        place = winning(truth)
        if self.options.line and place:
            same = place == winning(ours)
            counts["line equal" if same else "line different"] += 1
            if not same:
                self.note("line", unit, name, "%s:%s" % place, "%s:%s" % (winning(ours) or ("nowhere", "-")))

    def note(self, kind, unit, name, truth, ours):
        self.disagreements.append({"kind": kind, "unit": unit, "name": name, "truth": truth, "ours": ours})

    def total(self):
        return sum(self.units.values(), Counter({kind: 0 for kind in KINDS}))

    def failures(self):
        """Why the comparison fails, as lines; empty when it does not."""
        total = self.total()
        found = [f"{total[kind]} {kind}" for kind in ("wrong", "errors wrong") if total[kind]]
        if self.missing_units:
            found.append(f"{len(self.missing_units)} units without an answer")
        if self.options.strict:
            strict = ("missing", "extra", "errors missing", "origin different", "line different")
            found += [f"{total[kind]} {kind}" for kind in strict if total[kind]]
        for group, least in self.options.at_least.items():
            counts = total if group == "total" else self.groups[group]
            if share(counts) < least:
                found.append(f"{group}: {share(counts):.2f} % known, at least {least} wanted")
        return found


def share(counts):
    """Percent of the truth's names that were answered rightly."""
    asked = sum(counts[kind] for kind in ("equal", "unknown", "wrong", "missing"))
    return 100.0 * counts["equal"] / asked if asked else 100.0


def pairs(truths, answers, by_order):
    """(unit name, truth or None, answer or None): by unit, the n-th of a name with the n-th of that name."""
    if by_order:
        for index in range(max(len(truths), len(answers))):
            truth = truths[index] if index < len(truths) else None
            ours = answers[index] if index < len(answers) else None
            yield f"{index + 1}: {(truth or ours).get('unit', '')}", truth, ours
        return

    def keyed(docs):
        seen, found = Counter(), {}
        for doc in docs:
            unit = doc.get("unit", "")
            seen[unit] += 1
            found[unit if seen[unit] == 1 else f"{unit} ({seen[unit]})"] = doc
        return found

    left, right = keyed(truths), keyed(answers)
    for unit in [*left, *(unit for unit in right if unit not in left)]:
        yield unit, left.get(unit), right.get(unit)


def compare(truths, answers, options):
    comparison = Comparison(options)
    for unit, truth, ours in pairs(list(truths), list(answers), options.by_order):
        if truth is None:
            comparison.extra_units.append(unit)
        elif ours is None:
            comparison.missing_units.append(unit)
        else:
            comparison.unit(unit, truth, ours)
    return comparison


def line_of(name, counts):
    shown = " ".join(f"{kind} {counts[kind]}" for kind in KINDS)
    more = " ".join(f"{kind} {count}" for kind, count in sorted(counts.items()) if kind not in KINDS and count)
    return f"{name}: {shown} · {share(counts):.2f} % known" + (f" · {more}" if more else "")


def shorten(text, limit=160):
    return text if len(text) <= limit else text[: limit - 1] + "…"


def print_text(comparison, options):
    if options.units:
        for unit, counts in comparison.units.items():
            print(line_of(shorten(unit, 60), counts))
    for group in options.groups:
        print(line_of(f"group {group}", comparison.groups[group]))
    print(line_of(f"total of {len(comparison.units)} units", comparison.total()))
    for word, units in (("no answer for", comparison.missing_units), ("not asked for", comparison.extra_units)):
        if units:
            print(f"{word} {len(units)} units: {shorten(', '.join(units))}")
    order = {"wrong": 0, "error-wrong": 1, "error-missing": 2, "missing": 3, "extra": 4, "origin": 5, "line": 6}
    listed = sorted(comparison.disagreements, key=lambda d: order.get(d["kind"], 7))
    if options.kind:
        listed = [d for d in listed if d["kind"] in options.kind]
    for found in listed[: options.show]:
        print(f"{found['kind']} {shorten(found['unit'], 50)}: {found['name']}")
        print(f"   truth {shorten(found['truth'])}")
        print(f"   ours  {shorten(found['ours'])}")
    if len(listed) > options.show:
        print(f"… {len(listed) - options.show} more disagreements")
    for reason in comparison.failures():
        print(f"FAILED: {reason}")


def print_json(comparison, options):
    json.dump(
        {
            "units": {unit: dict(counts) for unit, counts in comparison.units.items()},
            "groups": {group: dict(counts, share=round(share(counts), 3)) for group, counts in comparison.groups.items()},
            "total": dict(comparison.total(), share=round(share(comparison.total()), 3)),
            "missing-units": comparison.missing_units,
            "extra-units": comparison.extra_units,
            "disagreements": comparison.disagreements[: options.show],
            "failures": comparison.failures(),
        },
        sys.stdout, indent=1, ensure_ascii=False)
    print()


def parse(argv):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth", help="answers of the real tool: a file, also .gz, or - for standard input")
    parser.add_argument("ours")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="print the first N disagreements (20)")
    parser.add_argument("--kind", action="append", metavar="KIND", help="list only disagreements of this kind")
    parser.add_argument("--units", action="store_true", help="a line for every unit")
    parser.add_argument("--group", action="append", default=[], metavar="NAME=PATTERN,…|@FILE", help="count these names apart")
    parser.add_argument("--at-least", action="append", default=[], metavar="GROUP=PERCENT",
                        help="fail below this share of known values; GROUP may be `total`")
    parser.add_argument("--ignore", action="append", default=[], metavar="PATTERN,…|@FILE")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN,…|@FILE")
    parser.add_argument("--unordered", action="append", default=[], metavar="PATTERN,…|@FILE", help="compare as sets of words")
    parser.add_argument("--flags", action="store_true", help="compare flags too, as NAME[flag]")
    parser.add_argument("--origin", action="store_true", help="compare origins of equal values")
    parser.add_argument("--line", action="store_true", help="compare the place of the winning assignment of equal values")
    parser.add_argument("--strict", action="store_true", help="fail also on missing, extra, and other origins and places")
    parser.add_argument("--by-order", action="store_true", help="pair documents by their order, not by unit")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(argv)
    try:
        options.groups = {name: Patterns([text]) for name, text in (group.split("=", 1) for group in options.group)}
        options.at_least = {name: float(least) for name, least in (text.split("=", 1) for text in options.at_least)}
    except ValueError as wrong:
        parser.error(f"expected NAME=…: {wrong}")
    options.ignore, options.only, options.unordered = map(Patterns, (options.ignore, options.only, options.unordered))
    return options


def stream(name):
    with values.open_stream(name) as lines:
        return list(values.read(lines))


def main(argv=None):
    options = parse(argv)
    comparison = compare(stream(options.truth), stream(options.ours), options)
    (print_json if options.json else print_text)(comparison, options)
    return 1 if comparison.failures() else 0


if __name__ == "__main__":
    sys.exit(main())
