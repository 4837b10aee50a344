SUMMARY = "TF-A for the vendor's SoCs"
LICENSE = "BSD-3-Clause"

TF_A_VERSION = "2.4"
PV = "${TF_A_VERSION}.r1"

SRC_URI = "git://github.com/ARM-software/arm-trusted-firmware.git;protocol=https;nobranch=1"
SRC_URI += "file://0001-st-update-v2.4-stm32mp.patch"

S = "${WORKDIR}/git"

PROVIDES += "virtual/trusted-firmware-a"

EXTRA_OEMAKE = "CROSS_COMPILE=${TARGET_PREFIX}"
EXTRA_OEMAKE += "PLAT=stm32mp1"
EXTRA_OEMAKE += "ARCH=aarch32"
EXTRA_OEMAKE += "ARM_ARCH_MAJOR=7"
EXTRA_OEMAKE += 'DEBUG=1'
EXTRA_OEMAKE += 'LOG_LEVEL=40'
EXTRA_OEMAKE += "${@bb.utils.contains('TF_A_SIGN_ENABLE', '1', 'TRUSTED_BOARD_BOOT=1', '', d)}"
EXTRA_OEMAKE += "${@bb.utils.contains('TF_A_SIGN_ENABLE', '1', 'MBEDTLS_DIR=mbedtls', '', d)}"

# One build for each configuration: <device trees>,<words of make>,<base name>,<targets>
TF_A_CONFIG[optee]   ?= "${STM32MP_DEVICETREE},AARCH32_SP=optee,,dtbs"
TF_A_CONFIG[trusted] ?= "${STM32MP_DEVICETREE},AARCH32_SP=sp_min,,bl32 dtbs"
TF_A_CONFIG[emmc]    ?= "${STM32MP_DEVICETREE},STM32MP_EMMC=1"
TF_A_CONFIG[sdcard]  ?= "${STM32MP_DEVICETREE},STM32MP_SDMMC=1"
TF_A_CONFIG[usb]     ?= "${STM32MP_DEVICETREE},STM32MP_USB_PROGRAMMER=1"
