SUMMARY = "OP-TEE for the vendor's SoCs"
LICENSE = "BSD-2-Clause & BSD-3-Clause"

OPTEE_VERSION = "3.12.0"
PV = "${OPTEE_VERSION}.r1"

SRC_URI = "git://github.com/OP-TEE/optee_os.git;protocol=https;name=os"
SRC_URI += "file://0001-3.12.0-stm32mp.patch"

S = "${WORKDIR}/git"

require optee-os-stm32mp-common.inc
