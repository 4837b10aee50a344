# Run once per board, on the production line.
# The hash of our public key is in publicKeyhash.bin on the boot partition.
load mmc 0:4 0xc0000000 publicKeyhash.bin
stm32key fuse -y 0xc0000000

# Close the device: from here on only signed images start.
fuse prog -y 0 0x0 0x40
