# Run once per board, on the production line.
load mmc 0:4 0xc0000000 publicKeyhash.bin
stm32key fuse -y 0xc0000000

# Close the device: from here on only signed images start.
stm32key close -y
