SUMMARY = "TF-A for the vendor's SoCs"
LICENSE = "BSD-3-Clause"

TF_A_VERSION = "2.10"
PV = "v${TF_A_VERSION}.5-stm32mp-r1"

SRC_URI = "git://github.com/ARM-software/arm-trusted-firmware.git;protocol=https;nobranch=1"
SRC_URI += "file://0001-st-update-v2.10-stm32mp.patch"

S = "${WORKDIR}/git"

PROVIDES += "virtual/trusted-firmware-a"

EXTRA_OEMAKE = "CROSS_COMPILE=${TARGET_PREFIX}"
EXTRA_OEMAKE += "PLAT=stm32mp1"
EXTRA_OEMAKE += "ARCH=aarch32"
EXTRA_OEMAKE += "ARM_ARCH_MAJOR=7"
EXTRA_OEMAKE += "${@bb.utils.contains('ST_TF_A_DEBUG_TRACE', '1', 'DEBUG=1 LOG_LEVEL=40', '', d)}"
EXTRA_OEMAKE += "${@bb.utils.contains('SIGN_ENABLE', '1', 'TRUSTED_BOARD_BOOT=1', '', d)}"
EXTRA_OEMAKE += "${@bb.utils.contains('SIGN_ENABLE', '1', 'MBEDTLS_DIR=mbedtls', '', d)}"

# One build for each configuration: <device trees>,<words of make>,<base name>,<targets>
TF_A_CONFIG[optee-emmc]   ?= "${STM32MP_DEVICETREE},AARCH32_SP=optee STM32MP_EMMC=1,tf-a,all"
TF_A_CONFIG[optee-sdcard] ?= "${STM32MP_DEVICETREE},AARCH32_SP=optee STM32MP_SDMMC=1,tf-a,all"
