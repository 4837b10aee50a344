#!/usr/bin/env bash
# What the program asks of the kernel, seen by strace: once Java runs it executes nothing, opens no internet socket, and
# writes nowhere but into the folder of outputs and its cache. Needs strace, python3 and target/bsplint.jar.
#   tools/check_strace.sh [JAR]
set -euo pipefail
cd "$(dirname "$0")/.."
jar=$(realpath "${1:-target/bsplint.jar}")
command -v strace >/dev/null || { echo "needs strace (apt-get install strace)"; exit 2; }
[ -f "$jar" ] || { echo "needs $jar: ./mvnw package"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree out=$work/out cache=$work/cache
mkdir -p "$out" "$cache" "$work/traces"
cp -r samples/close-device-ecosystem-3.0 "$tree"
# what would be executed, if anything were
cat >"$tree/Makefile" <<'MAKE'
A := $(shell touch executed-by-make; echo y)
B != wget http://localhost/executed
include $(shell echo sub.mk)
$(file >written-by-make,x)
MAKE
cat >"$tree/t.bb" <<'BB'
A = "${@os.system('touch executed-by-python')}"
B := "${@__import__('subprocess').check_output(['id'])}"
SRCREV = "${AUTOREV}"
SRC_URI = "git://localhost/x"
python () {
    import socket
    socket.create_connection(('localhost', 80))
    open('written-by-python', 'w').write('x')
}
BB
printf 'config A\n\tdef_bool $(success,touch executed-by-kconfig)\n' >"$tree/Kconfig.own"
mkdir -p "$work/kconfig/configs" && mv "$tree/Kconfig.own" "$work/kconfig/Kconfig" && echo CONFIG_A=y >"$work/kconfig/configs/a_defconfig"
before=$(find "$tree" "$work/kconfig" | sort | sha256sum; find "$tree" "$work/kconfig" -type f | sort | xargs sha256sum | sha256sum)

n=0
run() { # run WORDS…: bsplint under strace
    n=$((n + 1))
    status=0
    (cd "$tree" && HOME=$work/home XDG_CACHE_HOME=$cache strace -f -qq -s 300 -o "$work/traces/$n" \
        -e trace=execve,execveat,socket,connect,bind,open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat \
        java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "$jar" "$@") >"$work/stdout" 2>"$work/stderr" || status=$?
    [ "$status" -lt 70 ] || { echo "bsplint $* ended with $status"; cat "$work/stderr"; exit 1; }
    printf '%s\n' "bsplint $*" >>"$work/traces/$n.words"
}

run check --output sarif="$out/a.sarif" --output json="$out/a.json" --write-baseline "$out/baseline.json" .
run check .
run check .
run check --fix --dry-run .
run report --output html="$out/a.html" --attestation "$out/statement.json" .
run eval make Makefile
run eval bitbake t.bb
run eval yocto build
run eval kconfig "$work/kconfig" --defconfig a_defconfig
run eval u-boot-script provision/close.cmd
run why CFG_STM32_BSEC_WRITE .
run why-not otp-write-refused-by-optee .
run upgrade --from 3.0 --to 5.0 .
run diff . .
run explain otp-write-refused-by-optee
printf 'U-Boot 2020.10-stm32mp-r1\n' >"$out/log"
run diagnose "$out/log"
run rules list
lsp='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{},"rootUri":"file://'$tree'"}}'
last='{"jsonrpc":"2.0","method":"exit"}'
{ # time to evaluate before it ends
    printf 'Content-Length: %s\r\n\r\n%s' ${#lsp} "$lsp"
    sleep 8
    printf 'Content-Length: %s\r\n\r\n%s' ${#last} "$last"
} | run lsp
n=$((n + 1)) # run was in a subshell

after=$(find "$tree" "$work/kconfig" | sort | sha256sum; find "$tree" "$work/kconfig" -type f | sort | xargs sha256sum | sha256sum)
[ "$before" = "$after" ] || { echo "a file of the analysed trees changed"; exit 1; }

python3 - "$work/traces" "$out" "$cache" <<'PYTHON'
import os, re, sys
traces, *allowed = sys.argv[1:]
allowed += ["/dev/null", "/dev/tty", "/proc/self/coredump_filter"]  # the last: Java about its own core dumps
bad = total = 0


def calls(name):
    """Lines of a trace, those joined that strace cut in two because another thread came between."""
    begun = {}
    for line in open(name, errors="replace"):
        line = line.rstrip("\n")
        thread = line.split(" ", 1)[0]
        rest = re.match(r"\d+ +<\.\.\. \w+ resumed>(.*)", line)
        if line.endswith(" <unfinished ...>"):
            begun[thread] = line[: -len(" <unfinished ...>")]
        else:
            yield begun.pop(thread, "") + rest[1] if rest else line
    yield from begun.values()


for name in sorted(os.listdir(traces), key=lambda n: (len(n), n)):
    if name.endswith(".words"):
        continue
    words = open(os.path.join(traces, name + ".words")).read().strip()
    started = False
    for line in calls(os.path.join(traces, name)):
        call = re.match(r"(?:\d+ +)?(\w+)\((.*)", line)
        if not call:
            continue
        total += 1
        what, rest = call.groups()
        wrong = ""
        if what.startswith("execve"):
            wrong, started = ("executes" if started else ""), True
        elif what in ("socket", "connect", "bind"):
            wrong = "opens an internet socket" if "AF_INET" in rest else ""
        elif what in ("open", "openat", "openat2"):
            writes = re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND", rest)
            path = re.search(r'"([^"]*)"', rest)
            if writes and path and not path[1].startswith(tuple(allowed)):
                wrong = "writes"
        else:
            paths = re.findall(r'"([^"]*)"', rest)
            made = not re.search(r"= -1 (EEXIST|ENOENT)", rest)
            if made and any(not path.startswith(tuple(allowed)) for path in paths):
                wrong = "changes"
        if wrong:
            bad += 1
            print(f"{words}: {wrong}: {line.strip()[:200]}")
print(f"{total} system calls of {len(os.listdir(traces)) // 2} runs: {'none' if not bad else bad} out of bounds")
sys.exit(1 if bad else 0)
PYTHON
