PV = "4.1.0+a1"
SRC_URI = "git://git.acme.example/optee_os.git;protocol=https"
ACME_FUSES ?= "n"
EXTRA_OEMAKE = "PLATFORM=acme CFG_ACME_FUSE_WRITE=${ACME_FUSES}"
