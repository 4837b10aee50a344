# Run once per board, on the production line, with the board open.
# Hash of our public key (publicKeyhash.bin, as big-endian words), OTP words 24 to 31.
fuse prog -y 0 0x18 0x8d1f3c52 0x6a90be17 0x30c4d7e9 0xf25b8806 0x1be7a4d3 0x94c60f7a 0x52d8e13b 0xe70944ac
# Lock those words, so that nobody can burn further bits.
fuse prog -y 0 0x10000018 1 1 1 1 1 1 1 1

# Close the device: from here on only signed images start.
fuse prog -y 0 0x0 0x40
