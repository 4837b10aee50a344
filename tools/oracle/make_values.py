#!/usr/bin/env python3
"""GNU make's own answer for OP-TEE, TF-A or single makefiles, as bsplint-values/1.

The tree's Makefile is included unchanged by a wrapper that prints every wanted variable once everything is
parsed and then stops, so nothing is built (`$(info)` and `-p` do the rest). What the tree runs through
`$(shell)` while it is parsed does run: use this only on trees you trust. Values that hold the place of the tree
or of the scratch folder are left out: they say nothing about the configuration.
"""

import argparse
import copy
import os
import re
import shlex
import string
import subprocess
import sys
import tempfile
from pathlib import Path

import values

RECORD, FIELD, END = "\x1e", "\x1f", "\x1d"  # never in a makefile, so values may hold anything else

ORIGINS = {
    "default": "default",
    "environment": "environment",
    "environment override": "environment",
    "file": "file",
    "command line": "command-line",
    "override": "override",
    "automatic": "automatic",
}

# Names of TF-A that are no configuration: lists of files and flags, tools, places and what make itself keeps.
TF_A_NOISE = re.compile(
    r".*(SOURCES|SRCS?|FLAGS|CPPFLAGS|INCLUDES?|PATHS?|DIRS?|OBJS|DEFINES|LIBS?|LIBRARIES|PREREQUISITES|ARGS|TOOL)\d*$"
    r"|.*_(CMD|CMDS|DEPS|TARGETS|LINKERFILE|LINKERFILES|FILE_NAME)$"
    r"|(CC|CPP|AS|LD|AR|OC|OD|NM|PP|RM|CP|DTC|CTAGS|CROSS_COMPILE|HOSTCC|HOST_CC|PYTHON|POETRY|CRTTOOL|ENCTOOL|FIPTOOL|SPTOOL"
    r"|LINKER|DTC_V|DTC_VERSION|FORTIFY|GCC_.*OUTPUT|PIE_FOUND|BUILD_STRING|BUILD_MESSAGE_TIMESTAMP|BUILD_MESSAGE_VERSION|VERSION_STRING|VERSION|ECHO_.*|DETECTED_.*)$"
    r"|(MAKE|MFLAGS|SHELL|CURDIR|HOME|PATH|PWD|SUFFIXES|GNUMAKE|TERM|LC_|OUTPUT_OPTION|DOS_|Q$|S$).*"
    r"|[A-Z]*\.[A-Za-z].*|(COMPILE|LINK|PREPROCESS|LINT|YACC|LEX|TEX|WEAVE|TANGLE|CWEB|CTANGLE|CWEAVE|GET|CHECKOUT|ARFLAGS|M2C|PC|FC|F77|CO|CXX|OBJC|MAKEINFO|TEXI2DVI|LD_.*|.*-.*)(\..*)?$"
)


class Component:
    """What differs between the trees: the platform's word, extra words, which names are configuration."""

    def __init__(self, name, platform_word, goals, printed, pattern, noise=None, version_names=()):
        self.printed = printed  # make's patterns of the names that are expanded at all
        self.name = name
        self.platform_word = platform_word
        self.goals = goals
        self.pattern = re.compile(pattern)
        self.noise = noise
        self.version_names = version_names

    def wants(self, name):
        return bool(self.pattern.fullmatch(name)) and not (self.noise and self.noise.fullmatch(name))

    def version(self, answered):
        numbers = [answered[n]["value"] for n in self.version_names if answered.get(n, {}).get("state") == "known"]
        return ".".join(numbers) if self.version_names and len(numbers) >= 2 else None


OPTEE = Component(
    "optee", "PLATFORM", [], "CFG_% PLATFORM PLATFORM_FLAVOR ARCH", r"CFG_.*|PLATFORM|PLATFORM_FLAVOR|ARCH",
    version_names=("CFG_OPTEE_REVISION_MAJOR", "CFG_OPTEE_REVISION_MINOR", "CFG_OPTEE_REVISION_EXTRA_NUMBER"),
)
TF_A = Component(
    "tf-a", "PLAT", ["all"], " ".join(f"{letter}%" for letter in string.ascii_uppercase), r"[A-Z][A-Z0-9_]*", TF_A_NOISE, ("VERSION_MAJOR", "VERSION_MINOR", "VERSION_PATCH"),
)
MAKE = Component("make", None, [], "%", r"[^\s:#=]+")


def tool_words(component, words, scratch):
    """Words that name tools and places, so that probes find a compiler and nothing is written into the tree."""
    given = {word.split("=", 1)[0] for word in words}
    if component.name == "optee":
        extra = {
            "O": scratch,
            "CROSS_COMPILE32": "arm-linux-gnueabihf-",
            "CROSS_COMPILE64": "aarch64-linux-gnu-",
        }
    elif component.name == "tf-a":
        arm32 = "ARCH=aarch32" in words
        extra = {"CROSS_COMPILE": "arm-linux-gnueabihf-" if arm32 else "aarch64-linux-gnu-"}
    else:
        extra = {}
    return [f"{name}={value}" for name, value in extra.items() if name not in given]


def wrapper_text(makefile, printed, skipped):
    """A makefile that includes `makefile`, prints the `printed` variables but the `skipped` ones and macros, and stops.

    A macro (it evals, or takes arguments) is no value, and expanding it could change others; simple variables are
    printed a second time at the end to see whether something did so all the same.
    """
    skip = " ".join(name.replace("$", "$$").replace("%", "\\%") for name in sorted(skipped))
    marks = {f"oracle.mark{i}": mark for i, mark in enumerate(("$$(eval", "$${eval", "$$(1)", "$${1}", "$$1"))}
    macro = "".join(f"$(findstring $({mark}),$(value $v))" for mark in marks)
    return (
        f"include {makefile}\n"
        f"$(info {RECORD}PARSED{END})\n"
        + "".join(f"override {name} := {mark}\n" for name, mark in marks.items()) +
        f"$(foreach v,$(sort $(filter {printed},$(filter-out oracle.% {skip},$(.VARIABLES)))),$(if {macro},,"
        f"$(info {RECORD}NAME{FIELD}$v{END})"
        f"$(info {RECORD}VALUE{FIELD}$v{FIELD}$(origin $v){FIELD}$($v){END})))\n"
        f"$(foreach v,$(sort $(.VARIABLES)),$(if $(filter simple,$(flavor $v)),"
        f"$(info {RECORD}AFTER{FIELD}$v{FIELD}$(value $v){END})))\n"
        f"$(error {RECORD}DONE)\n"
    )


# Reading these costs a shell or means nothing outside of a rule.
UNPRINTABLE = {"%D", "%F", "*D", "*F", "+D", "+F", "<D", "<F", "?D", "?F", "@D", "@F", "^D", "^F", ".VARIABLES", "v"}


def run_make(component, directory, makefile, words, environment, flags, skipped):
    with tempfile.NamedTemporaryFile("w", suffix=".mk") as wrapper:
        wrapper.write(wrapper_text(makefile, component.printed, skipped | UNPRINTABLE))
        wrapper.flush()
        ran = subprocess.run(
            ["make", "-p", *flags, "-f", wrapper.name, *words, *component.goals],
            cwd=directory, env=environment, capture_output=True, stdin=subprocess.DEVNULL,
        )
    return ran.stdout.decode("utf-8", "surrogateescape"), ran.stderr.decode("utf-8", "surrogateescape"), wrapper.name


def records(stdout):
    """The wrapper's records: (name asked last, {name: (origin, value)}, whether parsing got through)."""
    found, asked, parsed = {}, None, False
    for body in re.findall(f"{RECORD}([^{END}]*){END}", stdout):
        kind, *fields = body.split(FIELD)
        if kind == "PARSED":
            parsed = True
        elif kind == "NAME":
            asked = fields[0]
        elif kind == "VALUE" and fields[0] == asked:
            found[asked] = (fields[1], fields[2])
        elif kind == "AFTER" and fields[0] in found and found[fields[0]][1] != fields[1]:
            del found[fields[0]]
    return asked, found, parsed


def last_error(stderr):
    """make's last line `PLACE: *** text.  Stop.` as an error entry, or None."""
    for line in reversed(stderr.splitlines()):
        at = re.match(r"(?:(?P<file>[^:\n]+):(?P<line>\d+): |make(?:\[\d+\])?: )\*\*\* (?P<text>.*)$", line)
        if at:
            entry = {"message": re.sub(r"\.  Stop\.$", "", at["text"]), "console": line}
            if at["file"]:
                entry = {"file": os.path.normpath(at["file"]), "line": int(at["line"]), **entry}
            return entry
    return None


def database(stdout):
    """{name: (file, line)} of the definitions that `make -p` printed."""
    places, place = {}, None
    for line in stdout.splitlines():
        at = re.match(r"# (?:makefile|'override' directive|environment|command line|environment under -e)"
                      r"(?: \(from '(.*)', line (\d+)\))?$", line)
        if at:
            place = (at[1], int(at[2])) if at[1] else None
            continue
        defined = re.match(r"(?:define )?(\S+?) ?(?::?:?=|\+=|$)", line) if place else None
        if defined:
            places.setdefault(defined[1], place)
        place = None
    return places


def operator_at(directory, place, name):
    """The assignment operator where the source line itself shows it, else None (eval, call, computed names)."""
    try:
        line = Path(directory, place[0]).read_text(errors="replace").splitlines()[place[1] - 1]
    except (OSError, IndexError):
        return None
    shown = re.match(rf"\s*(?:override |export )*{re.escape(name)}\s*(\?=|:{{1,3}}=|\+=|!=|=)", line)
    return shown[1] if shown else None


def evaluate(component, directory, makefile, words, environment, flags=()):
    """One configuration: (values, errors)."""
    failed = {}
    with tempfile.TemporaryDirectory() as scratch:
        all_words = [*tool_words(component, words, scratch), *words]
        while True:
            stdout, stderr, wrapper = run_make(
                component, directory, makefile, all_words, environment, flags, set(failed))
            asked, found, parsed = records(stdout)
            error = last_error(stderr)
            if not parsed:
                return {}, [error or {"message": "make ended without a word", "console": stderr[-300:]}]
            if RECORD + "DONE" in stderr:
                break
            if asked is None or asked in failed or len(failed) > 400:
                raise RuntimeError(f"make stopped while values were printed: {stderr[-300:]}")
            failed[asked] = error["message"] if error else "make stopped"
    places = database(stdout)
    places_of_run = [] if component.name == "make" else [scratch, os.path.realpath(directory)]
    answered = {}
    for name, (origin, text) in found.items():
        if not component.wants(name) or origin == "undefined" or any(place in text for place in places_of_run):
            continue
        place = places.get(name)
        trace = []
        if place and place[0] != wrapper:
            trace = [values.step(os.path.normpath(place[0]), place[1], operator_at(directory, place, name), text)]
        answered[name] = values.known(text, ORIGINS[origin], trace)
    for name, reason in failed.items():
        if component.wants(name):
            answered[name] = values.failing(reason)
    return answered, []


def plain_environment(extra=()):
    """Nothing but what tools need, and the assignments asked for."""
    env = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C"}
    env.update(word.split("=", 1) for word in extra)
    return env


def platforms(component, directory):
    """Every platform of the tree, sorted."""
    root = Path(directory)
    if component.name == "optee":
        found = {p.parent.name.removeprefix("plat-") for p in root.glob("core/arch/*/plat-*/conf.mk")}
    else:
        found = {p.parent.name for p in root.glob("plat/**/platform.mk")}
    return sorted(found)


def configurations(component, args):
    """(unit, words) of each configuration that was asked for."""
    if args.matrix:
        with sys.stdin if args.matrix == "-" else open(args.matrix) as lines:
            for line in lines:
                if line.strip() and not line.lstrip().startswith("#"):
                    yield line.strip(), shlex.split(line)
    names = platforms(component, args.dir) if args.all_platforms else args.platform
    for name in names:
        yield " ".join([name, *args.set]), [f"{component.platform_word}={name}", *args.set]


def tree_documents(component, args):
    for unit, words in configurations(component, args):
        answered, errors = evaluate(component, args.dir, "Makefile", words, plain_environment(args.env))
        yield values.document(component.name, unit, answered, errors, version=component.version(answered))


def own_names(makefile_values, env_words):
    """Of a single makefile only what it, the command line or --env defined: not make's own table."""
    given = {word.split("=", 1)[0] for word in env_words}
    kept = {"file", "override", "command-line"}
    hidden = {".DEFAULT_GOAL", "MAKEFILE_LIST", "MAKEOVERRIDES", "MAKEFLAGS", "-*-command-variables-*-", "CURDIR", "SHELL", "MAKE_VERSION"}
    return {
        name: value for name, value in makefile_values.items()
        if name not in hidden and (value["state"] == "error" or value["origin"] in kept or name in given)
    }


def file_documents(args):
    for file in args.files:
        path = Path(file)
        env = plain_environment(args.env)
        flags = ["-e"] if args.env_overrides else []
        answered, errors = evaluate(MAKE, path.parent, path.name, args.set, env, flags)
        shown = subprocess.run(
            ["make", *flags, "-n", "-f", path.name, *args.set, "no-such-goal-of-the-oracle"],
            cwd=path.parent, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines = [line for line in shown.stdout.decode("utf-8", "replace").splitlines()
                 if not line.startswith("make: ")]
        yield values.document("make", file, own_names(answered, args.env), errors, output=lines)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = parser.add_subparsers(dest="kind", required=True)
    for name in ("optee", "tf-a"):
        tree = kinds.add_parser(name)
        tree.add_argument("dir")
        tree.add_argument("--platform", action="append", default=[])
        tree.add_argument("--all-platforms", action="store_true")
        tree.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
        tree.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
        tree.add_argument("--all", action="store_true", help="also lists of files and flags, tools, and make's own names")
        tree.add_argument("--matrix", metavar="FILE|-", help="a configuration a line, words as on make's command line")
    single = kinds.add_parser("make")
    single.add_argument("files", nargs="+")
    single.add_argument("--set", action="append", default=[], metavar="WORD")
    single.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
    single.add_argument("--env-overrides", action="store_true")
    args = parser.parse_args(argv)
    if args.kind == "make":
        docs = file_documents(args)
    else:
        component = copy.copy({"optee": OPTEE, "tf-a": TF_A}[args.kind])
        component.noise = None if args.all else component.noise
        docs = tree_documents(component, args)
    values.write(docs, sys.stdout)


if __name__ == "__main__":
    main()
