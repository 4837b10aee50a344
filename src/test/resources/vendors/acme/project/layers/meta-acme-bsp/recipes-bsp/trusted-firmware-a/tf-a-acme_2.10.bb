PV = "2.10+a1"
SRC_URI = "git://git.acme.example/tf-a.git;protocol=https"
