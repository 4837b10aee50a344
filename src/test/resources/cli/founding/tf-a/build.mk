PLAT := stm32mp1
ARCH := aarch32
AARCH32_SP := optee
