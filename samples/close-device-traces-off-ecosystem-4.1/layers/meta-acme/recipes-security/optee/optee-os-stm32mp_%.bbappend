# The board's secure device tree.
FILESEXTRAPATHS:prepend := "${THISDIR}/files:"
SRC_URI += "file://0001-add-acme-device-tree.patch"
