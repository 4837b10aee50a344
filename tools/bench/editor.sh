#!/usr/bin/env bash
# Latency of the language server on a real project: openembedded-core, meta-st-stm32mp and a product's layer with an append,
# fragments, a script, a machine; where OPTEE_DIR is given, also OP-TEE's sources. Types into the files and prints p50 and
# p95 for each kind of file, the time to the first diagnostics, and the server's memory.
# Usage: tools/bench/editor.sh OE_CORE_DIR META_ST_STM32MP_DIR [OPTEE_DIR]
# LIKE=MACHINE: the vendor's machine that the product's is a copy of (stm32mp15-disco; stm32mp1 is for every board and SoC).
# ONLY=KIND types into that kind of file alone; KEEP=DIR makes the project there and keeps it; CLASSPATH_OF_TESTS names test classes and libraries (default: Maven's).
set -euo pipefail
[ $# -ge 2 ] && [ -f "$1/meta/conf/layer.conf" ] && [ -d "$2/conf/machine" ] && { [ -z "${3:-}" ] || [ -f "$3/mk/config.mk" ]; } ||
    { sed -n '/^# Usage/,/^# ONLY/p' "$0"; echo "editor.sh: no such folders: $*" >&2; exit 2; }
core=$(realpath "$1") st=$(realpath "$2") optee=${3:+$(realpath "$3")}
cd "$(dirname "$0")/../.."
work=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT

put() { # put FILE: standard input into a file of the project
    mkdir -p "$(dirname "$work/$1")"
    cat >"$work/$1"
}

mkdir -p "$work/layers"
for layer in "$core:openembedded-core" "$st:meta-st-stm32mp"; do
    [ -d "$work/layers/${layer##*:}" ] || cp -r "${layer%:*}" "$work/layers/${layer##*:}"
    rm -rf "$work/layers/${layer##*:}/.git"
done
if [ -n "$optee" ] && [ ! -d "$work/sources/optee_os" ]; then
    mkdir -p "$work/sources"
    cp -r "$optee" "$work/sources/optee_os"
    rm -rf "$work/sources/optee_os/.git"
fi
series=$(sed -n 's/^LAYERSERIES_CORENAMES *= *"\([a-z]*\).*/\1/p' "$work/layers/openembedded-core/meta/conf/layer.conf")
case $series in dunfell | gatesgarth | hardknott) sep=_ ;; *) sep=: ;; esac
put build/conf/local.conf <<END
MACHINE ??= "acme-mp1"
DISTRO ?= "nodistro"
PACKAGE_CLASSES ?= "package_deb"
EXTRA_IMAGE_FEATURES ?= "debug-tweaks"
CONF_VERSION = "2"
END
put build/conf/bblayers.conf <<'END'
BBPATH = "${TOPDIR}"
BBFILES ?= ""
BBLAYERS = "${TOPDIR}/../layers/openembedded-core/meta ${TOPDIR}/../layers/meta-st-stm32mp ${TOPDIR}/../layers/meta-acme"
END
put layers/meta-acme/conf/layer.conf <<END
BBPATH .= ":\${LAYERDIR}"
BBFILES += "\${LAYERDIR}/recipes-*/*/*.bb \${LAYERDIR}/recipes-*/*/*.bbappend"
BBFILE_COLLECTIONS += "acme"
BBFILE_PATTERN_acme = "^\${LAYERDIR}/"
BBFILE_PRIORITY_acme = "8"
LAYERSERIES_COMPAT_acme = "$series"
END
sed 's/^#@NAME:.*/#@NAME: acme-mp1/' "$work/layers/meta-st-stm32mp/conf/machine/${LIKE:-stm32mp15-disco}.conf" |
    put layers/meta-acme/conf/machine/acme-mp1.conf
put layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend <<END
EXTRA_OEMAKE${sep}append = " CFG_TEE_CORE_LOG_LEVEL=2"
END
put layers/meta-acme/recipes-bsp/u-boot/u-boot-stm32mp_%.bbappend <<END
FILESEXTRAPATHS${sep}prepend := "\${THISDIR}/files:"
SRC_URI += "file://acme.cfg"
END
put layers/meta-acme/recipes-bsp/u-boot/files/acme.cfg <<'END'
CONFIG_CMD_FUSE=y
CONFIG_CMD_STM32KEY=y
END
put layers/meta-acme/recipes-core/images/acme-image.bb <<'END'
inherit core-image
IMAGE_INSTALL = "packagegroup-core-boot optee-client"
END
put provision/close.cmd <<'END'
load mmc 0:4 0xc0000000 publicKeyhash.bin
stm32key fuse -y 0xc0000000
fuse prog -y 0 0x0 0x40
END
put bsplint.yaml <<'END'
version: 1
images: {factory: {operations: [close-device], scripts: [provision/*.cmd]}}
END
echo "$(find "$work/layers" -name '*.bb' -o -name '*.inc' -o -name '*.conf' -o -name '*.bbclass' -o -name '*.bbappend' | wc -l) BitBake files, $series"

typed=(
    "script=provision/close.cmd=if test -n \"\${a}\"; then fuse prog -y 0 8 0x12345678; fi"
    "bbappend=layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend=EXTRA_OEMAKE += \"CFG_STM32_BSEC_WRITE=y\""
    "in its value=layers/meta-acme/recipes-security/optee/optee-os-stm32mp_%.bbappend=EXTRA_OEMAKE${sep}append = \" CFG_NUM_THREADS=||24680||\""
    "fragment=layers/meta-acme/recipes-bsp/u-boot/files/acme.cfg=# CONFIG_CMD_FUSE is not set"
    "its value=layers/meta-acme/recipes-bsp/u-boot/files/acme.cfg=CONFIG_BOOTDELAY=||24680||"
    "bsplint.yaml=bsplint.yaml=operations: [close-device, release]"
    "local.conf=build/conf/local.conf=EXTRA_IMAGE_FEATURES += \"read-only-rootfs\""
    "in a list=build/conf/local.conf=EXTRA_IMAGE_FEATURES += \"||read-only-rootfs||\""
    "machine=layers/meta-acme/conf/machine/acme-mp1.conf=MACHINE_FEATURES${sep}remove = \"optee\""
)
[ -z "$optee" ] || typed+=(
    'conf.mk=sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk=CFG_STM32_BSEC_WRITE ?= y'
    'in a value=sources/optee_os/core/arch/arm/plat-stm32mp1/conf.mk=CFG_ACME_LEVEL ?= ||24680||'
)
if [ -n "${ONLY:-}" ]; then
    for one in "${typed[@]}"; do case $one in "$ONLY="*) typed=("$one") ;; esac; done
fi
: "${BSPLINT:=$PWD/bsplint}"
if [ -z "${CLASSPATH_OF_TESTS:-}" ]; then
    ./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath
    CLASSPATH_OF_TESTS=target/test-classes:target/classes:$(cat target/test-classpath)
fi
# shellcheck disable=SC2086 # options are words
BSPLINT=$BSPLINT java ${BENCH_OPTS:-} -cp "$CLASSPATH_OF_TESTS" org.bsplint.lsp.LatencyBench "$work" "${typed[@]}"
