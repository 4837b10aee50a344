#!/usr/bin/env bash
# Compares bsplint's `.config` with that of a tree's own conf, symbol for symbol; and without named defconfigs, what it says
# of the lines that fragments lose, and the lines it offers for them (kconfig_remedies.py).
#   check_kconfig.sh                      20 defconfigs of Debian's U-Boot source, fetched where the network allows
#   check_kconfig.sh TREE [DEFCONFIG…]    the same 20, or those named, of a tree that is there
# Needs make, gcc, bison, flex. What cannot be had is skipped with a notice (status 0); a wrong value is status 1.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$here/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
skip() { echo "NOTICE: $*: the comparison with conf is skipped"; exit 0; }

for tool in make gcc bison flex python3; do
    command -v "$tool" >/dev/null || skip "no $tool"
done

# Debian's u-boot source, with a source list of our own: the host's lists stay as they are.
fetch() {
    command -v apt-get >/dev/null && [ -r /etc/debian_version ] || return 1
    mkdir -p "$scratch"/apt/{lists/partial,cache/archives/partial}
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | grep '^deb ' | sed 's/^deb /deb-src /' >"$scratch/apt/sources.list" || true
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -r "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$scratch/apt/$(basename "$file")"
    done
    mkdir -p "$scratch/apt/parts" && mv "$scratch"/apt/*.sources "$scratch/apt/parts/" 2>/dev/null || true
    local options=(-o Dir::Etc::sourcelist="$scratch/apt/sources.list" -o Dir::Etc::sourceparts="$scratch/apt/parts"
        -o Dir::State::lists="$scratch/apt/lists" -o Dir::Cache="$scratch/apt/cache" -o APT::Sandbox::User=root)
    (cd "$scratch" && timeout 300 apt-get "${options[@]}" -qq update && timeout 300 apt-get "${options[@]}" -qq --download-only source u-boot) >"$scratch/apt.log" 2>&1 || return 1
    local archive
    archive=$(ls "$scratch"/u-boot_*.orig.tar.* 2>/dev/null | grep -v '\.asc$' | head -1)
    [ -n "$archive" ] || return 1
    mkdir "$scratch/tree" && tar -xf "$archive" -C "$scratch/tree" --strip-components=1
}

if [ $# -gt 0 ]; then
    tree=$(cd "$1" && pwd)
    shift
else
    fetch || skip "Debian's u-boot source cannot be had"
    tree=$scratch/tree
fi

combinations=
if [ $# -gt 0 ]; then
    defconfigs=("$@")
else
    combinations=$here/fragments.txt
    mapfile -t boards < <(cd "$tree/configs" && ls stm32mp*_defconfig 2>/dev/null | head -8)
    mapfile -t others < <(cd "$tree/configs" && ls ./*_defconfig | sed 's|^\./||' | grep -v '^stm32mp' |
        awk '{ line[NR] = $0 } END { for (i = 1; i <= 12; i++) print line[int(NR * i / 13) + 1] }')
    defconfigs=("${boards[@]}" "${others[@]}")
fi
[ ${#defconfigs[@]} -gt 0 ] || skip "no defconfigs in $tree"

"$here/kconfig_values.py" "$tree" --defconfig "${defconfigs[@]}" >"$scratch/truth.jsonl"
for name in "${defconfigs[@]}"; do
    "$home/bsplint" eval kconfig "$tree" --defconfig "$name" --format json --no-trace 2>/dev/null
done >"$scratch/ours.jsonl"
"$here/compare.py" "$scratch/truth.jsonl" "$scratch/ours.jsonl" --by-order --strict --kind wrong
[ -z "$combinations" ] || "$here/kconfig_remedies.py" "$tree" --combinations "$combinations" --remedies 1
