#!/usr/bin/env bash
# Processor time of a recipe in a program that runs already, with both of Java's compilers (as the language server) and with
# the quick one alone (as short runs); then a machine and six recipes as a whole process.
# Usage: tools/bench/yocto.sh BUILD_DIR LIST [SIX…]     LIST: recipe names, one a line
set -euo pipefail
[ $# -ge 2 ] && [ -f "$1/conf/bblayers.conf" ] && [ -f "$2" ] ||
    { sed -n 2,4p "$0"; echo "yocto.sh: no build folder ${1:-} or no list ${2:-}" >&2; exit 2; }
build=$(realpath "$1")
list=$(realpath "$2")
shift 2
six=("$@")
[ $# -gt 0 ] || six=(tf-a-stm32mp optee-os-stm32mp u-boot-stm32mp linux-stm32mp core-image-minimal busybox)
cd "$(dirname "$0")/../.."
./bsplint --version >/dev/null # builds, and makes the archive of classes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -cp target/bsplint.jar -d "$work" tools/bench/YoctoRecipes.java
for flag in -XX:+TieredCompilation -XX:TieredStopAtLevel=1; do
    echo "== $flag"
    java -XX:+UseSerialGC "$flag" -cp "$work:target/bsplint.jar" YoctoRecipes "$build" "$list"
done
echo "== whole process: ${six[*]}"
python3 - "$build" "${six[@]}" <<'PY'
import os, subprocess, sys, time
command = ["./bsplint", "eval", "yocto", sys.argv[1], "--format", "json"] + [w for name in sys.argv[2:] for w in ("--recipe", name)]
for _ in range(5):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    print(f"wall {time.monotonic() - start:.2f} s, CPU {usage.ru_utime + usage.ru_stime:.2f} s, {usage.ru_maxrss >> 10} MB")
PY
