#!/usr/bin/env bash
# GNU make and bsplint on the same configuration of an OP-TEE or TF-A tree, side by side: wall and CPU seconds.
# usage: tools/bench/make.sh optee|tf-a DIR PLATFORM [NAME=VALUE]…
# GNU make runs what the tree tells it to: use trees you trust. Cross compilers as for tools/oracle.
set -euo pipefail
case ${1:-} in optee) top=mk/config.mk ;; tf-a) top=make_helpers ;; *) top=none ;; esac
[ $# -ge 3 ] && [ -e "$2/$top" ] || { sed -n 2,4p "$0"; echo "make.sh: no sources of ${1:-optee or tf-a} in ${2:-a folder}" >&2; exit 2; }
command -v make >/dev/null || { echo "make.sh: there is no GNU make to compare with" >&2; exit 2; }
component=$1 tree=$(cd "$2" && pwd) platform=$3
shift 3
home=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
case $component in
optee) words=("PLATFORM=$platform" "O=$scratch/out" CROSS_COMPILE32=arm-linux-gnueabihf- CROSS_COMPILE64=aarch64-linux-gnu-) ;;
tf-a) words=("PLAT=$platform" CROSS_COMPILE=aarch64-linux-gnu- all) ;;
esac
printf 'include Makefile\n$(error END)\n' > "$scratch/wrapper.mk"
sets=()
for word in "$@"; do sets+=(--set "$word"); done
unset "${!MAKE@}" 2>/dev/null || true
TIMEFORMAT='%R s, CPU %U + %S s'
"$home/bsplint" --version > /dev/null # builds it if need be
for round in 1 2 3; do
    printf 'GNU make   '
    time (cd "$tree" && env -i PATH="$PATH" HOME="$scratch" LC_ALL=C make -f "$scratch/wrapper.mk" "${words[@]}" "$@" > /dev/null 2>&1 || true)
    printf 'bsplint    '
    time "$home/bsplint" eval "$component" "$tree" --platform "$platform" "${sets[@]}" --format json > /dev/null
done
word=PLATFORM
[ "$component" = optee ] || word=PLAT
for i in $(seq 50); do echo "$word=$platform ${*@Q}"; done > "$scratch/matrix"
printf 'bsplint, 50 configurations in one run  '
time "$home/bsplint" eval "$component" "$tree" --matrix "$scratch/matrix" --format json > /dev/null
