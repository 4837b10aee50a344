PV = "2024.01+a1"
SRC_URI = "git://git.acme.example/u-boot.git;protocol=https"
