#!/usr/bin/env python3
"""Lists how OP-TEE's code reads each CFG_ option, over one or more source trees.

usage: optee-option-readers.py TREE… > rules/facts/optee-option-readers.txt

m: a makefile tests it against y; i: C code tests whether it is defined; e: C code asks IS_ENABLED(); v: C code uses its
value, so that it is a number or a text.
"""
import os
import re
import sys

MAKE = re.compile(r"\$\((CFG_\w+)\)")
CALL = re.compile(r"\$\(call cfg-(?:one|all)-enabled,([^)]*)\)")
TESTED = re.compile(r"ifn?eq|filter|-\$\(CFG_\w+\)")
IFDEF = re.compile(r"^\s*#\s*(?:ifdef|ifndef)\s+(CFG_\w+)")
DEFINED = re.compile(r"defined\s*\(?\s*(CFG_\w+)")
COMMENT = re.compile(r"/\*.*?(\*/|$)|//.*|\"[^\"]*\"")
ENABLED = re.compile(r"IS_ENABLED2?\(\s*(CFG_\w+)")


def main():
    found = {}
    for tree in sys.argv[1:]:
        for folder, _, names in os.walk(tree):
            for name in names:
                path = os.path.join(folder, name)
                is_make = name.endswith((".mk", "Makefile"))
                if not is_make and not name.endswith((".c", ".h", ".S")):
                    continue
                with open(path, encoding="utf-8", errors="replace") as lines:
                    for line in lines:
                        if is_make:
                            if TESTED.search(line):
                                add(found, MAKE.findall(line), "m")
                            for call in CALL.findall(line):
                                add(found, re.findall(r"CFG_\w+", call), "m")
                        else:
                            add(found, IFDEF.findall(line) + DEFINED.findall(line), "i")
                            add(found, ENABLED.findall(line), "e")
                            used = set(re.findall(r"\bCFG_\w+", COMMENT.sub("", line)))
                            tested = IFDEF.findall(line) + DEFINED.findall(line) + ENABLED.findall(line)
                            if not line.lstrip().startswith(("*", "//", "/*", "#else", "#endif")):
                                add(found, used - set(tested), "v")
    print("# How OP-TEE's code reads an option: m makefile (y), i C #ifdef (defined), e C IS_ENABLED (y or 1), v used as a value.")
    print("# Made by tools/optee-option-readers.py from upstream OP-TEE releases.")
    for name in sorted(found):
        print(name, "".join(sorted(found[name])))


def add(found, names, letter):
    for name in names:
        found.setdefault(name, set()).add(letter)


main()
