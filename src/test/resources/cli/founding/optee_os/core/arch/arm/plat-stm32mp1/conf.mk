# An overlay: only what this product changes of OP-TEE's platform file.
CFG_STM32_BSEC ?= y
