#!/usr/bin/env bash
# A check of the founding sample as a whole process, beside a JVM that only says hello, in the same run and round-robin.
# Prints medians of wall and CPU time, the largest memory, and the ratios. Usage: tools/bench/startup.sh [ROUNDS] [PATH]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-9}
sample=${2:-samples/close-device-ecosystem-3.0}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'class Hello { public static void main(String[] a) { System.out.println("hello"); } }' >"$work/Hello.java"
javac -d "$work" "$work/Hello.java"
./bsplint check "$sample" >/dev/null 2>&1 || true # builds, and makes the archive of classes

timed() { # timed FILE COMMAND…: appends wall, cpu (ms) and memory (KiB)
    local file=$1
    shift
    python3 - "$file" "$@" <<'PY'
import os, resource, subprocess, sys, time
start = time.monotonic()
process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, usage = os.wait4(process.pid, 0)
wall = time.monotonic() - start
with open(sys.argv[1], "a") as out:
    print(round(wall * 1000), round((usage.ru_utime + usage.ru_stime) * 1000), usage.ru_maxrss, file=out)
PY
}

for _ in $(seq "$rounds"); do
    timed "$work/hello" java -cp "$work" Hello
    timed "$work/check" ./bsplint check "$sample"
done
python3 - "$work" <<'PY'
import statistics, sys
def read(name):
    rows = [list(map(int, line.split())) for line in open(f"{sys.argv[1]}/{name}")]
    return [statistics.median(column) for column in list(zip(*rows))[:2]] + [max(row[2] for row in rows)]
hello, check = read("hello"), read("check")
for name, row in (("JVM hello world", hello), ("bsplint check", check)):
    print(f"{name:16} wall {row[0]:5.0f} ms  cpu {row[1]:5.0f} ms  memory {row[2] / 1024:4.0f} MB")
print(f"{'ratio':16} wall {check[0] / hello[0]:5.1f}     cpu {check[1] / hello[1]:5.1f}")
PY
