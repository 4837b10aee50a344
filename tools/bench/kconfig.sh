#!/usr/bin/env bash
# A Kconfig tree with one defconfig, cold: bsplint beside the tree's own conf; and warm: what a changed fragment costs.
# usage: tools/bench/kconfig.sh TREE [DEFCONFIG]     (needs make, gcc, bison, flex; builds conf in a scratch folder)
# The tree's Makefile is run: use trees you trust.
set -euo pipefail
[ -f "${1:-}/Kconfig" ] || { sed -n 2,4p "$0"; echo "kconfig.sh: no Kconfig in ${1:-a tree}" >&2; exit 2; }
for tool in make gcc bison flex; do
    command -v "$tool" >/dev/null || { echo "kconfig.sh: there is no $tool, which the tree's own conf is built with" >&2; exit 2; }
done
home=$(cd "$(dirname "$0")/../.." && pwd)
tree=$(cd "$1" && pwd)
defconfig=${2:-stm32mp15_defconfig}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
TIMEFORMAT='%R s, CPU %U + %S s'
"$home/bsplint" --version >/dev/null # builds it if need be
(cd "$tree" && make -s O="$scratch" "$defconfig" >/dev/null) # builds conf
for _ in 1 2 3; do
    printf 'make %s      ' "$defconfig"
    time (cd "$tree" && make -s O="$scratch" "$defconfig" >/dev/null)
    printf 'bsplint eval kconfig, cold    '
    time "$home/bsplint" eval kconfig "$tree" --defconfig "$defconfig" --format json >/dev/null
done
java -XX:+UseSerialGC -cp "$home/target/bsplint.jar" "$home/tools/bench/KconfigWarm.java" "$tree" "$defconfig"
