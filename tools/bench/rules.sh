#!/usr/bin/env bash
# CPU time that loading all rules takes in a fresh JVM, with the flags and an archive of classes as the launcher uses them:
# median and least of ROUNDS runs. Usage: tools/bench/rules.sh [ROUNDS] [CLASS PATH]
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${1:-15}
case $rounds in '' | *[!0-9]*) sed -n 3,3p "$0"; exit 2 ;; esac
path=${2:-}
if [ -z "$path" ]; then
    ./bsplint --version >/dev/null # builds it if need be
    path=$PWD/target/bsplint.jar
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
javac -d "$work" -cp "$path" tools/bench/RuleLoad.java
(cd "$work" && jar cf bench.jar RuleLoad.class)
flags="-XX:+UseSerialGC -XX:-UsePerfData -XX:TieredStopAtLevel=1 -Xlog:disable -Xlog:all=off"
# shellcheck disable=SC2086 # flags are words
java $flags -XX:ArchiveClassesAtExit="$work/classes.jsa" -cp "$work/bench.jar:$path" RuleLoad >/dev/null
for _ in $(seq "$rounds"); do
    # shellcheck disable=SC2086 # flags are words
    java $flags -XX:SharedArchiveFile="$work/classes.jsa" -cp "$work/bench.jar:$path" RuleLoad
done >"$work/runs"
sort -n -k3 "$work/runs" | awk '{ time[NR] = $3; rules = $1 }
    END { printf "%d rules: median %.1f ms, least %.1f ms of CPU in %d runs\n", rules, time[int((NR + 1) / 2)] / 1000, time[1] / 1000, NR }'
