#!/usr/bin/env python3
"""BitBake's own answer for a build folder, as bsplint-values/1: the configuration and recipes, in one process.

No server, no tasks, no fetching: the configuration is assembled and recipes are parsed exactly as BitBake's parser
does, and the data stores are printed. Inline and anonymous Python of the layers does run: use this only on layers
you trust. BitBake 1.46 (dunfell) to 2.8 (scarthgap) were tried, 1.46 also on Python 3.10 and newer.
"""

import argparse
import collections
import collections.abc
import glob
import inspect
import logging
import os
import re
import sys
from types import SimpleNamespace

import values

# Names that BitBake keeps for itself, and flags that are no settings.
BOOKKEEPING = re.compile(r"_.*|BB_ORIGENV|BBINCLUDED|BB_BASEHASH[:_]task-.*")
INTERNAL_FLAGS = re.compile(r"_.*|doc|func|python|task|lineno|filename|vardeps.*|vardepvalue.*|(pre|post)funcs|noexec|deps|export_func")


def load_bitbake(folder):
    """Imports `bb` from a BitBake source tree; names that Python 3.10 moved are put back for BitBake 1.46."""
    for name in ("Mapping", "MutableMapping", "KeysView", "ValuesView", "ItemsView", "Iterable", "Callable"):
        if not hasattr(collections, name):
            setattr(collections, name, getattr(collections.abc, name))
    sys.path.insert(0, os.path.join(os.path.abspath(folder), "lib"))
    import bb.cache
    import bb.cooker
    import bb.cookerdata
    import bb.parse
    import bb.providers

    return bb


class ErrorLog(logging.Handler):
    """Collects what BitBake logs as an error."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.messages = []

    def emit(self, record):
        self.messages.append(record.getMessage())

    def take(self):
        """The messages so far, as error entries with the place that the text itself names."""
        found = []
        for text in self.messages:
            place = re.search(r"(/\S+?):(\d+)", text) or re.search(r"(?:in|parse) (?:file )?'?(/[^\s':]+)'?()", text)
            entry = {"message": text}
            if place:
                entry = {"file": place[1], **({"line": int(place[2])} if place[2] else {}), **entry}
            found.append(entry)
        self.messages = []
        return found


class Build:
    """The parsed configuration of one build folder and what is needed to parse its recipes."""

    def __init__(self, bb, topdir, environment, tracking):
        self.bb = bb
        os.chdir(topdir)
        settings = bb.cookerdata.CookerConfiguration()
        settings.env = dict(environment)
        settings.tracking = tracking
        self.builder = bb.cookerdata.CookerDataBuilder(settings, False)
        self.builder.parseBaseConfiguration()
        self.data = self.builder.data
        self.collected = None

    def collect(self):
        """Finds all recipes and appends, once."""
        if self.collected is None:
            cooker = SimpleNamespace(data=self.data, configuration=SimpleNamespace())
            self.bb.cooker.BBCooker.handleCollections(cooker, self.data.getVar("BBFILE_COLLECTIONS"))
            self.collected = self.bb.cooker.CookerCollectFiles(cooker.bbfile_config_priorities)
            store = self.data.createCopy()
            self.files = self.collected.collect_bbfiles(store, store)[0]
        return self.collected

    def parse(self, file):
        """{variant: store} of a recipe; the plain recipe is ''."""
        appends = self.collect().get_file_appends(file)
        store = self.data.createCopy()
        parse = getattr(self.builder, "_parse_recipe", None)
        if parse is None:
            return self.bb.cache.parse_recipe(store, file, appends)
        more = ["", self.layer_of(file)][: len(inspect.signature(parse).parameters) - 3]
        return parse(store, file, appends, *more)

    def layer_of(self, file):
        for name, _, regex, _ in self.collected.bbfile_config_priorities:
            if regex.match(file):
                return name
        return ""

    def priority(self, file):
        found = self.collected.calc_bbfile_priority(file)
        return found[0] if isinstance(found, tuple) else found

    def candidates(self, pn):
        """The recipe files that may be `pn` by their name; of equal names only the one that BitBake uses."""
        self.collect()
        named = [f for f in self.files if re.fullmatch(re.escape(pn) + r"(_.*)?\.bb", os.path.basename(f))]
        overlayed = {f for hidden in self.collected.overlayed.values() for f in hidden}
        if self.collected.overlayed and not isinstance(next(iter(self.collected.overlayed.values())), list):
            overlayed = set()
        return [f for f in named if f not in overlayed]

    def choose(self, pn):
        """(file, {variant: store}) of the version that BitBake would build: its own provider code decides."""
        parsed = {file: self.parse(file) for file in self.candidates(pn)}
        mine = {f: s for f, s in parsed.items() if s[""].getVar("PN") == pn}
        usable = {f: s for f, s in mine.items() if not s[""].getVar("__SKIPPED", False)} or mine
        if not usable:
            raise LookupError(f"no recipe file for {pn}")
        cache = SimpleNamespace(
            pkg_pn={pn: list(usable)},
            pkg_pepvpr={f: tuple(s[""].getVar(v) or "" for v in ("PE", "PV", "PR")) for f, s in usable.items()},
            pkg_dp={f: int(s[""].getVar("DEFAULT_PREFERENCE") or 0) for f, s in usable.items()},
            bbfile_priority={f: self.priority(f) for f in usable},
        )
        chosen = self.bb.providers.findBestProvider(pn, self.data, cache, cache.pkg_pn)[3]
        return chosen, usable[chosen]


def origin_of(history, store, name):
    if not history:
        return "environment" if store.getVarFlag(name, "export") and name in os.environ else "automatic"
    return "environment" if history[-1].get("file", "").startswith(("os.environ", "env")) else "file"


def trace_of(history, show):
    """BitBake's own history of the value (not of flags), in order, in its own words."""
    steps = []
    for event in history:
        if "flag" in event and not str(event["flag"]).startswith(("_", ":")):
            continue
        line = event.get("line")
        steps.append(values.step(show(str(event["file"])), line if isinstance(line, int) else 0, event["op"], event.get("detail")))
    return steps


def flags_of(store, name):
    """The settable flags, expanded; one that cannot be expanded is an entry with its state."""
    found = {}
    for flag in sorted(store.getVarFlags(name) or {}):
        if INTERNAL_FLAGS.fullmatch(flag):
            continue
        try:
            text = store.getVarFlag(name, flag)
        except Exception as failure:  # whatever the layers' own Python raises
            found[flag] = values.failing(str(failure).split("\n", 1)[0])
            continue
        if isinstance(text, (str, int)):
            found[flag] = str(text)
    return found


def read_store(store, show, with_trace):
    """{name: entry} of everything in a data store but functions and bookkeeping."""
    found = {}
    for name in sorted(store.keys()):
        if BOOKKEEPING.fullmatch(name) or store.getVarFlag(name, "func", False):
            continue
        history = store.varhistory.variable(name) if with_trace else []
        try:
            text = store.getVar(name)
        except Exception as failure:  # whatever the layers' own Python raises
            found[name] = values.failing(str(failure).strip().split("\n", 1)[0])
            continue
        if text is None:
            found[name] = values.unset()
        elif isinstance(text, (str, int)):
            found[name] = values.known(str(text), origin_of(history, store, name), trace_of(history, show))
        else:
            continue
        flags = flags_of(store, name)
        if flags:
            found[name]["flags"] = flags
    return found


def documents(bb, args, log):
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "USER", "LANG", "TERM") if name in os.environ}
    for name in ("MACHINE", "DISTRO"):
        chosen = getattr(args, name.lower())
        if chosen:
            environment[name] = chosen
    renamed = getattr(bb.data_smart, "bitbake_renamed_vars", {})
    passing = "BB_ENV_PASSTHROUGH_ADDITIONS" if "BB_ENV_EXTRAWHITE" in renamed else "BB_ENV_EXTRAWHITE"
    environment[passing] = os.environ[passing] = "MACHINE DISTRO"
    bases = [os.path.abspath(base) + os.sep for base in args.relative_to]

    def show(file):
        return next((file[len(base):] for base in bases if file.startswith(base)), file)

    try:
        build = Build(bb, args.build, environment, not args.no_trace)
    except BaseException as failure:  # BitBake ends with SystemExit, BBHandledException or what a layer raised
        errors = log.take() or [{"message": str(failure) or type(failure).__name__}]
        yield values.document("yocto", "config", {}, errors)
        return
    version = bb.__version__
    if not args.no_config:  # of a copy: reading values has side effects that recipes would inherit
        yield values.document("yocto", "config", read_store(build.data.createCopy(), show, not args.no_trace), log.take(), version=version)
    for wanted in recipe_names(args):
        try:
            path = os.path.join(args.start, wanted)
            file, stores = (path, build.parse(path)) if wanted.endswith(".bb") else build.choose(wanted)
        except BaseException as failure:
            if isinstance(failure, KeyboardInterrupt):
                raise
            errors = log.take() or [{"message": str(failure) or type(failure).__name__}]
            yield values.document("yocto", wanted, {}, errors)
            continue
        for variant, store in sorted(stores.items()):
            if variant and not args.variants:
                continue
            yield values.document(
                "yocto", store.getVar("PN"), read_store(store, show, not args.no_trace), log.take(), version=version,
                file=show(os.path.abspath(file)), variant=variant, skipped=store.getVar("__SKIPPED", False))


def recipe_names(args):
    names = []
    for name in args.recipe:
        if name.startswith("@"):
            with open(os.path.join(args.start, name[1:])) as lines:
                names += [line.split("#", 1)[0].strip() for line in lines]
        elif glob.has_magic(name):
            names += sorted(glob.glob(name, recursive=True))
        else:
            names.append(name)
    return [name for name in names if name]


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", help="build folder with conf/bblayers.conf and conf/local.conf; BitBake writes its caches there")
    parser.add_argument("--bitbake", required=True, metavar="DIR", help="BitBake's source tree")
    parser.add_argument("--machine")
    parser.add_argument("--distro")
    parser.add_argument("--recipe", action="append", default=[], metavar="PN|FILE.bb|@LIST", help="repeatable")
    parser.add_argument("--variants", action="store_true", help="also the variants of BBCLASSEXTEND")
    parser.add_argument("--no-config", action="store_true", help="recipes only")
    parser.add_argument("--no-trace", action="store_true")
    parser.add_argument("--relative-to", action="append", default=[], metavar="DIR", help="shorten paths in traces")
    args = parser.parse_args(argv)
    args.start = os.getcwd()
    args.build = os.path.abspath(args.build)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", errors="surrogateescape")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # layers may print; the documents stay clean
    bb = load_bitbake(args.bitbake)
    log = ErrorLog()
    logging.getLogger("BitBake").addHandler(log)
    values.write(documents(bb, args, log), out)
    out.flush()
    os._exit(0)  # without BitBake's own farewells


if __name__ == "__main__":
    main()
