"""Which option names occur in a source tree. A name counts if a makefile, a Kconfig file or C code of the tree mentions it (U-Boot: in the
folders that products configure, cmd, boot, common, env and lib): what no file mentions has no effect, which is what the list is for ("no such option, did you mean ..."). Trees are inputs only;
nothing but names and versions is written.
"""
import os
import re

KINDS = {
    # component: (files to read, what an option looks like there)
    "optee": (r".*\.(mk|c|h|S|py)$|Makefile$", r"\b(CFG_[A-Z0-9_a-z]+|TA_SIGN_KEY|TA_PUBLIC_KEY|RPROC_SIGN_KEY)\b"),
    "tf-a": (r".*\.mk$|Makefile$", r"(?m)(?:^\s*(?:override\s+)?|\$[({]|\s)([A-Z][A-Z0-9_]{2,})(?=\s*[:?+]?=|[)}\s\\])"),
    "yocto": (r".*\.(conf|inc|bbclass|bb|bbappend|py)$",
              r"(?m)^\s*(?:export\s+)?([A-Z][A-Z0-9_]{3,})(?=[a-z0-9:_.${}+?\[\]-]*\s*(?:\?\?=|\?=|:=|\+=|=\+|\.=|=\.|=))"
              r"|\$\{([A-Z][A-Z0-9_]{3,})\}|(?:getVar|setVar|getVarFlag)\(['\"]([A-Z][A-Z0-9_]{3,})"
              r"|(?:contains|filter|contains_any)\(['\"]([A-Z][A-Z0-9_]{3,})['\"]"),
    "u-boot": (r"Kconfig[^/]*$", r"(?m)^\s*(?:menu)?config\s+([A-Z0-9_a-z]+)"),
}


def ended(component, name):
    """A Yocto name without the blank of an override that follows it."""
    return name.rstrip("_") if component == "yocto" else name


def names(component, tree):
    files, option = KINDS[component]
    found = set()
    for folder, folders, entries in os.walk(tree):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in ("docs", "doc")]
        if component == "u-boot" and folder == tree:
            folders[:] = [name for name in folders if name in ("cmd", "boot", "common", "env", "lib")]
        for entry in entries:
            if re.match(files, entry):
                with open(os.path.join(folder, entry), errors="replace") as text:
                    found.update(ended(component, next(filter(None, match.groups()))) for match in re.finditer(option, text.read()))
    return found


def symbols(tree):
    """U-Boot's symbols with their types; of a symbol that several architectures define, the last type seen."""
    found = {}
    for folder, folders, entries in os.walk(tree):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ("doc", "test", "scripts"))
        for entry in entries:
            if re.match(KINDS["u-boot"][0], entry):
                with open(os.path.join(folder, entry), errors="replace") as text:
                    parts = re.split(r"(?m)^\s*(?:menu)?config\s+(?=[A-Z0-9_a-z]+\s*$)", text.read())
                for part in parts[1:]:
                    name = part.split(None, 1)[0]
                    kind = re.search(r"(?m)^\s+(?:def_)?(bool|tristate|int|hex|string)\b", part)
                    if kind or name not in found:
                        found[name] = kind.group(1) if kind else "bool"
    return found
