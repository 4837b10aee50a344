"""What makefiles and C code say of options without being evaluated: who reads one, and which others its value hangs on."""
import os
import re

CALL = re.compile(r"\$\(call cfg-(?:one|all)-enabled,([^)]*)\)")
TESTED = re.compile(r"ifn?eq|filter|-\$\(CFG_\w+\)")
IFDEF = re.compile(r"^\s*#\s*(?:ifdef|ifndef)\s+(CFG_\w+)")
DEFINED = re.compile(r"defined\s*\(?\s*(CFG_\w+)")
COMMENT = re.compile(r"/\*.*?(\*/|$)|//.*|\"[^\"]*\"")
ENABLED = re.compile(r"IS_ENABLED2?\(\s*(CFG_\w+)")
ASSIGN = re.compile(r"^\s*(?:override\s+|export\s+)*([A-Za-z0-9_]+)\s*(::?=|\?=|\+=|=)(.*)$")
CONDITION = re.compile(r"^\s*(else\s+)?(ifeq|ifneq|ifdef|ifndef)\b(.*)$")
# variables of TF-A's makefiles that hold lists of files and flags
INNER = (r"(_SOURCES|_SRCS?|_DIRS?|_LIBS?|_OBJS?|_INCLUDES?|_DTBS?|_PATH|_FLAGS|_CFLAGS|_LDFLAGS|_ASFLAGS|_MK|_FILES?|_NAME|_DEPS|_BIN"
         r"|_ELF|_RULE|_LINKERFILE|_MAPFILE|_DUMP)$|^(BL[0-9A-Z]*|MAKE|SHELL|PLAT)_|^[A-Z][0-9]+[A-Z]*$")
# what a configuration has to set in any case, and what defaults were found to agree over
GIVEN = {"PLATFORM", "PLATFORM_FLAVOR", "PLAT", "ARCH", "ARM_ARCH_MAJOR", "CFG_EMBED_DTB_SOURCE_FILE", "DTB_FILE_NAME", "CFG_STM32MP15",
         "CFG_STM32MP13", "STM32MP15", "STM32MP13", "CFG_TEE_CORE_LOG_LEVEL", "CFG_TEE_TA_LOG_LEVEL", "CFG_TEE_CORE_DEBUG",
         "AARCH32_SP", "SPD", "STM32MP_SDMMC", "STM32MP_EMMC", "STM32MP_RAW_NAND", "STM32MP_SPI_NAND", "STM32MP_SPI_NOR",
         "STM32MP_USB_PROGRAMMER", "STM32MP_UART_PROGRAMMER", "DEBUG", "LOG_LEVEL", "MAKECMDGOALS", "Q", "V", "O", "out-dir"}


def readers(component, tree):
    """How code reads each option: letters for OP-TEE (m makefile tests it, i #ifdef, e IS_ENABLED, v used), words for TF-A."""
    return optee_readers(tree) if component == "optee" else tf_a_readers(tree)


def optee_readers(tree):
    found = {}

    def add(options, letter):
        for option in options:
            found.setdefault(option, set()).add(letter)

    for path in files(tree, (".mk", "Makefile", ".c", ".h", ".S"), ()):
        makefile = path.endswith((".mk", "Makefile"))
        with open(path, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if "CFG_" not in line:
                    continue
                if makefile:
                    if TESTED.search(line):
                        add(re.findall(r"\$\((CFG_\w+)\)", line), "m")
                    for call in CALL.findall(line):
                        add(re.findall(r"CFG_\w+", call), "m")
                else:
                    add(IFDEF.findall(line) + DEFINED.findall(line), "i")
                    add(ENABLED.findall(line), "e")
                    if not re.match(r"\s*#\s*(ifdef|ifndef|endif|else)", line):
                        rest = ENABLED.sub("", DEFINED.sub("", COMMENT.sub("", line)))
                        add(re.findall(r"\bCFG_\w+", rest), "v")
    return {name: "".join(sorted(letters)) for name, letters in found.items()}


def tf_a_readers(tree):
    """boolean and number as TF-A's own assertions say, text for what else is a build option."""
    kinds = {}
    for path in files(tree, (".mk", "Makefile"), ()):
        text = joined(path)
        own = path.endswith("make_helpers/defaults.mk") or "/plat/st/" in path or path == tree + "/Makefile"
        for name in re.findall(r"(?m)^\s*([A-Z][A-Z0-9_]+)\s*%s" % (r":?=" if path.endswith("defaults.mk") else r"\?="), text) if own else ():
            kinds.setdefault(name, "text")
        for name in re.findall(r"(?m)^\s*CPU_FLAG_LIST\s*\+=\s*([A-Z][A-Z0-9_]+)", text):
            kinds[name] = "boolean"
        for kind, call in (("text", "add_defines?"), ("boolean", "assert_booleans?"), ("number", "assert_numerics?")):
            for match in re.finditer(r"call\s+%s\s*,((?:\$\([^)]*\)|[^()])*)\)" % call, text):
                for name in re.findall(r"\b[A-Z][A-Z0-9_]+\b", match.group(1)):
                    if kinds.get(name, "text") == "text":
                        kinds[name] = kind
    return kinds


def files(tree, ends, without):
    for folder, folders, entries in os.walk(tree):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in ("docs", "doc"))
        if any(part in folder for part in without):
            continue
        for entry in sorted(entries):
            if entry.endswith(ends):
                yield os.path.join(folder, entry)


def joined(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return re.sub(r"\\\n", " ", file.read())


def needs(component, tree, values):
    """Option -> the options that decide its value otherwise than through the expression that is recorded for it."""
    result = {}
    texts = {path: joined(path) for path in files(tree, (".mk", "Makefile"), ()) if relevant(component, path[len(tree) + 1:])}
    around = included(component, texts)
    for path, text in texts.items():
        statements(component, text, values, result, around.get(os.path.basename(path), set()))
    if component == "optee":
        for path in files(os.path.join(tree, "ta"), (".mk",), ()):
            folder = path[len(tree) + 1:].split("/")[1]
            if folder not in ("mk", "arch") and not folder.endswith(".mk"):
                statements(component, joined(path), values, result, {"CFG_WITH_USER_TA", "CFG_%s_TA" % folder.upper()})
    options = {name: {other for other in found if other[0].isupper()} - GIVEN - {name} for name, found in result.items()}
    return {name: found for name, found in options.items() if found}


def relevant(component, path):
    if component == "optee":
        other = re.search(r"plat-(?!stm32mp[12]/)", path)
        return not other and not path.startswith(("ta/", "lib/", "mk/cleandirs", "scripts/", "host_"))
    other = re.match(r"plat/(?!st/|common|compat)", path)
    return not other and not path.startswith(("tools/", "fdts/", "contrib/"))


def words(component, text):
    if component == "optee":
        return set(re.findall(r"\bCFG_[A-Za-z0-9_]+|(?<=[({])[a-zA-Z0-9_-]+(?=[)}])", text)) - {"call", "info", "error"}
    return set(re.findall(r"(?<=[({])[A-Z][A-Z0-9_]+(?=[)}])", text))


def included(component, texts):
    """File name -> what decides whether the file is included at all; a file that is included in any case is left out."""
    by = {}
    for path, text in texts.items():
        stack = []
        for line in text.splitlines():
            line = re.sub(r"(^|\s)#.*", "", line)
            stack = nested(component, line, stack)
            # a variable may hold the name: AUTH_MK := drivers/auth/x.mk, include ${AUTH_MK}
            include = re.match(r"^\s*(?:-?include\s+|[A-Z0-9_]+_MK\s*:?=\s*)(\S+\.mk)\s*$", line)
            if include:
                edge = (os.path.basename(path), set().union(*stack))
                by.setdefault(os.path.basename(include.group(1)), []).append(edge)
    # a driver's makefile that no relevant one includes is not included at all
    unused = {os.path.basename(path) for path in texts if "/drivers/" in path} - set(by)
    by = {name: [edge for edge in edges if edge[0] not in unused] for name, edges in by.items()}
    found = {name: reasons(name, by, ()) for name in by}
    return {name: names for name, names in found.items() if names}


def reasons(name, by, seen):
    """Names that decide the including of a file, through all files that lead to it; none if one way is always taken."""
    every = set()
    for includer, names in by.get(name, ()):
        if includer in seen:
            continue
        way = names | reasons(includer, by, (*seen, name))
        if not way:
            return set()
        every |= way
    return every


def nested(component, line, stack):
    """The conditions around the next line."""
    condition = CONDITION.match(line)
    if condition:
        names = words(component, condition.group(3))
        if condition.group(2) in ("ifdef", "ifndef"):
            names |= set(condition.group(3).split())
        return stack[:-1] + [stack[-1] | names] if condition.group(1) and stack else stack + [names]
    return stack[:-1] if re.match(r"^\s*endif\b", line) else stack


def statements(component, text, values, result, include):
    stack = []
    for line in text.splitlines():
        line = re.sub(r"(^|\s)#.*", "", line)
        before, stack = stack, nested(component, line, stack)
        if stack != before or CONDITION.match(line):
            continue
        if line.startswith("\t") and not stack:
            continue
        statement(component, line, include.union(*stack), values, result)


def statement(component, line, around, values, result):
    assigned = ASSIGN.match(line)
    if assigned:
        name, _, text = assigned.groups()
        inside = set() if values.get(name) == text.strip() else words(component, text)
        result.setdefault(name, set()).update(around | inside)
    elif "$(" in line and not re.search(r"call\s+(assert_|add_define|warn|error|info)", line):
        names = set(re.findall(r"\bCFG_[A-Za-z0-9_]+", line)) if component == "optee" else set(
            re.findall(r"\beval\s+([A-Z][A-Z0-9_]+)\s*[:?+]?=", line))
        for name in names:
            result.setdefault(name, set()).update(around | words(component, line))
