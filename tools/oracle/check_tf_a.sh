#!/usr/bin/env bash
# TF-A 2.8 from Debian's source package, evaluated by GNU make and by bsplint: no value may differ.
# Skipped with a notice where the package or the cross compilers cannot be had.
set -euo pipefail
home=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skip() { echo "NOTICE: TF-A is not compared: $*"; exit 0; }
for tool in make aarch64-linux-gnu-gcc dtc apt-get; do
    command -v "$tool" > /dev/null || skip "no $tool"
done
mirror=$(sed -n 's/^URIs: *//p; s/^deb  *\(http[^ ]*debian\)\/* .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2> /dev/null |
    grep -m1 debian || echo http://deb.debian.org/debian)
printf 'Types: deb-src\nURIs: %s\nSuites: bookworm\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$mirror" > "$work/list.sources"
mkdir -p "$work/lists/partial"
apt=(apt-get -qq -o "Dir::Etc::sourcelist=$work/list.sources" -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$work/lists")
(cd "$work" && timeout 120 "${apt[@]}" update && timeout 120 "${apt[@]}" source --download-only arm-trusted-firmware) \
    > "$work/log" 2>&1 || skip "the source package cannot be had"
mkdir "$work/tree"
tar -xf "$work"/arm-trusted-firmware_*.orig.tar.* -C "$work/tree" --strip-components=1

cat > "$work/matrix" <<'M'
PLAT=stm32mp1 ARCH=aarch32 ARM_ARCH_MAJOR=7 AARCH32_SP=optee STM32MP_SDMMC=1 DTB_FILE_NAME=stm32mp157c-dk2.dtb
PLAT=stm32mp1 ARCH=aarch32 ARM_ARCH_MAJOR=7 AARCH32_SP=sp_min STM32MP_EMMC=1 DTB_FILE_NAME=stm32mp157c-ev1.dtb
PLAT=stm32mp1 ARCH=aarch32 ARM_ARCH_MAJOR=7 STM32MP_USB_PROGRAMMER=1 DTB_FILE_NAME=stm32mp135f-dk.dtb PSA_FWU_SUPPORT=1
PLAT=stm32mp1
PLAT=fvp DEBUG=1
PLAT=fvp DEBUG=2
PLAT=qemu SPD=opteed
PLAT=imx8mm
PLAT=rk3399
PLAT=hikey960
PLAT=ls1043ardb
PLAT=corstone1000
PLAT=nosuchplat
M
# What names a tool, or lists the tree's folders, says nothing of the configuration.
"$home/tools/oracle/make_values.py" tf-a "$work/tree" --matrix "$work/matrix" > "$work/truth.jsonl"
rm -rf "$work/tree/build"
"$home/bsplint" eval tf-a "$work/tree" --matrix "$work/matrix" --format json > "$work/ours.jsonl"
"$home/tools/oracle/compare.py" "$work/truth.jsonl" "$work/ours.jsonl" --by-order --origin --line \
    --kind wrong --kind missing --kind error-wrong --kind error-missing --at-least total=99
