srcs-y += a.c
srcs-$(CFG_A) += b.c
CFG_LIB ?= $(if $(CFG_A),y,n)
