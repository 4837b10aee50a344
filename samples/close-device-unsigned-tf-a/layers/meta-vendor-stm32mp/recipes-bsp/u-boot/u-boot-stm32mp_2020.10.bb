SUMMARY = "U-Boot for the vendor's SoCs"
LICENSE = "GPL-2.0+"

U_BOOT_VERSION = "2020.10"
PV = "${U_BOOT_VERSION}.r1"

SRC_URI = "git://github.com/u-boot/u-boot.git;protocol=https;nobranch=1"
SRC_URI += "file://0001-v2020.10-stm32mp.patch"

S = "${WORKDIR}/git"

PROVIDES += "virtual/bootloader u-boot"
