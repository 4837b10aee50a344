SUMMARY = "OP-TEE for the vendor's SoCs"
LICENSE = "BSD-2-Clause & BSD-3-Clause"

OPTEE_VERSION = "4.0.0"
OPTEE_SUBVERSION = "stm32mp"
OPTEE_RELEASE = "r1"
PV = "${OPTEE_VERSION}-${OPTEE_SUBVERSION}-${OPTEE_RELEASE}"

SRC_URI = "git://github.com/OP-TEE/optee_os.git;protocol=https;name=os"
SRC_URI += "file://0001-4.0.0-stm32mp.patch"

S = "${WORKDIR}/git"

require optee-os-stm32mp-common.inc
