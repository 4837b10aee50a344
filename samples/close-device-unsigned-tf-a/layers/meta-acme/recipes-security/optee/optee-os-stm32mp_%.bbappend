# The board's secure device tree.
FILESEXTRAPATHS_prepend := "${THISDIR}/files:"
SRC_URI += "file://0001-add-acme-device-tree.patch"

# This image provisions boards: let OP-TEE burn OTP words.
EXTRA_OEMAKE += "CFG_STM32_BSEC_WRITE=y"
